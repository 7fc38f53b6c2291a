"""Real receivables through the command line: imported as they are, aged to the cent."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import kehu
import pytest

ACCOUNT = "WA_Fn-UseC_-Accounts-Receivable.csv"


def run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kehu.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def books(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A database with the customers, then the invoices, then the payments of the sample."""
    folder = tmp_path_factory.mktemp("receivables")
    source = shared / "receivables-ibm" / ACCOUNT
    facts = json.loads((source.parent / "expected_facts.json").read_text(encoding="utf-8"))
    with source.open(encoding="utf-8-sig", newline="") as file:
        codes = sorted({row["customerID"] for row in csv.DictReader(file)})
    customers = folder / "customers.csv"
    customers.write_text("customerID\n" + "".join(f"{code}\n" for code in codes), encoding="utf-8")

    shop = folder / "shop.kehu"
    run("init", shop)
    run(
        *("import", shop, "customer.create", customers, "--map", "customerID=code,name"),
        *("--const", "kind=company", "--const", "channel=import"),
    )
    invoices = ("customerID=customer", "invoiceNumber=number", "InvoiceAmount=amount")
    invoices += ("InvoiceDate=invoice_date", "DueDate=due_date")
    run(
        *("import", shop, "credit.invoice", source, *_maps(invoices)),
        *("--format", "amount=USD", "--format", "invoice_date=M/D/YYYY"),
        *("--format", "due_date=M/D/YYYY"),
    )
    _pay(shop, source)
    return shop, facts


def _maps(pairs: tuple[str, ...]) -> list[str]:
    return [part for pair in pairs for part in ("--map", pair)]


def _pay(shop: Path, source: Path) -> None:
    """Each payment settles the invoice it was made for, which its row of the sample names."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with kehu.open(shop) as db:
        desk = db.session(actor="finance", role="administrator", purpose="import")
        ids = {
            row.number: row.id for row in desk.query("credit.receivables", {"all": True})
        }
        prepared = shop.with_name("payments.csv")
        with prepared.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["customer", "amount", "settled", "receivable"])
            for row in rows:
                names = ("customerID", "InvoiceAmount", "SettledDate")
                writer.writerow([*(row[name] for name in names), ids[row["invoiceNumber"]]])
    fields = ("customer=customer", "settled=received_on", "receivable=allocations/0/receivable")
    run(
        *("import", shop, "credit.pay", prepared, *_maps(fields)),
        *("--map", "amount=amount,allocations/0/amount"),
        *("--const", "reference=", "--const", "keep_unapplied=false"),
        *("--format", "amount=USD", "--format", "allocations/0/amount=USD"),
        *("--format", "received_on=M/D/YYYY"),
    )


def test_every_row_is_there_with_its_zeros(books: tuple[Path, dict[str, Any]]) -> None:
    shop, facts = books
    rows = [
        json.loads(line)
        for line in run("query", shop, "credit.receivables", "all=true", "--nl").splitlines()
    ]
    assert len(rows) == facts["rows"]
    assert len({row["customer"] for row in rows}) == facts["customers"]
    total = sum(Decimal(row["amount"].removesuffix(" USD")) for row in rows)
    assert total == Decimal(facts["invoice_total"])
    first = next(row for row in rows if row["number"] == "0000611365")
    assert (first["invoice_date"], first["due_date"]) == ("2013-01-02", "2013-02-01")


@pytest.mark.parametrize("day", ["2012-12-31", "2013-06-30"])
def test_ageing_and_dso_are_right_to_the_cent(books: tuple[Path, dict[str, Any]], day: str) -> None:
    shop, facts = books
    expected = facts["aging"][day]
    with kehu.open(shop, read_only=True) as db:
        desk = db.session(actor="auditor", role="administrator", purpose="test")
        rows = desk.query("credit.ageing", {"as_of": day}).rows()
        dso = desk.query("credit.dso", {"as_of": day}).one()
        names = ("current", "first", "second", "third", "older")
        for name, band in zip(names, expected["buckets"].values(), strict=True):
            total = sum((getattr(row, name) for row in rows), kehu.Money("0 USD"))
            assert total.amount == Decimal(band["amount"]), name
        open_total = sum((row.open for row in rows), kehu.Money("0 USD"))
    assert open_total.amount == Decimal(expected["open_total"]) == dso.open.amount
    assert dso.sales.amount == Decimal(expected["credit_sales_last_90_days"])
    assert dso.dso == expected["dso_90"]


def test_who_pays_late(books: tuple[Path, dict[str, Any]]) -> None:
    shop, facts = books
    with kehu.open(shop, read_only=True) as db:
        desk = db.session(actor="auditor", role="administrator", purpose="test")
        codes = {row.id: row.code for row in desk.query("customer.get")}
        rows = desk.query("credit.late_payers", {"limit": 5}).rows()
    for row, expected in zip(rows, facts["top5_customers_by_days_late"], strict=True):
        assert codes[row.customer] == expected["customer"]
        assert (row.invoices, row.late) == (expected["invoices"], expected["late"])
        assert row.days_late == expected["days_late"]
        assert row.amount.amount == Decimal(expected["amount"])


def test_the_journal_tells_each_row(books: tuple[Path, dict[str, Any]]) -> None:
    shop, facts = books
    with kehu.open(shop, read_only=True) as db:
        desk = db.session(actor="auditor", role="administrator", purpose="test")
        counts = Counter(row.command for row in desk.query("journal.entries"))
    assert counts["credit.invoice"] == counts["credit.pay"] == facts["rows"]
    assert counts["import.rows"] == 3
