import pytest

from dataprep.defects import deep
from dataprep.defects.deep import Deep, DeepText, best_of_line
from dataprep.defects.model import Defect
from dataprep.defects.params import DEEP, defect_rules
from dataprep.defects.semgrep import SemgrepAbsentError, find_core
from dataprep.resources import rules_dir
from tests.defects.rules import rule

SAFE = """\
import javax.servlet.http.*;
import java.sql.*;
class W extends HttpServlet {
  void doGet(HttpServletRequest r, HttpServletResponse o, Statement s) throws Exception {
    String p = r.getParameter("a");
    String bar;
    int num = 86;
    if ((7 * 42) - num > 200) bar = "safe"; else bar = p;
    s.executeQuery("select " + bar);
  }
}
"""
WRONG = SAFE.replace("> 200", "< 200")


def _deep() -> Deep:
    rules = defect_rules((str(rules_dir()),))
    return Deep(one for one in rules if one.engine in DEEP and "java" in one.languages)


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def find() -> None:
        raise SemgrepAbsentError("semgrep is not installed", "install it")

    monkeypatch.setattr(deep, "find_core", find)


def test_semgrep_when_it_is_absent_then_its_scans_say_so_and_flows_run(absent: None) -> None:
    del absent
    (scans,) = _deep().scan([DeepText("a" * 64, "java", WRONG.encode())])
    assert ("not-run", "semgrep is not installed; install it") == (
        scans["semgrep"].status, scans["semgrep"].cause,
    )  # fmt: skip
    assert ["java-flow-sql-injection"] == [d.rule.id for d in scans["flows"].defects]


def test_language_without_rules_has_no_scan(absent: None) -> None:
    del absent
    (scans,) = _deep().scan([DeepText("a" * 64, "rust", b"fn main() {}\n")])
    assert {} == scans


def test_finding_of_semgrep_is_left_out_where_flows_prove_the_place_safe() -> None:
    try:
        find_core()
    except SemgrepAbsentError as error:
        pytest.skip(str(error))
    asked = [DeepText(n * 64, "java", t.encode()) for n, t in (("a", SAFE), ("b", WRONG))]
    safe, wrong = _deep().scan(asked)
    of_sql = [d for scan in safe.values() for d in scan.defects if d.rule.cwe[0] == "CWE-89"]
    assert [] == of_sql
    assert safe["semgrep"].n_refuted > 0
    found = [
        d.rule.id for scan in wrong.values() for d in scan.defects if d.rule.cwe[0] == "CWE-89"
    ]
    assert ["java-flow-sql-injection"] == found


def test_of_a_weakness_on_a_line_the_worst_and_surest_finding_stays() -> None:
    sure = rule("python-sure", severity="error")
    unsure = rule("python-unsure", severity="error", confidence="low")
    other = rule("python-other", cwe=["CWE-1"])
    found = [Defect(unsure, 0, 1), Defect(sure, 2, 3), Defect(other, 0, 1), Defect(unsure, 7, 8)]
    assert [("python-other", 0), ("python-sure", 2), ("python-unsure", 7)] == [
        (one.rule.id, one.start) for one in best_of_line(b"a b c\nd e", found)
    ]
