"""The command line, run as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import kehu
import pytest
from kehu._tables import display_width, format_table


def run(*arguments: object, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "kehu.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.kehu"
    run("init", path)
    run("do", path, "customer.create", "kind=company", "name=客户", "channel=visit", "code=ACME")
    return path


def test_init_makes_a_database_once(tmp_path: Path) -> None:
    made = run("init", tmp_path / "a.kehu")
    assert made.stdout == ""
    assert "policy" in made.stderr
    run("init", tmp_path / "a.kehu", code=1)


def test_a_misspelt_database_is_not_made(tmp_path: Path) -> None:
    done = run("query", tmp_path / "none.kehu", "customer.get", code=1)
    assert "kehu init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_usage_errors_are_two() -> None:
    run("no-such-verb", code=2)
    run("report", "x.kehu", "no-such-kind", code=2)
    run(code=2)


def test_formats(shop: Path) -> None:
    lines = run("query", shop, "customer.get").stdout.splitlines()
    assert lines[0].startswith("id,version,code,")
    assert len(lines) == 2
    bare = run("query", shop, "customer.get", "--csv", "--no-headers").stdout
    assert bare.splitlines() == lines[1:]
    rows = json.loads(run("query", shop, "customer.get", "--json").stdout)
    assert rows[0]["name"] == "客户"
    assert json.loads(run("query", shop, "customer.get", "--nl").stdout) == rows[0]
    table = run("query", shop, "customer.get", "-t").stdout.splitlines()
    assert table[0].startswith("id ")
    assert set(table[1]) == {"-", " "}


def test_wide_characters_take_two_columns() -> None:
    table = format_table(["name", "amount"], [["客户", "1.00 CNY"], ["ab", "10.00 CNY"]])
    lines = table.splitlines()
    assert lines[2].endswith("   1.00 CNY")
    assert display_width(lines[2]) == display_width(lines[3])
    assert "\x1b" not in format_table(["n"], [["\x1b[31mred"]])


def test_authorize_refuses_with_three_and_says_why(shop: Path) -> None:
    refused = run("authorize", shop, "ACME", "30000.00 CNY", code=3)
    assert refused.stdout == ""
    assert "CRD-" in refused.stderr
    assert "\x1b" not in refused.stderr
    chinese = run("authorize", shop, "ACME", "30000.00 CNY", "--lang", "zh", code=3)
    assert chinese.stderr != refused.stderr
    dry = run("authorize", shop, "ACME", "30000.00 CNY", "--dry-run", "--nl", code=3)
    assert json.loads(dry.stdout.splitlines()[0])["part"] == "decision"
    denied = run("authorize", shop, "ACME", "1.00 CNY", "--role", "auditor", code=3)
    assert "access.denied" in denied.stderr
    run("authorize", shop, "ACME", "1.005 CNY", code=1)
    run("authorize", shop, "nobody", "1.00 CNY", code=1)


def test_import_judges_every_row(shop: Path, tmp_path: Path) -> None:
    source = tmp_path / "new.csv"
    source.write_text("name,code\nOne,0001\n,0002\nThree,0003\n", encoding="utf-8")
    asked = ("import", shop, "customer.create", source, "--const", "kind=company")
    asked += ("--const", "channel=import")
    dry = run(*asked, "--dry-run", code=3)
    assert dry.stdout.splitlines()[1].startswith("3,")
    assert "3 rows" in dry.stderr
    nothing = run(*asked, code=3)
    assert "nothing kept" in nothing.stderr
    run(*asked, "--good-rows", code=3)
    rows = run("query", shop, "customer.get", "--nl").stdout.splitlines()
    assert sorted(json.loads(row)["code"] for row in rows) == ["0001", "0003", "ACME"]
    run("import", shop, "customer.create", tmp_path / "none.csv", "--map", "a=name", code=1)


def test_verify_and_doctor(shop: Path) -> None:
    rows = json.loads(run("verify", shop, "--json").stdout)
    assert int(rows[0]["entries"]) >= 2
    verdicts = run("doctor", shop, "--csv").stdout
    assert "journal," in verdicts
    assert ",bad" not in verdicts


def test_policy_check_lists_every_fault(tmp_path: Path) -> None:
    document = tmp_path / "policy.json"
    document.write_text("{}", encoding="utf-8")
    faults = run("policy", "check", document, "--json", code=1)
    assert json.loads(faults.stdout)[0]["code"].startswith("policy.")


def test_describe_lists_what_can_be_asked() -> None:
    assert "credit.authorize" in run("describe").stdout
    assert "customer," in run("describe", "credit.authorize").stdout
    assert json.loads(run("describe", "--json").stdout)["version"] == kehu.__version__
    run("describe", "credit.nothing", code=1)


def test_reports_are_tables_too(shop: Path) -> None:
    for kind in ("ageing", "limit-use", "over-limit", "plans", "bad-debt"):
        assert run("report", shop, kind).stdout.startswith("customer,customer_name,")


def test_a_closed_pipe_is_no_error(shop: Path) -> None:
    command = f"{sys.executable} -m kehu.cli query {shop} store.dump --nl | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
