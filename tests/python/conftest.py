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
