"""What the tests of the Python face share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import kehu
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def db() -> Iterator[kehu.Database]:
    with kehu.open(store="memory") as database:
        yield database


@pytest.fixture
def desk(db: kehu.Database) -> kehu.Session:
    """A session that may do everything."""
    return db.session(actor="li.wei", role="administrator", purpose="test")


@pytest.fixture
def customer(desk: kehu.Session) -> str:
    """The code of a customer."""
    return make_customer(desk, "ACME", "Acme 有限公司")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real data that lies beside the project; the tests that read it are skipped without it."""
    found = Path(os.environ.get("KEHU_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not found.is_dir():
        pytest.skip(f"no shared data at {found}; set KEHU_SHARED_DATA")
    return found


def make_customer(session: kehu.Session, code: str, name: str) -> str:
    session.customer.create(kind="company", name=name, channel="visit", code=code)
    return code


def make_invoice(session: kehu.Session, customer: str, number: str, amount: str, day: str) -> None:
    session.execute(
        "credit.invoice",
        {"customer": customer, "number": number, "amount": amount, "invoice_date": day},
    )


def purchases_of_cdnow(shared: Path) -> list[list[str]]:
    """The lines of the CDNOW sample: number in all, number in it, day, units, dollars."""
    lines = (shared / "transactions-cdnow" / "CDNOW_sample.txt").read_text().splitlines()
    return [line.split() for line in lines if line.strip()]


def import_cdnow(session: kehu.Session, cells: list[list[str]], currency: str) -> kehu.ImportReport:
    """Customers and purchases of these lines; what was said of the purchases."""
    import pyarrow

    numbers = sorted({cell[1] for cell in cells})
    session.import_table(
        "customer.create",
        pyarrow.table({"code": numbers, "name": [f"Customer {code}" for code in numbers]}),
        columns={"code": "code", "name": "name"},
        constants={"kind": "individual", "channel": "import"},
    )
    return session.import_table(
        "purchase.record",
        pyarrow.table(
            {
                "customer": [cell[1] for cell in cells],
                "day": [f"{cell[2][:4]}-{cell[2][4:6]}-{cell[2][6:]}" for cell in cells],
                "amount": [f"{cell[4]} {currency}" for cell in cells],
            }
        ),
        columns={"customer": "customer", "day": "purchased_on", "amount": "amount"},
    )
