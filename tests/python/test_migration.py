"""Files of earlier schema versions: the tables they lack, and the clauses their policy lacks."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import kehu
import pytest
from conftest import ROOT

VERSION_3 = ROOT / "src/store/sqlite/version_3.sql"


def schema(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return sorted(row[0] for row in database.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def make_version_2(path: Path) -> None:
    """A file as version 2 left it: without the tables of version 3."""
    kehu.open(path).close()
    tables = re.findall(r'CREATE TABLE "(\w+)"', VERSION_3.read_text("utf-8"))
    assert "duty" in tables and "customer" not in tables
    with closing(sqlite3.connect(path)) as database:
        for table in tables:
            database.execute(f'DROP TABLE "{table}"')
        database.execute("PRAGMA user_version = 2")
        database.commit()


def test_a_file_of_version_2_gets_the_tables_of_a_new_one(tmp_path: Path) -> None:
    make_version_2(tmp_path / "old.kehu")
    kehu.open(tmp_path / "old.kehu").close()
    kehu.open(tmp_path / "new.kehu").close()
    assert schema(tmp_path / "old.kehu") == schema(tmp_path / "new.kehu")


def change_policy(path: Path, change: Callable[[dict[str, Any]], None]) -> tuple[str, str]:
    """What is stored as adopted, before and after: what a kehu of another day could have stored."""
    with closing(sqlite3.connect(path)) as database:
        (before,) = database.execute("SELECT document FROM policy_version").fetchone()
        document = json.loads(before)
        change(document)
        after = json.dumps(document)
        database.execute("UPDATE policy_version SET document = ?", (after,))
        database.commit()
    return before, after


def parameters(document: dict[str, Any], clause: str) -> dict[str, Any]:
    return next(each["parameters"] for each in document["clauses"] if each["id"] == clause)


def test_a_stored_policy_without_later_clauses_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    make_version_2(path)

    def without_later_clauses(document: dict[str, Any]) -> None:
        document["clauses"] = [clause for clause in document["clauses"]
                               if not clause["id"].startswith(("SRV", "CARE", "CLS"))]

    change_policy(path, without_later_clauses)
    with kehu.open(path) as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        desk.customer.create(kind="company", name="Acme", channel="visit", code="ACME")
        row = desk.query("care.may_contact", {"customer": "ACME", "channel": "email",
                                              "purpose": "marketing"}).one()
        assert row.code == "care.no_consent"


def test_a_stored_policy_without_later_parameters_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    kehu.open(path).close()
    later = {"CMP-10": "satisfied_from", "SRV-6": "appointment_within", "SRV-9": "ahead_days",
             "SRV-10": "discount_max"}

    def without_later_parameters(document: dict[str, Any]) -> None:
        for clause, parameter in later.items():
            del parameters(document, clause)[parameter]

    _, text = change_policy(path, without_later_parameters)
    kehu.open(path).close()
    # A host that hands its document over whenever it opens goes on with it, too.
    (tmp_path / "policy.json").write_text(text, "utf-8")
    with kehu.open(path, policy=tmp_path / "policy.json") as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        assert [row.version for row in desk.query("policy.versions")] == [1]


def test_a_stored_policy_that_later_checks_find_fault_with_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    kehu.open(path).close()

    def with_a_role_that_nobody_has(document: dict[str, Any]) -> None:
        for matter in parameters(document, "GOV-14")["matters"]:
            matter["levels"][0]["role"] = "nobody"

    good, text = change_policy(path, with_a_role_that_nobody_has)
    (tmp_path / "policy.json").write_text(text, "utf-8")
    with kehu.open(path, policy=tmp_path / "policy.json") as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        faults = desk.query("policy.check", {"document": text}).rows()
        assert faults and all(fault.code == "policy.parameter" and "'nobody'" in fault.message
                              for fault in faults)
        # What mends it is the next adoption, which is checked whole.
        with pytest.raises(kehu.Invalid, match="nobody"):
            desk.policy.adopt(document=text + " ")
        mended = json.loads(good)
        mended["policy"] |= {"effective_from": "2999-01-01", "effective_for_existing": "2999-01-01"}
        desk.policy.adopt(document=json.dumps(mended))
        newest = desk.query("policy.versions").rows()[-1]
        assert newest.version == 2


def test_a_stored_policy_with_words_that_adoption_refuses_now_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    kehu.open(path).close()

    def with_words_that_are_nowhere(document: dict[str, Any]) -> None:
        targets = next(each["tables"]["targets"] for each in document["clauses"]
                       if each["id"] == "SRV-4")
        for rule in targets["rules"]:
            rule["then"] = ["nowhere"]
        parameters(document, "SRV-4")["clocks"] = []
        parameters(document, "SRV-17")["order"] = []
        parameters(document, "SRV-14")["finance_role"] = "nobody"
        for form in parameters(document, "SRV-7")["forms"]:
            form["department"] = "nowhere"

    _, text = change_policy(path, with_words_that_are_nowhere)
    with kehu.open(path) as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        # A request that meets such a word is told so, as before.
        with pytest.raises(kehu.Invalid, match="nowhere") as refused:
            desk.service.open(kind="after_sales_question", channel="phone", contact="13800138000",
                              subject="noise")
        assert refused.value.code == "service.unknown_target"
        codes = {fault.code for fault in desk.query("policy.check", {"document": text})}
        assert codes == {"policy.parameter", "service.unknown_target"}
