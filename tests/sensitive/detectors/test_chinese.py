"""Chinese names and addresses."""

from __future__ import annotations

import functools

import pytest

from dataprep.resources import rules_dir
from dataprep.rules.load import load_rules
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.validators._names import is_labelled_name, is_name, is_pinyin_name


@functools.cache
def detection(engine: str) -> Detection:
    rules = load_rules([rules_dir()]).sensitive()
    return Detection([r for r in rules if r.id.startswith(("cn-name", "cn-address"))], engine)


def found(text: str, engine: str = "hyperscan") -> list[str]:
    raw = text.encode()
    return [raw[f.start : f.end].decode() for f in detection(engine).scan(raw)]


NAMES = [
    ("姓名：王小明", ["王小明"]),
    ("联系人张伟电话", ["张伟"]),
    ("参会人：王芳、李强，赵敏", ["王芳", "李强", "赵敏"]),
    ("作者: 欧阳天宇 创建", ["欧阳天宇"]),
    ("姓名：古丽·买买提", ["古丽·买买提"]),
    ("姓名：张 三", ["张 三"]),
    ("感谢李建国老师的指导", ["李建国"]),
    ("尊敬的王丽女士：", ["王丽"]),
    ("姓名,年龄\n王芳,3\n李强,4\n", ["王芳", "李强"]),
    ("name,age\n王芳,3\n", ["王芳"]),
    ("请将联系人（罗泽宇）发给客服", ["罗泽宇"]),
    ("我叫陈静，今年", ["陈静"]),
    ("@author Zhang Xiaoming", ["Zhang Xiaoming"]),
    ('user.setName("刘洋");', ["刘洋"]),
    ("INSERT INTO t (id, real_name) VALUES (1, '杨帆');", ["杨帆"]),
    ('assertEquals("周敏", user.get("name"));', ["周敏"]),
]
NO_NAMES = [
    "姓名：必填",
    "输入用户名和密码",
    "的每个成员都有构造签名",
    '"name": "高级设置"',
    'name: "文件"',
    "作者：未知",
    "任课老师",
    "项目经理",
    "李先生",
    "客户：全部",
    "@author John Smith",
    "title,city\n王芳,3\n",
]
ADDRESSES = [
    ("地址：上海市浦东新区世纪大道100号", "上海市浦东新区世纪大道100号"),
    (
        "客户的地址是昆山市玉山镇科技路78号16栋2030室，已经登记。",
        "昆山市玉山镇科技路78号16栋2030室",
    ),
    ("我住在杭州市西湖区文一西路12号3单元402", "杭州市西湖区文一西路12号3单元402"),
    ('{"addr": "内蒙古自治区欢县徐汇韦街b座"}', "内蒙古自治区欢县徐汇韦街b座"),
    ("海淀区中关村大街27号", "海淀区中关村大街27号"),
]


@pytest.mark.parametrize("engine", ["hyperscan", "re2"])
@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_when_the_place_speaks_for_them_then_found_exactly(text, expected, engine):
    assert expected == found(text, engine)


@pytest.mark.parametrize("text", NO_NAMES)
def test_names_when_the_word_is_none_then_nothing(text):
    assert [] == found(text)


@pytest.mark.parametrize("engine", ["hyperscan", "re2"])
@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_addresses_when_chain_goes_down_then_found_exactly(text, expected, engine):
    assert [expected] == found(text, engine)


@pytest.mark.parametrize(
    "text",
    [
        "地址：必填",
        "IP地址：127.0.0.1",
        "北京市人民政府",
        "省市区三级联动",
        "市场的道路",
        "内存地址",
    ],
)
def test_addresses_when_words_only_look_so_then_nothing(text):
    assert [] == found(text)


def test_names_when_line_is_very_long_then_bounded_and_found():
    text = "数据，" * 60_000 + "\n姓名：王小明"
    assert ["王小明"] == found(text)


def test_names_when_bytes_are_no_utf8_then_spans_still_fit():
    raw = b"\xff\xfe " + "姓名：王小明".encode()
    spans = [(f.start, f.end) for f in detection("hyperscan").scan(raw)]
    assert all(raw[a:b].decode() == "王小明" for a, b in spans)


@pytest.mark.parametrize(
    ("name", "alone", "labelled"),
    [("王小明", True, True), ("张囧", False, True), ("高级", False, False), ("电话", False, False)],
)
def test_is_name_when_words_vary_then_labels_allow_more(name, alone, labelled):
    assert (alone, labelled) == (is_name(name), is_labelled_name(name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Zhang San", True), ("Xiao-Ming Li", True), ("John Li", False), ("Li", False)],
)
def test_is_pinyin_name_when_latin_then_syllables_decide(text, expected):
    assert expected == is_pinyin_name(text)
