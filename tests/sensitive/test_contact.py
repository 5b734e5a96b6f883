"""Contact data, names and addresses as the shipped rules find them."""

from __future__ import annotations

import functools

import phonenumbers
import pytest

from dataprep.resources import rules_dir
from dataprep.rules.load import load_rules
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.samples import matching

AT = "@"


@functools.cache
def detection(engine: str | None = None) -> Detection:
    return Detection([r for r in load_rules([rules_dir()]).sensitive() if not r.is_secret], engine)


def found(text: str, language: str | None = None) -> list[tuple[str, str]]:
    raw = text.encode()
    return [(f.rule.entity, raw[f.start : f.end].decode()) for f in detection().scan(raw, language)]


MAIL = f"jane.kow{AT}acme-works.com"


@pytest.mark.parametrize(
    "text",
    ["{}", "<{}>", "'{}'", '"a\\n{}\\n"', "u'{}'", "?email={}&b", "邮箱{}收", "{}.", "{}: hi", "cc:{},"],
)  # fmt: skip
def test_email_when_beside_other_signs_then_span_is_the_address(text: str) -> None:
    assert [("email", MAIL)] == found(text.format(MAIL), "python")


@pytest.mark.parametrize(
    "text",
    [
        f"jane{AT}example.com", f"jane{AT}mail.example.co.uk", f"git{AT}github.com:org/repo.git",
        f"https://jane{AT}git.acme-works.com/x", f"logo{AT}2x.png", f"pkg{AT}1.2.3", f"x = a{AT}b.T",
        f"getty{AT}tty1.service", f"{AT}foo.setter", f"root{AT}localhost", f"user{AT}domain.com",
    ],
)  # fmt: skip
def test_email_when_reserved_or_none_then_nothing_is_found(text: str) -> None:
    assert [] == found(text, "python")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Copyright (c) 2019 Xul Vantorp", "Xul Vantorp"),
        (" * @author Zivka Meskelin", "Zivka Meskelin"),
        ('"author": "Zivka Meskelin",', "Zivka Meskelin"),
        ("# thanks to Anna Schmidt for this", "Anna Schmidt"),
        ("// José García wrote it", "José García"),
        ("Best regards,\nBrunhilt Thwickett", "Brunhilt Thwickett"),
        ("Patient Frank Wright was seen by the nurse.", "Frank Wright"),
    ],
)
def test_name_when_introduced_or_listed_then_span_is_the_name(text: str, name: str) -> None:
    assert ("name", name) in found(text, None if "\n" in text or "Patient" in text else "java")


@pytest.mark.parametrize(
    "text",
    [
        "class Model Admin", "# Page Number of the View", "John Doe", "San Francisco is big",
        "Copyright (c) 2019 Acme Software, Inc.", "Copyright The Contributors", "Johns Hopkins University",
        "Mark Field as Required", "name: String", "Hello World", "# Will Call Back", "Apache License Version",
    ],
)  # fmt: skip
def test_name_when_words_are_no_person_then_nothing_is_found(text: str) -> None:
    assert [] == [kind for kind, _ in found(text, "python") if kind == "name"]


def test_given_name_when_alone_then_only_prose_counts() -> None:
    sentence = "Please tell Margaret that the form is late."

    assert [("name", "Margaret")] == found(sentence)
    assert [] == found(f"# {sentence}", "python")


@pytest.mark.parametrize(
    "address",
    [
        "12 Birch Road, Springfield, IL 62704", "Hauptstraße 12, 10115 Berlin", "12 rue de la Paix, 75002 Paris",
        "Via Garibaldi 12, 00153 Roma", "Flat 4, Birch Lane, Doddtown, SN27 6HE", "Keizersgracht 12, 1015 CS Amsterdam",
    ],
)  # fmt: skip
def test_address_when_of_a_large_country_then_span_is_all_of_it(address: str) -> None:
    assert ("address", address) in found(f"She has the house at {address} since May.")


@pytest.mark.parametrize(
    "text",
    ["version 81.101.33.117", "1.2.3.4", "8.8.8.8", "127.0.0.1", "192.0.2.7", "10.0.0.5", "d='M1.5.5.25 3.1'"],
)  # fmt: skip
def test_ip_when_version_private_or_known_then_nothing_is_found(text: str) -> None:
    assert [] == found(text, "python")


def test_scan_when_prefilter_is_another_engine_then_findings_are_the_same() -> None:
    text = (
        f"Dear Anna,\nmy name is José García <{MAIL}>, born on 1980-02-03.\nI live at 12 Birch Road, "
        "Springfield, IL 62704; call +49 30 23456789 or (828) 732-6395.\nThe host 81.101.33.117 and "
        "2a01:4ff0:1c1c::1 answer. GPS: 48.13743, 11.57549.\nBest regards,\nJosé\n"
    ).encode()

    spans = [(f.rule.id, f.start, f.end) for f in detection("hyperscan").scan(text)]

    assert spans == [(f.rule.id, f.start, f.end) for f in detection("re2").scan(text)]
    assert {"name", "email", "national_id", "address", "phone", "ip", "location"} == {
        f.rule.entity for f in detection().scan(text)
    }


def test_phone_when_a_landline_of_china_or_seen_before_then_not_asked_again(monkeypatch):
    asked = []
    parse = phonenumbers.parse
    monkeypatch.setattr(phonenumbers, "parse", lambda *a: (asked.append(a), parse(*a))[1])
    line = "电话：010-{}\n".format(matching("6[2-5]3[0-9]5[0-9]{3}", 1))
    assert found(line * 5, "text")
    assert [] == asked
    local = "Phone: +44 20 {}\n".format(matching("79[0-9]6 [0-9]9[0-9]8", 1))
    first = found(local, "text")
    n_asked = len(asked)
    assert first == found(local, "text")
    assert 0 < n_asked == len(asked)
