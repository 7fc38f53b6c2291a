"""Records and enumerations of the area purchase. Made by scripts/python_api.py; not to be edited."""

import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "BehaviourRow",
    "CustomerGroup",
    "NewPurchaseLine",
    "PeriodLength",
    "Purchase",
    "PurchaseLine",
    "PurchaseMonth",
    "PurchaseState",
    "PurchaseStatistics",
    "ReturnedLine",
    "StatisticsRebuilt",
    "StatisticsRow",
    "TakeBack",
    "TakeBackLine",
]

@final
class BehaviourRow(_kehu.Record):
    def __new__(
        cls,
        *,
        group: str,
        period: _values.Day,
        members: int,
        customers: int,
        purchases: int,
        spent: _values.Amount,
        active: _values.Share,
        frequency: _values.Share,
        average: _values.Amount,
    ) -> Self: ...
    @property
    def group(self) -> str: ...
    @property
    def period(self) -> _datetime.date: ...
    @property
    def members(self) -> int: ...
    @property
    def customers(self) -> int: ...
    @property
    def purchases(self) -> int: ...
    @property
    def spent(self) -> _kehu.Money: ...
    @property
    def active(self) -> _fractions.Fraction: ...
    @property
    def frequency(self) -> _fractions.Fraction: ...
    @property
    def average(self) -> _kehu.Money: ...

class CustomerGroup(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    all = "all"
    cohort = "cohort"
    kind = "kind"
    region = "region"
    business_line = "business_line"
    channel = "channel"
    account_manager = "account_manager"

@final
class NewPurchaseLine(_kehu.Record):
    def __new__(
        cls,
        *,
        product: str,
        amount: _values.Amount,
        quantity: int | None = None,
    ) -> Self: ...
    @property
    def product(self) -> str: ...
    @property
    def quantity(self) -> int | None: ...
    @property
    def amount(self) -> _kehu.Money: ...

class PeriodLength(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    month = "month"
    quarter = "quarter"
    year = "year"

@final
class Purchase(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        purchased_on: _values.Day,
        purchased_at: _values.Moment,
        amount: _values.Amount,
        redeemed: _values.Amount,
        returned: _values.Amount,
        returned_redeemed: _values.Amount,
        state: PurchaseState | Literal["kept", "partly_returned", "returned"],
        channel: str,
        reference: str,
        lines: int,
        recorded_at: _values.Moment,
        recorded_by: str,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def purchased_on(self) -> _datetime.date: ...
    @property
    def purchased_at(self) -> _datetime.datetime: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def redeemed(self) -> _kehu.Money: ...
    @property
    def returned(self) -> _kehu.Money: ...
    @property
    def returned_redeemed(self) -> _kehu.Money: ...
    @property
    def state(self) -> PurchaseState: ...
    @property
    def channel(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def lines(self) -> int: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...

@final
class PurchaseLine(_kehu.Record):
    def __new__(
        cls,
        *,
        purchase: _values.Id,
        number: int,
        version: int,
        customer: _values.Id,
        product: str,
        quantity: int,
        amount: _values.Amount,
        returned_quantity: int,
        returned: _values.Amount,
    ) -> Self: ...
    @property
    def purchase(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def product(self) -> str: ...
    @property
    def quantity(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def returned_quantity(self) -> int: ...
    @property
    def returned(self) -> _kehu.Money: ...

@final
class PurchaseMonth(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        month: _values.Day,
        version: int,
        purchases: int,
        spent: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def month(self) -> _datetime.date: ...
    @property
    def version(self) -> int: ...
    @property
    def purchases(self) -> int: ...
    @property
    def spent(self) -> _kehu.Money: ...

class PurchaseState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    kept = "kept"
    partly_returned = "partly_returned"
    returned = "returned"

@final
class PurchaseStatistics(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        purchases: int,
        purchase_days: int,
        spent: _values.Amount,
        first_day_spent: _values.Amount,
        redeemed: _values.Amount,
        returned: _values.Amount,
        first_on: _values.Day | None = None,
        last_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def purchases(self) -> int: ...
    @property
    def purchase_days(self) -> int: ...
    @property
    def first_on(self) -> _datetime.date | None: ...
    @property
    def last_on(self) -> _datetime.date | None: ...
    @property
    def spent(self) -> _kehu.Money: ...
    @property
    def first_day_spent(self) -> _kehu.Money: ...
    @property
    def redeemed(self) -> _kehu.Money: ...
    @property
    def returned(self) -> _kehu.Money: ...

@final
class ReturnedLine(_kehu.Record):
    def __new__(
        cls,
        *,
        line: int,
        quantity: int | None = None,
        amount: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def line(self) -> int: ...
    @property
    def quantity(self) -> int | None: ...
    @property
    def amount(self) -> _kehu.Money | None: ...

@final
class StatisticsRebuilt(_kehu.Record):
    def __new__(cls, *, customers: int, changed: int) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def changed(self) -> int: ...

@final
class StatisticsRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        as_of: _values.Day,
        purchases: int,
        recency_days: int,
        frequency: int,
        age_days: int,
        inactive_days: int,
        spent: _values.Amount,
        repeat_spent: _values.Amount,
        average: _values.Amount,
        redeemed: _values.Amount,
        returned: _values.Amount,
        first_on: _values.Day | None = None,
        last_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def purchases(self) -> int: ...
    @property
    def first_on(self) -> _datetime.date | None: ...
    @property
    def last_on(self) -> _datetime.date | None: ...
    @property
    def recency_days(self) -> int: ...
    @property
    def frequency(self) -> int: ...
    @property
    def age_days(self) -> int: ...
    @property
    def inactive_days(self) -> int: ...
    @property
    def spent(self) -> _kehu.Money: ...
    @property
    def repeat_spent(self) -> _kehu.Money: ...
    @property
    def average(self) -> _kehu.Money: ...
    @property
    def redeemed(self) -> _kehu.Money: ...
    @property
    def returned(self) -> _kehu.Money: ...

@final
class TakeBack(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        customer: _values.Id,
        purchase: _values.Id,
        returned_on: _values.Day,
        amount: _values.Amount,
        redeemed: _values.Amount,
        reason: str,
        recorded_at: _values.Moment,
        recorded_by: str,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def purchase(self) -> _uuid.UUID: ...
    @property
    def returned_on(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def redeemed(self) -> _kehu.Money: ...
    @property
    def reason(self) -> str: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...

@final
class TakeBackLine(_kehu.Record):
    def __new__(
        cls,
        *,
        take_back: _values.Id,
        line: int,
        quantity: int,
        amount: _values.Amount,
    ) -> Self: ...
    @property
    def take_back(self) -> _uuid.UUID: ...
    @property
    def line(self) -> int: ...
    @property
    def quantity(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...
