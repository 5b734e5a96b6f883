"""Encodings of files: kinds of evidence, legacy texts, damage, binary data, and properties."""

from __future__ import annotations

import gzip
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dataprep.text._encoding_declared import declared_codec
from dataprep.text._encoding_names import canonical_name
from dataprep.text._encoding_rank import EVIDENCE_BYTES, gather
from dataprep.text.encoding import Decoded, decode

CODE = "import os\n\n\ndef main(path):\n    return os.stat(path)  # {}\n\n\nprint(main('.'))\n"
SAMPLES = {
    "windows-1252": ("cp1252", "“Größe” überschreitet die zulässige Höhe – bitte prüfen"),
    "iso-8859-1": ("latin-1", "le résumé des données est créé à la fin de l'exécution"),
    "iso-8859-2": ("iso8859-2", "zażółć gęślą jaźń, wartość początkowa została określona"),
    "windows-1250": ("cp1250", "příliš žluťoučký kůň úpěl ďábelské ódy"),
    "windows-1251": ("cp1251", "возвращает количество строк в файле"),
    "koi8-r": ("koi8-r", "возвращает количество строк в файле"),
    "ibm866": ("cp866", "возвращает количество строк в файле"),
    "windows-1253": ("cp1253", "Άνοιξε το αρχείο και επέστρεψε το μέγεθος"),
    "windows-1254": ("cp1254", "değişken için geçerli bir değer seçiniz"),
    "windows-1255": ("cp1255", "מחזיר את גודל הקובץ בבתים"),
    "windows-1256": ("cp1256", "يعيد حجم الملف بالبايت من القرص"),
    "windows-874": ("cp874", "คืนค่าขนาดของไฟล์เป็นไบต์"),
    "gb18030": ("gb18030", "返回文件的大小,以字节为单位"),
    "big5": ("big5", "傳回檔案的大小,以位元組為單位"),
    "shift_jis": ("cp932", "ファイルのサイズを返す関数です"),
    "euc-jp": ("euc_jp", "ファイルのサイズを返す関数です"),
    "euc-kr": ("euc_kr", "파일의 크기를 바이트 단위로 반환합니다"),
    "iso-2022-jp": ("iso2022_jp", "ファイルのサイズを返す関数です"),
    "mac-roman": ("mac-roman", "le résumé des données est créé à la fin de l'exécution"),
}


def text_of(data: bytes, found: Decoded) -> str:
    return (data if found.text is None else found.text).decode("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_decode_when_one_comment_is_legacy_then_text_and_name_are_right(name: str) -> None:
    codec, comment = SAMPLES[name]
    data = CODE.format(comment).encode(codec)

    found = decode(data)

    assert (CODE.format(comment), name) == (text_of(data, found), found.encoding)
    assert found.evidence == "detector"
    assert found.n_replaced == 0
    assert found.confidence > 0.9


@pytest.mark.parametrize("codec", ["cp949", "gbk", "gb2312", "shift_jis", "iso2022_kr", "hz"])
def test_decode_when_codec_has_a_superset_then_text_is_right(codec: str) -> None:
    text = {
        "c": "파일의 크기를 반환합니다",
        "i": "파일의 크기를 반환합니다",
        "s": "ファイルのサイズ",
    }.get(codec[0], "返回文件的大小")
    data = CODE.format(text).encode(codec)

    assert CODE.format(text) == text_of(data, decode(data))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    ["int main(void) { return 0; }\n", "# größer als 3\nx = 1\n", "返回文件的大小\n以字节为单位\n"],
)
def test_decode_when_wide_without_mark_then_pattern_finds_it(codec: str, text: str) -> None:
    data = text.encode(codec)

    found = decode(data)

    assert (text, codec, "utf-16-pattern") == (text_of(data, found), found.encoding, found.evidence)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_decode_when_utf16_has_ideographs_alone_then_text_is_right(codec: str) -> None:
    text = "返回文件的大小以字节为单位如果文件不存在则抛出异常"

    assert text == text_of(text.encode(codec), decode(text.encode(codec)))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_decode_when_marked_then_mark_is_gone_and_sure(codec: str) -> None:
    data = "größe\r\nx\n".encode(codec)

    found = decode(data)

    assert ("größe\r\nx\n".encode(), "bom", 1.0) == (found.text, found.evidence, found.confidence)


def test_decode_when_empty_then_text_is_the_input() -> None:
    assert Decoded(None, "utf-8", 1.0, "empty", 0) == decode(b"")


def test_decode_when_ascii_or_utf8_then_text_is_the_input() -> None:
    assert Decoded(None, "utf-8", 1.0, "ascii", 0) == decode(b"x = 1\r\n")
    assert Decoded(None, "utf-8", 1.0, "utf-8", 0) == decode("größe = 1\n".encode())


@pytest.mark.parametrize(
    "control", [b"\x1b[31mred\x1b[0m", b"\x0c", b"a\x08b", b"\x07", b"\x1a", b"\x01"]
)
def test_decode_when_utf8_holds_odd_controls_then_it_is_text(control: bytes) -> None:
    data = "# größe\n".encode() * 10 + control

    assert "utf-8" == decode(data).encoding


def test_decode_when_one_byte_is_damaged_then_one_is_replaced() -> None:
    body = ("# größer als möglich, überall\n" * 3).encode()
    data = body[:4] + body[5:]

    found = decode(data)

    assert ("utf-8", "utf-8", data.count(b"gr") and 1) == (
        found.encoding,
        found.evidence,
        found.n_replaced,
    )
    assert data.decode("utf-8", "replace") == text_of(data, found)


def test_decode_when_utf8_is_cut_at_the_end_then_the_rest_is_kept() -> None:
    data = ("返回文件的大小,以字节为单位").encode()[:-1]

    assert data.decode("utf-8", "replace") == text_of(data, decode(data))


def test_decode_when_declared_then_a_single_byte_is_read_so() -> None:
    data = "# -*- coding: koi8-r -*-\nx = 'Ж'\n".encode("koi8-r")

    found = decode(data)

    assert ("koi8-r", "declared") == (found.encoding, found.evidence)
    assert "Ж" in text_of(data, found)


def test_decode_when_declaration_is_wrong_then_bytes_win() -> None:
    text = "# -*- coding: shift_jis -*-\n" + "# возвращает количество строк в файле\n" * 4

    assert text == text_of(text.encode("cp1251"), decode(text.encode("cp1251")))


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859-2"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        (b"# -*- coding: euc-jp -*-", "euc_jp"),
        (b"# vim: set fileencoding=latin-1 :", "iso8859-1"),
        (b'"Content-Type: text/plain; charset=KOI8-R\\n"', "koi8-r"),
        (b"\\usepackage[latin2]{inputenc}", "iso8859-2"),
        (b"\\usepackage[ansinew]{inputenc}", "cp1252"),
        (b"SET ISO8859-13", "iso8859-13"),
        (b";; -*- coding: iso-2022-7bit-unix -*-", None),
        (b"encoding of values: rot13", None),
        (b"# coding: no-such-thing", None),
    ],
)
def test_declared_codec_when_stated_then_python_name(head: bytes, codec: str | None) -> None:
    assert codec == declared_codec(b"\n" + head + b"\n")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(9),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        gzip.compress(b"text " * 99, mtime=0),
        pickle.dumps({"a": ["é", 1.5]}),
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"PK\x03\x04 ascii",
        bytes(range(256)) * 4,
        bytes(500),
        b"wOF2" + bytes(40),
    ],
)
def test_decode_when_binary_then_no_text(data: bytes) -> None:
    found = decode(data)

    assert (None, None, "binary", 0) == (
        found.text,
        found.encoding,
        found.evidence,
        found.n_replaced,
    )


def test_decode_when_one_nul_strays_in_a_text_then_it_is_text() -> None:
    assert "utf-8" == decode(b"x = 1\n" * 300 + b"\x00").encoding


def test_gather_when_high_bytes_come_late_then_they_are_found() -> None:
    data = b"x = 1\n" * 500_000 + "# größer".encode("latin-1")

    assert b"gr\xf6\xdfer" in gather(data)


def test_gather_when_much_is_high_then_evidence_is_bounded() -> None:
    assert gather(b"\xd0" * 3_000_000).__len__() <= EVIDENCE_BYTES + 2


def test_canonical_name_when_no_c1_bytes_then_latin1() -> None:
    assert "iso-8859-1" == canonical_name("cp1252", b"\xe9")
    assert "windows-1252" == canonical_name("cp1252", b"\x93\xe9\x94")


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"\x00\xd8")
@example(b"~{~}")
@example(b"\x1b$B")
@example(b"\xef\xbb\xbf\xff")
def test_decode_when_any_bytes_then_never_raises_and_text_is_utf8(data: bytes) -> None:
    found = decode(data)

    assert 0 <= found.confidence <= 1
    assert (found.encoding is None) == (found.evidence == "binary")
    if found.text is not None:
        text = found.text.decode("utf-8")
        assert text.count("\ufffd") >= found.n_replaced
        assert found.text != data


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=200))
def test_decode_when_strict_utf8_then_untouched(text: str) -> None:
    data = text.encode()

    if not data.startswith((b"\xef\xbb\xbf", b"%PDF-", b"GIF8", b"PK")) and "~{" not in text:
        assert decode(data).text is None
        assert decode(data).n_replaced == 0


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя .,()", min_size=1, max_size=60))
def test_decode_when_legacy_bytes_then_text_encodes_back(text: str) -> None:
    data = ("# возвращает количество строк в файле " + text).encode("cp1251")

    found = decode(data)

    assert "windows-1251" == found.encoding
    assert data == text_of(data, found).encode("cp1251")
