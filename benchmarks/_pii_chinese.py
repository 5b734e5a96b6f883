"""Chinese identifiers, cards, numbers, names and addresses, made anew, and the texts they stand in."""

from __future__ import annotations

import random

REGIONS = (  # noqa: SIM905
    "110101 110108 120101 130102 140105 150102 210102 220102 230103 310101 310115 320102 "
    "330106 340102 350102 360102 370102 410102 420106 430102 440103 440305 450102 460105 "
    "500103 510104 520102 530102 540102 610102 620102 630102 640104 650102 "
).split()
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = (  # noqa: SIM905
    "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 秀兰 建国 建华 志强 志明 小红 小明 晓东 晓燕 海燕 海涛 雨欣 子涵 子轩 浩然 "
    "梓萱 欣怡 思远 文静 国强 玉兰 淑珍 俊杰 佳怡 宇航 一鸣 天宇 嘉豪 诗涵 雅婷 永强 春梅 丽华 红梅 凤英 金龙 文博 泽宇 梦瑶 婷婷 丹丹 鹏飞 雪梅 慧敏 "
    "云飞 立新 振华 少华 德华 润发 学友 家辉 志玲 "
).split()
CITIES = (  # noqa: SIM905
    "北京市海淀区 北京市朝阳区 上海市浦东新区 上海市徐汇区 广东省深圳市南山区 广东省广州市天河区 浙江省杭州市西湖区 江苏省南京市鼓楼区 四川省成都市武侯区 湖北省武汉市洪山区 "
    "陕西省西安市雁塔区 山东省青岛市市南区 河南省郑州市金水区 湖南省长沙市岳麓区 福建省厦门市思明区 辽宁省大连市中山区 重庆市渝中区 天津市和平区 安徽省合肥市蜀山区 "
    "云南省昆明市五华区 河北省石家庄市长安区 内蒙古自治区呼和浩特市新城区 广西壮族自治区南宁市青秀区 新疆维吾尔自治区乌鲁木齐市天山区 杭州市余杭区 深圳市福田区 苏州市吴中区 "
    "昆山市玉山镇 江苏省常熟市虞山镇 "
).split()
ROADS = (  # noqa: SIM905
    "中山路 人民路 解放大道 建设路 中关村大街 科技路 学院路 文一西路 长安街 南京西路 天府大道 珠江路 高新南一道 环市东路 延安路 和平里东街 文化巷 北三环东路 "
    "五一大道 华强北路 "
).split()
TAILS = [
    "{n}号",
    "{n}号{b}栋{r}室",
    "{n}弄{b}号{r}室",
    "{n}号{b}单元{r}",
    "{n}号阳光花园{b}号楼{r}室",
    "{n}号科技大厦A座{r}室",
    "{n}号院{b}号楼{u}单元{r}室",
]
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
FORMS = [
    '{en} = "{v}"',
    "{en} = '{v}'",
    '    String {en} = "{v}";',
    '{{"{en}": "{v}", "age": 30}}',
    '"{zh}": "{v}"',
    "{zh}：{v}",
    "{zh}:{v}",
    "{zh} {v}",
    "# {zh}: {v}",
    "// {zh}：{v}，请核实",
    "/* test user {v} */",
    "    * {zh}为{v}。",
    "INFO 2024-03-05 12:01:22 user={en} value={v} ok",
    "id,{en},city\n1,{v},bj\n",
    "{zh},年龄\n{v},30\n",
    "INSERT INTO t_user ({en}, age) VALUES ('{v}', 3);",
    "<{en}>{v}</{en}>",
    "{en}: {v}",
    "{en}: '{v}'",
    "-- {zh} {v}",
    "user.set('{en}', '{v}')",
    'assertEquals("{v}", user.get("{en}"));',
    "| {zh} | {v} |",
    "请将{zh}（{v}）发给客服。",
    "const {en} = `{v}`;",
    'print("{zh}：{v}\\n")',
    "?{en}={v}&page=1",
    "客户的{zh}是{v}，已经登记。",
]


def luhn_digit(body: str) -> str:
    total = sum(
        d if i % 2 else (2 * d - 9 if d > 4 else 2 * d)
        for i, d in enumerate(map(int, reversed(body)))
    )
    return str(-total % 10)


def resident(rng: random.Random) -> str:
    body = f"{rng.choice(REGIONS)}{rng.randint(1940, 2018)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(0, 999):03d}"
    weights = [2**k % 11 for k in range(17, 0, -1)]
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
    return body + (check.lower() if rng.random() < 0.2 else check)


def credit(rng: random.Random) -> str:
    body = rng.choice(["91", "92", "93", "12", "11", "51", "52"]) + rng.choice(REGIONS)
    body += rng.choice(
        [
            "MA" + "".join(rng.choice(USCC) for _ in range(7)),
            "".join(rng.choice(USCC[:10]) for _ in range(9)),
            "".join(rng.choice(USCC) for _ in range(9)),
        ]
    )
    return body + USCC[-sum(USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]


def card(rng: random.Random) -> str:
    body = rng.choice(
        ["622202", "621700", "622848", "621661", "622588", "625912", "621226", "623058"]
    )
    size = rng.choice([16, 19, 19])
    body += "".join(rng.choice("0123456789") for _ in range(size - 7))
    return body + luhn_digit(body)


def grouped_card(rng: random.Random) -> str:
    value = card(rng)
    return " ".join(value[k : k + 4] for k in range(0, len(value), 4))


def mobile(rng: random.Random) -> str:
    number = (
        rng.choice(
            [
                "130",
                "131",
                "133",
                "135",
                "136",
                "137",
                "138",
                "139",
                "145",
                "147",
                "150",
                "152",
                "155",
                "158",
                "159",
                "166",
                "170",
                "176",
                "177",
                "180",
                "185",
                "186",
                "188",
                "189",
                "191",
                "198",
                "199",
            ]
        )
        + f"{rng.randint(0, 10**8 - 1):08d}"
    )
    form = rng.random()
    if form < 0.1:
        return f"+86{number}"
    if form < 0.2:
        return f"+86 {number}"
    if form < 0.3:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return f"{number[:3]} {number[3:7]} {number[7:]}" if form < 0.4 else number


def landline(rng: random.Random) -> str:
    code = rng.choice(["010", "021", "0755", "0571", "020", "027", "028", "0512", "0311", "0991"])
    number = str(rng.randint(2, 8)) + f"{rng.randint(0, 10**7 - 1):07d}"
    return rng.choice([f"{code}-{number}", f"({code}){number}", f"+86-{code[1:]}-{number}"])


def passport(rng: random.Random) -> str:
    return rng.choice("EEG") + f"{rng.randint(0, 10**8 - 1):08d}"


def plate(rng: random.Random) -> str:
    tail = "".join(
        rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789012345678901234567890123456789")
        for _ in range(4)
    ) + str(rng.randint(0, 9))
    tail = rng.choice([tail, f"{rng.choice('DF')}{rng.randint(0, 99999):05d}"])
    return rng.choice(PLATES) + rng.choice("ABCDEFGH") + rng.choice(["", "", "·", " "]) + tail


def name(rng: random.Random) -> str:
    surname = (
        rng.choice(["欧阳", "司马", "诸葛", "上官"])
        if rng.random() < 0.03
        else SURNAMES[min(int(rng.expovariate(1 / 25)), len(SURNAMES) - 1)]
    )
    return surname + rng.choice(GIVEN)


def address(rng: random.Random) -> str:
    tail = rng.choice(TAILS).format(
        n=rng.randint(1, 999), b=rng.randint(1, 30), u=rng.randint(1, 6), r=rng.randint(101, 2903)
    )
    return rng.choice(CITIES) + rng.choice(ROADS) + tail


def hk_id(rng: random.Random) -> str:
    body = rng.choice("ABCDEFGHKMPRYZ") + f"{rng.randint(0, 999999):06d}"
    total = (
        36 * 9
        + (ord(body[0]) - 55) * 8
        + sum(int(d) * w for d, w in zip(body[1:], range(7, 1, -1), strict=True))
    )
    return f"{body}({'0123456789A'[-total % 11]})"


def tw_id(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    body = rng.choice(letters) + rng.choice("12") + f"{rng.randint(0, 10**7 - 1):07d}"
    code = letters.index(body[0]) + 10
    total = (
        code // 10
        + code % 10 * 9
        + sum(int(d) * w for d, w in zip(body[1:], range(8, 0, -1), strict=True))
    )
    return body + str(-total % 10)


def organisation(rng: random.Random) -> str:
    body = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    total = sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return f"{body}-{'0123456789X0'[11 - total % 11]}"


CHINESE = {
    "resident id": (
        resident,
        ["身份证号", "身份证", "证件号码", "公民身份号码"],
        ["idCard", "id_no", "sfzh", "userId", "id_card"],
        True,
    ),
    "credit code": (
        credit,
        ["统一社会信用代码", "信用代码", "税号", "营业执照号"],
        ["creditCode", "uscc", "code", "tyshxydm"],
        True,
    ),
    "bank card": (
        card,
        ["银行卡号", "卡号", "银行账号", "收款账户"],
        ["bankCard", "cardNo", "account", "card_number"],
        True,
    ),
    "bank card in groups": (
        grouped_card,
        ["银行卡号", "卡号", "银行账号"],
        ["bankCard", "cardNo", "account"],
        True,
    ),
    "organisation code": (
        organisation,
        ["组织机构代码", "机构代码"],
        ["orgCode", "org_code", "zzjgdm"],
        True,
    ),
    "mobile": (
        mobile,
        ["手机号", "手机", "联系电话", "电话"],
        ["mobile", "phone", "tel", "phoneNumber"],
        False,
    ),
    "landline": (
        landline,
        ["电话", "座机", "办公电话", "传真"],
        ["tel", "phone", "fax", "telephone"],
        False,
    ),
    "passport": (
        passport,
        ["护照号", "护照", "护照号码"],
        ["passport", "passportNo", "passport_no"],
        False,
    ),
    "plate": (plate, ["车牌号", "车牌", "号牌号码"], ["plate", "plateNo", "car_no"], False),
    "HK id": (hk_id, ["香港身份证", "身份證號碼"], ["hkid", "idNo"], True),
    "TW id": (tw_id, ["身分證字號", "身份证"], ["twid", "idNo"], True),
    "name": (
        name,
        ["姓名", "联系人", "收货人", "作者", "负责人", "法定代表人", "客户姓名"],
        ["name", "userName", "realName", "contact", "author", "xingming"],
        False,
    ),
    "address": (
        address,
        ["地址", "收货地址", "家庭住址", "联系地址"],
        ["address", "addr", "homeAddress", "location"],
        False,
    ),
}
