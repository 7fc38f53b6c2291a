"""A run of the classification in parts: the same as one over all, and it can be broken off."""

from __future__ import annotations

import kehu
import pytest
from kehu import classes


@pytest.fixture
def shop(desk: kehu.Session) -> kehu.Session:
    for number in range(7):
        desk.customer.create(
            kind="individual", name=f"customer {number}", channel="visit", code=f"C{number}"
        )
        desk.execute("purchase.record", {"customer": f"C{number}", "amount": "70000.00 CNY"})
    return desk


def test_parts_come_to_the_same_as_one_run(shop: kehu.Session) -> None:
    told: list[tuple[str, int, int]] = []
    done = classes.run(shop, part=3, progress=lambda *step: told.append(step))
    assert (done.customers, done.classes_entered, done.tags_set, done.next) == (7, 7, 7, None)
    assert told == [("classification.run", number, 0) for number in (3, 6, 7)]
    # Each part was a transaction of its own, and one over all finds nothing left to do.
    (head,) = shop.query("journal.head")
    entries = [row for row in shop.query("journal.entries") if row.command == "classification.run"]
    assert len(entries) == 3 and head.sequence >= entries[-1].sequence
    again = shop.execute("classification.run")
    assert (again.customers, again.classes_entered, again.classes_left) == (7, 0, 0)


def test_a_run_that_was_cancelled_keeps_its_parts_and_is_gone_on_with(shop: kehu.Session) -> None:
    class Stopped(Exception):
        pass

    def stop(work: str, done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        classes.run(shop, part=3, progress=stop)
    assert len(shop.query("classification.memberships", {"customer_class": "high_value"})) == 3
    first = shop.execute("classification.run", {"limit": 3})
    assert (first.classes_entered, first.next is None) == (0, False)
    rest = classes.run(shop, part=3, start=first.next)
    assert (rest.customers, rest.classes_entered) == (4, 4)


def test_a_part_is_of_one_record_or_more(shop: kehu.Session) -> None:
    with pytest.raises(kehu.Invalid, match="below 1 record") as raised:
        classes.run(shop, part=0)
    assert raised.value.code == "classification.part"
