"""What the example of every other language prints, told in Python: tests/clients/run holds the
languages themselves to it, but needs their tools and runs later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kehu
from conftest import ROOT

GOLDEN = ROOT / "tests" / "golden" / "examples" / "credit_desk_clients.txt"


def explained(error: kehu.Error) -> Iterator[str]:
    yield f"{type(error).__name__.lower():8} {error.code}"
    if error.path:
        yield f"         {error.path}: {error.message}"
    for reason in error.reasons:
        if not reason.passed:
            yield f"         {reason.clause}: {reason.sentence()}"
    for remedy in error.remedies:
        yield f"         would help: {remedy.sentence()}"


def morning(database: kehu.Database) -> Iterator[str]:
    clerk, controller, auditor = (
        database.session(actor=actor, role=role, purpose="order to cash", now="2024-03-01T01:00:00Z")
        for actor, role in (
            ("li.wei", "account_manager"),
            ("wang.fang", "credit_controller"),
            ("he.ming", "auditor"),
        )
    )
    clerk.customer.create(
        kind="company",
        name="海川家居有限公司",
        channel="visit",
        code="HAICHUAN",
        contact_points=[{"kind": "mobile", "value": "13800138000"}],
        documents=[
            {"kind": "identity_copy"},
            {"kind": "settlement_agreement"},
            {"kind": "distribution_contract"},
        ],
    )
    limit = {
        "customer": "HAICHUAN",
        "state": "amount",
        "amount": "30000.00 CNY",
        "reason": "signed by the general manager",
    }
    try:
        clerk.execute("credit.set_limit", limit)
    except kehu.Denied as error:
        yield from explained(error)
    controller.execute("credit.set_limit", limit)
    for amount in ("24,000.00 CNY", "24000.00 CNY", "9000.00 CNY"):
        try:
            granted = clerk.execute("credit.authorize", {"customer": "HAICHUAN", "amount": amount})
        except (kehu.Invalid, kehu.Refused) as error:
            yield from explained(error)
        else:
            yield f"granted  {granted.amount}, {granted.coverage.name}, {granted.state.name}"
    name = clerk.customer.get(customer="HAICHUAN").one().name
    account = clerk.credit.status(customer="HAICHUAN").one()
    yield (
        f"account  {name}: {account.exposure} used of {account.limit}, "
        f"{account.available} available"
    )
    yield f"verified {auditor.store.verify().one().entries} journal entries"


def test_the_morning_at_the_credit_desk_is_that_of_every_language(tmp_path: Path) -> None:
    with kehu.open(tmp_path / "desk.kehu", clock="manual") as database:
        assert list(morning(database)) == GOLDEN.read_text(encoding="utf-8").splitlines()
