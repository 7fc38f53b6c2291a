"""A day at a distributor's credit desk: load the books, decide, and write the report.

    python credit_desk.py [FOLDER]     where the database and the page go (default: a new folder)

The company and its customers are invented. The policy is the reference policy; its clauses are
cited with every answer.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import kehu
from kehu import report

DATA = Path(__file__).resolve().parents[1] / "data"
CHINA = timezone(timedelta(hours=8))
TODAY = date(2026, 3, 2)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=CHINA)


def load_books(database: kehu.Database) -> None:
    """Customers, their documents, a year of invoices and payments, as they lie in CSV files."""
    books = database.session(actor="wu.ying", role="administrator", purpose="opening the books",
                             now=at(8))
    imports = [
        ("customer.create", "customers.csv",
         {"code": "code", "name": "name", "kind": "kind", "identity_kind": "identity/kind",
          "identity_number": "identity/number", "mobile": "contact_points/0/value",
          "email": "contact_points/1/value", "region": "region",
          "account_manager": "account_manager", "since": "since", "channel": "channel"},
         {"contact_points/0/kind": "mobile", "contact_points/1/kind": "email"}),
        ("customer.add_document", "documents.csv",
         {"customer": "customer", "kind": "document/kind", "reference": "document/reference",
          "digest": "document/digest", "location": "document/location",
          "valid_from": "document/valid_from", "valid_until": "document/valid_until"}, {}),
        ("credit.invoice", "invoices.csv",
         {name: name for name in ("customer", "number", "invoice_date", "due_date", "amount")}, {}),
        ("credit.pay", "payments.csv",
         {name: name for name in ("customer", "received_on", "amount", "reference")}, {}),
    ]
    for command, file, columns, constants in imports:
        done = books.import_csv(command, DATA / file, columns=columns, constants=constants)
        if not done:
            raise SystemExit(f"{file}, line {done.verdicts[0].position}: {done.verdicts[0].error.path} {done.verdicts[0].error}")
        print(f"  {file:15} {done.taken:5} rows")


class Desk:
    """Says what is asked and prints what was answered."""

    def __init__(self, database: kehu.Database) -> None:
        self.database = database

    def session(self, who: str, role: str, when: datetime) -> kehu.Session:
        return self.database.session(actor=who, role=role, purpose="credit desk", now=when)

    def ask(self, when: datetime, customer: str, amount: str, **more: object) -> object | None:
        """One request of a shipment; the authorization, or None where it was refused."""
        clerk = self.session("li.wei", "account_manager", when)
        print(f"\n{when:%H:%M}  {customer} asks for {amount}")
        try:
            granted = clerk.credit.authorize(customer=customer, amount=kehu.Money(amount), **more)
        except kehu.Refused as refused:
            print(f"       REFUSED  {refused.code}")
            for reason in refused.reasons:
                if not reason.passed:
                    print(f"         {reason.clause}: {reason.sentence()}")
            for remedy in refused.remedies:
                print(f"         what would help: {remedy.sentence()}")
            return None
        print(f"       GRANTED  {granted.coverage}")
        for reason in granted.receipt.reasons:
            print(f"         {reason.clause}: {reason.sentence()}")
        return granted


def pick(clerk: kehu.Session) -> tuple[str, str]:
    """Codes of a customer with much of the limit left, and of one with little."""
    codes = {row.id: row.code for row in clerk.customer.get()}
    month_ago = TODAY - timedelta(days=25)
    able = [row for row in clerk.credit.status()
            if row.eligible and row.available is not None and row.available.currency == "CNY"
            and (row.oldest_invoice is None or row.oldest_invoice > month_ago)
            and row.available.amount + 300 < row.limit.amount / 3]
    able.sort(key=lambda row: row.available.amount)
    return codes[able[-1].customer], codes[able[0].customer]


def a_day(database: kehu.Database) -> None:
    desk = Desk(database)
    clerk = desk.session("li.wei", "account_manager", at(8, 55))
    roomy, near = pick(clerk)
    small = desk.ask(at(9), roomy, "500.00 CNY", reference="order 1")
    warehouse = desk.session("sun.hai", "warehouse_keeper", at(9, 20))
    if small is not None:
        shipment = warehouse.credit.ship(authorization=small.id)
        print(f"       shipped  {shipment.amount}")

    desk.ask(at(9, 40), "D104", "5000.00 CNY", reference="order 2")
    desk.ask(at(10), "D108", "3000.00 CNY", reference="order 3")
    desk.ask(at(10, 15), "F206", "900.00 USD", reference="order 4")

    clerk = desk.session("li.wei", "account_manager", at(10, 30))
    status = clerk.credit.status(customer=near).one()
    over = kehu.Money(status.available.amount + 300, "CNY")
    print(f"\n       {near} has {status.available} of {status.limit} left")
    if desk.ask(at(10, 35), near, str(over), reference="order 5") is None:
        clerk = desk.session("li.wei", "account_manager", at(10, 40))
        approval = clerk.credit.request_approval(customer=near, amount=over)
        print(f"10:40  li.wei asks the {approval.role} to sign for it")
        manager = desk.session("zhou.min", approval.role, at(11))
        manager.credit.approve(approval=approval.id)
        print(f"11:00  zhou.min, {approval.role}, signs")
        desk.ask(at(11, 5), near, str(over), approvals=[approval.id], reference="order 5")

    keeper = desk.session("sun.hai", "warehouse_keeper", at(14))
    print("\n14:00  the warehouse keeper tries to raise a limit")
    try:
        keeper.credit.set_limit(customer="D101", state="none", reason="a good friend")
    except kehu.Denied as denied:
        print(f"       DENIED   {denied.code}: {denied}")


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="kehu-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "distributor.kehu"
    for old in folder.glob("distributor.kehu*"):
        old.unlink()
    with kehu.open(path, clock="manual") as database:
        print("The books:")
        load_books(database)
        a_day(database)
        auditor = database.session(actor="he.ming", role="auditor", purpose="evening check",
                                   now=at(18))
        verified = auditor.store.verify().one()
        print(f"\n18:00  {verified.entries} journal entries verified, every row rebuilt from them")
        for kind in ("ageing", "over-limit"):
            page = folder / f"{kind}.html"
            page.write_text(report.make(auditor, kind, as_of=TODAY.isoformat()).html(),
                            encoding="utf-8")
            print(f"       report: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
