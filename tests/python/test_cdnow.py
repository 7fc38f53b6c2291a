"""The CDNOW sample: 6,919 purchases of 2,357 customers, beside what others computed from them."""

from __future__ import annotations

import calendar
import csv
import datetime
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import kehu
import pytest
from conftest import import_cdnow, purchases_of_cdnow
from kehu import value

pytest.importorskip("scipy")
pytest.importorskip("pyarrow")

# A point for each dollar, in which these customers pay.
BY_THE_DOLLAR = {"inputs": ["currency"], "rules": [{"when": ["USD"], "then": ["1"]},
                                                   {"when": ["not(USD)"], "then": ["0"]}]}
CALIBRATION_END = datetime.date(1997, 9, 30)


@pytest.fixture(scope="module")
def cdnow(shared: Path) -> Any:
    """A session over a database that holds every purchase."""
    patch = {"TIER-4": {"tables": {"earning": BY_THE_DOLLAR}}}
    with kehu.open(store="memory", clock="manual", policy_patch=patch) as database:
        desk = database.session(
            actor="importer", role="administrator", purpose="test", now="1998-07-01T00:00:00+08:00"
        )
        report = import_cdnow(desk, purchases_of_cdnow(shared), "USD")
        assert report.taken == 6919
        assert report.refused == 0
        yield desk, shared / "transactions-cdnow"


def _codes(desk: kehu.Session) -> dict[str, int]:
    return {str(row.id): int(row.code) for row in desk.query("customer.get")}


def _statistics(desk: kehu.Session, day: datetime.date) -> list[Any]:
    return list(desk.query("purchase.statistics", {"as_of": day}))


def test_recency_frequency_and_age_are_the_published_ones(cdnow: Any) -> None:
    desk, folder = cdnow
    with (folder / "cdnow_customers_summary.csv").open() as file:
        published = {int(row["ID"]): row for row in csv.DictReader(file)}
    codes = _codes(desk)
    found = {}
    for row in desk.query("purchase.statistics", {"as_of": CALIBRATION_END}):
        found[codes[str(row.customer)]] = (
            row.frequency,
            f"{row.recency_days / 7:.2f}",
            f"{row.age_days / 7:.2f}",
        )
    assert len(found) == len(published) == 2357
    for number, row in published.items():
        expected = (int(row["frequency"]), f"{float(row['recency']):.2f}", f"{float(row['T']):.2f}")
        assert found[number] == expected, number


def test_mean_repeat_spend_is_the_published_one(cdnow: Any) -> None:
    desk, folder = cdnow
    with (folder / "cdnow_customers_summary_with_transactions.csv").open() as file:
        published = {int(row["ID"]): float(row["zbar"]) for row in csv.DictReader(file)}
    codes = _codes(desk)
    for row in desk.query("purchase.statistics", {"as_of": CALIBRATION_END}):
        mean = float(row.repeat_spent.amount) / row.frequency if row.frequency else 0.0
        assert abs(mean - published[codes[str(row.customer)]]) <= 0.0051, codes[str(row.customer)]


def test_statistics_kept_up_are_those_rebuilt(cdnow: Any) -> None:
    desk, _ = cdnow
    rebuilt = desk.execute("purchase.rebuild_statistics")
    assert (rebuilt.customers, rebuilt.changed) == (2357, 0)
    rows = desk.query("purchase.statistics")
    assert sum(row.purchases for row in rows) == 6919
    behaviour = desk.query("purchase.behaviour", {"group": "all"})
    assert sum(row.purchases for row in behaviour) == 6919
    total = sum((row.spent for row in behaviour), kehu.Money("0 USD"))
    assert total == sum((row.spent for row in rows), kehu.Money("0 USD"))


def _by_the_other_package(folder: Path) -> tuple[dict[str, float], float]:
    """Parameters, in weeks, and purchases expected in the next 39 weeks, by lifetimes."""
    lifetimes = pytest.importorskip("lifetimes")
    pandas = pytest.importorskip("pandas")
    summary = pandas.read_csv(folder / "cdnow_customers_summary_with_transactions.csv")
    purchases = lifetimes.BetaGeoFitter()
    purchases.fit(summary["x"], summary["t_x"], summary["T"])
    repeated = summary[(summary["x"] > 0) & (summary["zbar"] > 0)]
    amounts = lifetimes.GammaGammaFitter()
    amounts.fit(repeated["x"], repeated["zbar"])
    expected = purchases.conditional_expected_number_of_purchases_up_to_time(
        39, summary["x"], summary["t_x"], summary["T"]
    ).sum()
    return {**purchases.params_.to_dict(), **amounts.params_.to_dict()}, float(expected)


@pytest.mark.filterwarnings("ignore")  # of the other package, which is older than its dependencies
def test_parameters_are_within_a_hundredth_of_another_package(cdnow: Any) -> None:
    desk, folder = cdnow
    other, other_expected = _by_the_other_package(folder)
    record = value.update(desk, as_of=CALIBRATION_END)
    assert record.currency == "USD"
    assert record.customers == 2357
    fitted = {each.name: float(each.value) for each in record.parameters}
    fitted["alpha"] /= 7  # the other package counted weeks
    assert set(fitted) == set(other)
    for name, theirs in other.items():
        assert fitted[name] == pytest.approx(theirs, rel=0.01), name
    patterns = [value._pattern_of(r) for r in _statistics(desk, CALIBRATION_END)]
    expected = sum(e.purchases for e in value.expect(value.fit(patterns), patterns, 39 * 7))
    assert float(expected) == pytest.approx(other_expected, rel=0.01)


def test_expectations_are_on_record_and_repeatable(cdnow: Any) -> None:
    desk, _ = cdnow
    record = value.update(desk, as_of=CALIBRATION_END)
    values = list(desk.query("classification.values"))
    assert len(values) == 2357
    assert {row.model for row in values} == {record.id}
    assert all(0 <= row.alive <= 1 for row in values)
    again = value.update(desk, as_of=CALIBRATION_END)
    assert [p.value for p in again.parameters] == [p.value for p in record.parameters]


def test_expectations_hold_in_the_weeks_after(cdnow: Any) -> None:
    """Purchases of the 39 weeks after calibration, of all customers, against what was expected.

    The model is known to expect about an eighth too little here: 1,653 days of purchase for 1,882.
    """
    desk, _ = cdnow
    then = {str(row.customer): row for row in _statistics(desk, CALIBRATION_END)}
    patterns = [value._pattern_of(row) for row in then.values()]
    model = value.fit(patterns)
    expected = sum(each.purchases for each in value.expect(model, patterns, 273))
    later = [
        row for row in _statistics(desk, datetime.date(1998, 6, 30)) if str(row.customer) in then
    ]
    actual = sum(row.frequency - then[str(row.customer)].frequency for row in later)
    assert float(expected) == pytest.approx(actual, rel=0.15)


def _after_a_year(day: datetime.date) -> datetime.date:
    """Twelve months later; the last day of a month leads to the last day of a month."""
    length = calendar.monthrange(day.year + 1, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return datetime.date(day.year + 1, day.month, length if is_last else min(day.day, length))


def _points_by_hand(
    folder: Path, day: datetime.date
) -> tuple[dict[int, Counter[str]], dict[int, datetime.date]]:
    """Where each customer's points stand on a day, and when the next of them expire, by TIER-4."""
    standing: dict[int, Counter[str]] = defaultdict(Counter)
    expiry: dict[int, datetime.date] = {}
    for _, customer, bought, _, amount in purchases_of_cdnow(folder.parent):
        number = int(customer)
        bought_on = datetime.datetime.strptime(bought, "%Y%m%d").date()
        if bought_on > day:
            continue
        points = int(Decimal(amount))
        expires_on = _after_a_year(bought_on)
        if expires_on <= day:
            standing[number]["expired"] += points
            continue
        locked = bought_on + datetime.timedelta(days=15) > day
        standing[number]["locked" if locked else "active"] += points
        if points:
            expiry[number] = min(expires_on, expiry.get(number, expires_on))
    return standing, expiry


@pytest.fixture(scope="module")
def settled(cdnow: Any) -> Any:
    desk, folder = cdnow
    reply = desk.execute("points.settle")
    assert reply.purchases == 6919
    return desk, folder, reply.earned


@pytest.mark.parametrize("day", ["1997-01-10", "1997-09-30", "1998-02-28", "1998-03-01", None])
def test_points_are_those_counted_by_hand(settled: Any, day: str | None) -> None:
    desk, folder, earned = settled
    asked = datetime.date.fromisoformat(day) if day else datetime.date(1998, 7, 1)
    standing, expiry = _points_by_hand(folder, asked)
    codes = _codes(desk)
    total: Counter[str] = Counter()
    rows = list(desk.query("points.account", {"as_of": day} if day else {}))
    assert len(rows) == 2357
    for row in rows:
        number = codes[str(row.customer)]
        assert row.earned == row.active + row.locked + row.used + row.expired
        own = standing[number]
        figures = {"active": row.active, "locked": row.locked, "expired": row.expired}
        assert figures == {name: own[name] for name in figures}, number
        assert row.used == row.owed == 0
        assert row.next_expiry == expiry.get(number), number
        total.update(figures)
    assert sum(total.values()) <= earned
    liability = next(iter(desk.query("points.liability", {"as_of": day} if day else {})))
    assert (liability.active, liability.locked) == (total["active"], total["locked"])
    assert liability.liability.minor == total["active"] + total["locked"]
    if day is None:
        assert sum(total.values()) == earned


def test_points_are_settled_once_and_rebuilt_from_the_journal(settled: Any) -> None:
    desk, _, _ = settled
    assert desk.execute("points.settle").purchases == 0
    assert sum(row.entries for row in desk.query("points.moves")) > 6919
    rows = list(desk.query("store.verify", {"state": True}))
    digest = next(iter(desk.query("store.digest")))
    assert rows[0].digest == digest.digest
