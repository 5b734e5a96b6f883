"""Secrets by the names that they are assigned to."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.sensitive.detectors.assignments_names import judge_name
from dataprep.sensitive.detectors.assignments_values import value_points
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.samples import matching

PASSWORD = matching("[a-z]{5}[A-Z][0-9]{3}[!#][a-z]{3}", 1)
KEY = matching("[a-z0-9]{8}[A-Z][0-9][A-Za-z0-9]{22}", 2)


@functools.cache
def detection() -> Detection:
    rules = load_rules([rules_dir()]).sensitive()
    return Detection(rule for rule in rules if rule.detector == "assignments")


def found(text: str, language: str | None = None) -> list[str]:
    raw = text.encode()
    return [raw[one.start : one.end].decode() for one in detection().scan(raw, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", 'password = "{}"\n'), ("python", 'Client(user="a", password="{}")\n'), ("python", 'x["password"] = "{}"\n'),
        ("python", 'if password == "{}":\n'), ("python", 'pw = os.environ.get("PW", "{}")\n'), ("python", "password: str = '{}'\n"),
        ("javascript", "const password = '{}';\n"), ("javascript", 'pass: process.env.PASS || "{}",\n'), ("java", 'ds.setPassword("{}");\n'),
        ("java", 'props.put("mail.password", "{}");\n'), ("java", 'if (password.equals("{}")) {{\n'), ("csharp", 'string Password {{ get; set; }} = "{}";\n'),
        ("go", 'Config{{User: "a", Password: "{}"}}\n'), ("php", "'passwd' => '{}',\n"), ("php", "define('DB_PASSWORD', '{}');\n"),
        ("ruby", ":password => '{}'\n"), ("rust", 'const PASSWORD: &str = "{}";\n'), ("c", '#define WIFI_PASSWORD "{}"\n'),
        ("c", 'static char wifi_pass[] = "{}";\n'), ("kotlin", 'val password: String = "{}"\n'), ("swift", 'let password = "{}"\n'),
        ("yaml", "password: {}\n"), ("yaml", "- name: DB_PASSWORD\n  value: {}\n"), ("yaml", "  - POSTGRES_PASSWORD={}\n"),
        ("json", '{{"password": "{}"}}\n'), ("json", '{{"name": "DB_PASSWORD", "value": "{}"}}\n'), ("jupyter-notebook", '"password = \\"{}\\"\\n",\n'),
        ("java-properties", "db.password={}\n"), ("dotenv", "DB_PASSWORD={}\n"), (None, "export DB_PASSWORD={}\n"), ("dockerfile", "ENV DB_PASSWORD {}\n"),
        ("shell", "run --password {} -v\n"), ("hcl", 'variable "db_password" {{\n  default = "{}"\n}}\n'), ("xml", "<password>{}</password>\n"),
        ("xml", '<add key="Password" value="{}" />\n'), ("xml", '<property name="db.password">{}</property>\n'), ("markdown", "the `password: {}` of it\n"),
        ("groovy", "storePassword '{}'\n"), ("clojure", ':password "{}"\n'), ("ruby", "password: <%= ENV['X'] || '{}' %>\n"),
        ("python", 'add_argument("--password", type=str, default="{}")\n'), ("xml", "<key>password</key>\n<string>{}</string>\n"), ("rust", '.password("{}")\n'),
        ("go", 'flag.String("password", "{}", "the password")\n'), ("go", 'password := []byte("{}")\n'), ("erlang", '{{password, "{}"}}\n'),
        ("powershell", '$password = ConvertTo-SecureString "{}" -AsPlainText\n'), ("java", 'if ("{}".equals(password)) {{\n'), ("yaml", "cmd: redis --requirepass {}\n"),
        ("ini", "[db]\npassword = {}\n"), ("toml", 'password = "{}"\n'), ("java", '@Value("${{db.password:{}}}")\n'), ("python", '"数据库密码": "{}"\n'),
    ],
)  # fmt: skip
def test_password_when_assigned_then_found_exactly(language: str | None, text: str) -> None:
    assert [PASSWORD] == found(text.format(PASSWORD), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("yaml", "password: &db {}\n"), ("yaml", "password: !!str {}\n"), ("yaml", 'password: &db "{}"\n'), ("yaml", "password: &a !!str '{}'\n"),
        ("yaml", "password: >-\n  {}\n"), ("yaml", "db:\n  password: |\n    {}\n  user: root\n"), ("yaml", "password: |2- # kept\n  {}\n"),
        ("yaml", "- password: !!str |\n    {}\n"), ("makefile", "PASSWORD={}\n"), ("makefile", "PASSWORD := {}\n"), ("makefile", "export DB_PASSWORD ?= {}\n"),
        ("makefile", "PASSWORD ::= {}\n"), ("markdown", "密码：{}\n"), ("markdown", "- 密码: {}\n"), ("text", "登录密码：{}，请保管\n"), (None, "密码：{}\n"),
        ("text", "数据库密码是 {}\n"), ("text", "账号 root 密码 ：{}\n"), ("python", 'user, password = "root", "{}"\n'), ("python", 'password, user = "{}", "root"\n'),
        ("go", 'user, password := "root", "{}"\n'), ("ruby", "host, user, pass = 'db1', 'root', '{}'\n"), ("python", '(user, password) = ("root", "{}")\n'),
        ("html", "<td>password</td><td>{}</td>\n"), ("html", "<tr>\n  <th>Password:</th>\n  <td><code>{}</code></td>\n</tr>\n"),
        ("jupyter-notebook", '"<td>password</td>\\n",\n"      <td>{}</td>\\n",\n'), ("markdown", "| password | {} |\n"), ("markdown", "| Password | `{}` |\n"),
        ("markdown", "password is `{}`\n"), ("markdown", "The password is: `{}`.\n"), ("markdown", "Password: `{}`\n"), ("markdown", "**Password**: `{}`\n"),
        ("markdown", "**Password:** `{}`\n"), ("text", 'the password is "{}"\n'), ("python", "# the password is `{}`\n"), ("markdown", "- Password: **{}**\n"),
    ],
)  # fmt: skip
def test_password_when_in_configuration_or_prose_then_found_exactly(
    language: str | None, text: str
) -> None:
    assert [PASSWORD] == found(text.format(PASSWORD), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("yaml", "password: !Ref {}\n"), ("yaml", "password: !vault |\n  {}\n"), ("yaml", "password: |\nother: {}\n"), ("yaml", "password: >-\n\n"),
        ("makefile", "password: {}\n"), ("python", 'user, password = read("root", "{}")\n'), ("python", 'password, note = None, "{}"\n'),
        ("python", 'for password, user in zip("{}", users):\n'), ("html", "<td>password</td><td></td><td>string</td>\n"),
        ("markdown", "| password | string |\n"), ("markdown", "| token | required |\n"), ("markdown", "The password is `required`.\n"), ("text", "密码：必填项\n"),
        ("html", "<td>password</td><td>Required. The password.</td>\n"), ("markdown", "the password is stored in `settings.py`\n"),
        ("python", 'print("the password is", "{}")\n'), ("markdown", "password is `config.password`\n"),
    ],
)  # fmt: skip
def test_password_when_another_thing_stands_there_then_passed_over(
    language: str, text: str
) -> None:
    assert [] == found(text.replace("{}", PASSWORD), language)


@pytest.mark.parametrize(
    "name",
    ["api_key", "apiKey", "AWS_SECRET_ACCESS_KEY", "client_secret", "access_token", "authToken", "signing-key", "SECRET_KEY_BASE", "stripe_key", "salt", "bot_token"],
)  # fmt: skip
def test_key_when_random_then_found(name: str) -> None:
    assert [KEY] == found(f'{{"{name}": "{KEY}"}}\n', "json")


@pytest.mark.parametrize(
    "name",
    [
        "public_key", "primary_key", "max_tokens", "next_page_token", "csrf_token", "token_type", "secret_name", "password_hash", "key_id",
        "cache_key", "keyboard", "tokenizer", "secret_path", "publishable_key", "sort_key", "commit", "digest",
    ],
)  # fmt: skip
def test_key_when_name_means_another_thing_then_passed_over(name: str) -> None:
    assert [] == found(f'{name} = "{KEY}"\n', "python")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "password = get_password()\n"), ("python", "password = self.password\n"), ("python", 'password = "changeme"\n'),
        ("python", 'fields = ["email", "password", "date_of_birth"]\n'), ("php", "$lang['password'] = 'Neues Passwort';\n"), ("json", '"password": "Password"\n'),
        ("javascript", "password: 'required|min:8',\n"), ("javascript", 'type: "password", name: "passwordField"\n'), ("python", 'password.encode("latin1")\n'),
        ("yaml", "password: ${DB_PASSWORD}\n"), ("yaml", "password: !vault |\n"), ("python", 'token = "comma"\n'), ("python", f'password = f"{{prefix}}{PASSWORD}"\n'),
        ("python", 'password_hash = "pbkdf2_sha256$260000$abcdefgh$ijkl"\n'), ("java", 'String key = "user.profile.settings.name";\n'),
        ("python", 'key = "2b7e151628aed2a6abf7158809cf4f3c"  # plaintext\n'), ("java", 'out("User: " + user + " Password:" + rs.getString("Password"));\n'),
        ("html", '<label for="password">Password</label><input type="password" id="password">\n'), ("css", ".password-field { color: red }\n"),
        ("python", 'api_key = "/etc/keys/service.pem"\n'), ("python", 'secret = "https://vault.company.net/v1/secret"\n'), ("go", "password := cfg.Password\n"),
    ],
)  # fmt: skip
def test_assignment_when_no_secret_then_passed_over(language: str, text: str) -> None:
    assert [] == found(text, language)


def test_uuid_when_weak_name_then_passed_over() -> None:
    value = matching("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}", 3)
    assert [] == found(f'key = "{value}"\n', "python")
    assert [value] == found(f'client_secret = "{value}"\n', "python")


def test_values_when_two_on_a_line_then_both() -> None:
    assert [KEY, PASSWORD] == found(f'a(api_key="{KEY}", password="{PASSWORD}")\n', "python")


def test_name_when_weak_or_none_then_said() -> None:
    key = judge_name(b"key")
    assert key is not None
    assert key.is_weak
    assert judge_name(b"colour") is None


def test_value_when_too_long_or_short_then_impossible() -> None:
    assert value_points(b"aB3!", is_weak=False, is_password=True) < -10
    assert value_points(KEY.encode() * 40, is_weak=False, is_password=False) < -10


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("password=:\"'`{}[]()<>\\\n $tokenkey,.-#&/a1"), max_size=200)
)
def test_spans_when_any_text_then_inside_and_apart(text: str) -> None:
    raw = text.encode()
    last = 0
    for one in detection().scan(raw, None):
        assert last <= one.start < one.end <= len(raw)
        last = one.end


def test_line_when_a_megabyte_then_bounded() -> None:
    text = 'x={password:"' + "a" * 20 + '",' + 'token:f("b"),' * 60_000 + "}"
    assert len(found(text, "javascript")) <= 400
