"""Files of earlier schema versions: the tables they lack, and the clauses their policy lacks."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

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


def test_a_stored_policy_without_later_clauses_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    make_version_2(path)
    with closing(sqlite3.connect(path)) as database:
        (text,) = database.execute("SELECT document FROM policy_version").fetchone()
        document = json.loads(text)
        document["clauses"] = [clause for clause in document["clauses"]
                               if not clause["id"].startswith(("SRV", "CARE", "CLS"))]
        database.execute("UPDATE policy_version SET document = ?", (json.dumps(document),))
        database.commit()
    with kehu.open(path) as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        desk.customer.create(kind="company", name="Acme", channel="visit", code="ACME")
        row = desk.query("care.may_contact", {"customer": "ACME", "channel": "email",
                                              "purpose": "marketing"}).one()
        assert row.code == "care.no_consent"


def test_a_stored_policy_without_a_later_parameter_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    kehu.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        (text,) = database.execute("SELECT document FROM policy_version").fetchone()
        document = json.loads(text)
        for clause in document["clauses"]:
            if clause["id"] == "CMP-10":
                del clause["parameters"]["satisfied_from"]
        text = json.dumps(document)
        database.execute("UPDATE policy_version SET document = ?", (text,))
        database.commit()
    kehu.open(path).close()
    # A host that hands its document over whenever it opens goes on with it, too.
    (tmp_path / "policy.json").write_text(text, "utf-8")
    with kehu.open(path, policy=tmp_path / "policy.json") as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        assert [row.version for row in desk.query("policy.versions")] == [1]


def test_a_stored_policy_that_later_checks_find_fault_with_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "old.kehu"
    kehu.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        (text,) = database.execute("SELECT document FROM policy_version").fetchone()
        good = json.loads(text)
        document = json.loads(text)
        for clause in document["clauses"]:
            if clause["id"] == "GOV-14":
                for matter in clause["parameters"]["matters"]:
                    matter["levels"][0]["role"] = "nobody"
        text = json.dumps(document)
        database.execute("UPDATE policy_version SET document = ?", (text,))
        database.commit()
    (tmp_path / "policy.json").write_text(text, "utf-8")
    with kehu.open(path, policy=tmp_path / "policy.json") as db:
        desk = db.session(actor="li.wei", role="administrator", purpose="test")
        faults = desk.query("policy.check", {"document": text}).rows()
        assert faults and all(fault.code == "policy.parameter" and "'nobody'" in fault.message
                              for fault in faults)
        # What mends it is the next adoption, which is checked whole.
        with pytest.raises(kehu.Invalid, match="nobody"):
            desk.policy.adopt(document=text + " ")
        good["policy"] |= {"effective_from": "2999-01-01", "effective_for_existing": "2999-01-01"}
        desk.policy.adopt(document=json.dumps(good))
        newest = desk.query("policy.versions").rows()[-1]
        assert newest.version == 2
