"""What PHP, Ruby and shell scripts load."""

import pytest

from dataprep.parse.readers.bash import sourced
from dataprep.parse.readers.php import included
from dataprep.parse.readers.ruby import loaded


@pytest.mark.parametrize(
    ("operand", "path"),
    [
        ("'a.php'", "a.php"),
        ("__DIR__ . '/a.php'", "./a.php"),
        ("dirname(__FILE__) . '/a.php'", "./a.php"),
        ("dirname(__FILE__, 2) . '/a.php'", "dirname(__FILE__, 2) . '/a.php'"),
        ("dirname(__DIR__, 2) . '/a.php'", "./../../a.php"),
        ("dirname(dirname(__FILE__)) . '/a.php'", "./../a.php"),
        ("ROOT . 'a.php'", "ROOT . 'a.php'"),
        ('"$x/a.php"', '"$x/a.php"'),
    ],
)
def test_php_operand_when_read_then_own_folder_is_a_dot(operand: str, path: str) -> None:
    assert path == included(operand)


@pytest.mark.parametrize(
    ("operand", "path"),
    [
        ("'a/b'", "a/b"),
        ('File.expand_path("../../a", __FILE__)', "./../a"),
        ('File.expand_path("a", __dir__)', "./a"),
        ('File.join(File.dirname(__FILE__), "a", "b")', "./a/b"),
        ('"#{__dir__}/a"', "./a"),
        ('"a#{b}"', '"a#{b}"'),
        ("name", "name"),
    ],
)
def test_ruby_operand_when_read_then_own_folder_is_a_dot(operand: str, path: str) -> None:
    assert path == loaded(operand)


@pytest.mark.parametrize(
    ("operand", "path"),
    [
        ('"${0%/*}/a.sh"', "./a.sh"),
        ("`dirname $0`/a.sh", "./a.sh"),
        ('"$(dirname "$(readlink -f "$0")")/a.sh"', "./a.sh"),
        ('"$(cd "$(dirname "$0")/.." && pwd)/a.sh"', "./../a.sh"),
        ('"$ROOT/a.sh"', "./../a.sh"),
        ('"${HERE}/a.sh"', "./a.sh"),
        ('"$HERE/$name.sh"', "$HERE/$name.sh"),
        ('"$LOOP/a.sh"', "$LOOP/a.sh"),
    ],
)
def test_bash_operand_when_read_then_own_folder_is_a_dot(operand: str, path: str) -> None:
    variables = {"HERE": "$(dirname $0)", "ROOT": '"$(cd "$HERE/.." && pwd)"', "LOOP": "$LOOP"}
    assert path == sourced(operand, variables)
