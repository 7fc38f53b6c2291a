"""Records and enumerations of the area points. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "AdjustmentState",
    "LotSource",
    "PointsAccount",
    "PointsAccountRow",
    "PointsAct",
    "PointsAdjustment",
    "PointsEntry",
    "PointsExpired",
    "PointsLiabilityRow",
    "PointsLot",
    "PointsMoveRow",
    "PointsPlace",
    "PointsRedemption",
    "PointsReward",
    "PointsRewardRow",
    "PointsSettled",
    "PurchaseVerdict",
    "RedemptionLine",
    "RedemptionState",
    "RewardKind",
]

class AdjustmentState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    requested = "requested"
    approved = "approved"
    rejected = "rejected"

class LotSource(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    purchase = "purchase"
    adjustment = "adjustment"
    restoration = "restoration"

@final
class PointsAccount(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        earned: int,
        active: int,
        locked: int,
        used: int,
        expired: int,
        owed: int,
        entries: int,
        next_due: _values.Day | None = None,
        next_expiry: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def earned(self) -> int: ...
    @property
    def active(self) -> int: ...
    @property
    def locked(self) -> int: ...
    @property
    def used(self) -> int: ...
    @property
    def expired(self) -> int: ...
    @property
    def owed(self) -> int: ...
    @property
    def entries(self) -> int: ...
    @property
    def next_due(self) -> _datetime.date | None: ...
    @property
    def next_expiry(self) -> _datetime.date | None: ...

@final
class PointsAccountRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        as_of: _values.Day,
        earned: int,
        active: int,
        locked: int,
        used: int,
        expired: int,
        owed: int,
        redeemable: int,
        value: _values.Amount,
        expiring: int,
        next_unlock: _values.Day | None = None,
        next_expiry: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def earned(self) -> int: ...
    @property
    def active(self) -> int: ...
    @property
    def locked(self) -> int: ...
    @property
    def used(self) -> int: ...
    @property
    def expired(self) -> int: ...
    @property
    def owed(self) -> int: ...
    @property
    def redeemable(self) -> int: ...
    @property
    def value(self) -> _kehu.Money: ...
    @property
    def next_unlock(self) -> _datetime.date | None: ...
    @property
    def next_expiry(self) -> _datetime.date | None: ...
    @property
    def expiring(self) -> int: ...

class PointsAct(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    earn = "earn"
    unlock = "unlock"
    redeem = "redeem"
    restore = "restore"
    reverse = "reverse"
    recover = "recover"
    expire = "expire"
    adjust = "adjust"

@final
class PointsAdjustment(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        points: int,
        value: _values.Amount,
        reason: str,
        state: AdjustmentState | Literal["requested", "approved", "rejected"],
        steps: int,
        requested_by: str,
        requested_at: _values.Moment,
        answered_by: str,
        answered_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def points(self) -> int: ...
    @property
    def value(self) -> _kehu.Money: ...
    @property
    def reason(self) -> str: ...
    @property
    def state(self) -> AdjustmentState: ...
    @property
    def steps(self) -> int: ...
    @property
    def requested_by(self) -> str: ...
    @property
    def requested_at(self) -> _datetime.datetime: ...
    @property
    def answered_by(self) -> str: ...
    @property
    def answered_at(self) -> _datetime.datetime | None: ...

@final
class PointsEntry(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        day: _values.Day,
        number: int,
        lot: _values.Id,
        debit: PointsPlace | Literal["earned", "active", "locked", "used", "expired", "owed", "claimed"],
        credit: PointsPlace | Literal["earned", "active", "locked", "used", "expired", "owed", "claimed"],
        points: int,
        act: PointsAct | Literal["earn", "unlock", "redeem", "restore", "reverse", "recover", "expire", "adjust"],
        source: _values.Id,
        posted_at: _values.Moment,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def number(self) -> int: ...
    @property
    def lot(self) -> _uuid.UUID: ...
    @property
    def debit(self) -> PointsPlace: ...
    @property
    def credit(self) -> PointsPlace: ...
    @property
    def points(self) -> int: ...
    @property
    def act(self) -> PointsAct: ...
    @property
    def source(self) -> _uuid.UUID: ...
    @property
    def posted_at(self) -> _datetime.datetime: ...

@final
class PointsExpired(_kehu.Record):
    def __new__(cls, *, customers: int, unlocked: int, expired: int) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def unlocked(self) -> int: ...
    @property
    def expired(self) -> int: ...

@final
class PointsLiabilityRow(_kehu.Record):
    def __new__(
        cls,
        *,
        as_of: _values.Day,
        customers: int,
        active: int,
        locked: int,
        liability: _values.Amount,
        breakage_share: _values.Share,
        breakage: _values.Amount,
        expected: _values.Amount,
        earned: int,
        used: int,
        expired: int,
    ) -> Self: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def customers(self) -> int: ...
    @property
    def active(self) -> int: ...
    @property
    def locked(self) -> int: ...
    @property
    def liability(self) -> _kehu.Money: ...
    @property
    def breakage_share(self) -> _fractions.Fraction: ...
    @property
    def breakage(self) -> _kehu.Money: ...
    @property
    def expected(self) -> _kehu.Money: ...
    @property
    def earned(self) -> int: ...
    @property
    def used(self) -> int: ...
    @property
    def expired(self) -> int: ...

@final
class PointsLot(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        source: LotSource | Literal["purchase", "adjustment", "restoration"],
        granted: int,
        earned: int,
        active: int,
        locked: int,
        used: int,
        expired: int,
        open: int,
        reversed: int,
        returned: _values.Amount,
        earned_on: _values.Day,
        unlocks_on: _values.Day,
        expires_on: _values.Day,
        tier: str,
        policy_version: int,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def source(self) -> LotSource: ...
    @property
    def granted(self) -> int: ...
    @property
    def earned(self) -> int: ...
    @property
    def active(self) -> int: ...
    @property
    def locked(self) -> int: ...
    @property
    def used(self) -> int: ...
    @property
    def expired(self) -> int: ...
    @property
    def open(self) -> int: ...
    @property
    def reversed(self) -> int: ...
    @property
    def returned(self) -> _kehu.Money: ...
    @property
    def earned_on(self) -> _datetime.date: ...
    @property
    def unlocks_on(self) -> _datetime.date: ...
    @property
    def expires_on(self) -> _datetime.date: ...
    @property
    def tier(self) -> str: ...
    @property
    def policy_version(self) -> int: ...

@final
class PointsMoveRow(_kehu.Record):
    def __new__(
        cls,
        *,
        act: PointsAct | Literal["earn", "unlock", "redeem", "restore", "reverse", "recover", "expire", "adjust"],
        debit: PointsPlace | Literal["earned", "active", "locked", "used", "expired", "owed", "claimed"],
        credit: PointsPlace | Literal["earned", "active", "locked", "used", "expired", "owed", "claimed"],
        entries: int,
        points: int,
    ) -> Self: ...
    @property
    def act(self) -> PointsAct: ...
    @property
    def debit(self) -> PointsPlace: ...
    @property
    def credit(self) -> PointsPlace: ...
    @property
    def entries(self) -> int: ...
    @property
    def points(self) -> int: ...

class PointsPlace(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    earned = "earned"
    active = "active"
    locked = "locked"
    used = "used"
    expired = "expired"
    owed = "owed"
    claimed = "claimed"

@final
class PointsRedemption(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        points: int,
        restored: int,
        state: RedemptionState | Literal["redeemed", "cancelled"],
        quantity: int,
        note: str,
        redeemed_on: _values.Day,
        redeemed_at: _values.Moment,
        redeemed_by: str,
        cancellation: str,
        reward: _values.Id | None = None,
        purchase: _values.Id | None = None,
        value: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def points(self) -> int: ...
    @property
    def restored(self) -> int: ...
    @property
    def state(self) -> RedemptionState: ...
    @property
    def reward(self) -> _uuid.UUID | None: ...
    @property
    def quantity(self) -> int: ...
    @property
    def purchase(self) -> _uuid.UUID | None: ...
    @property
    def value(self) -> _kehu.Money | None: ...
    @property
    def note(self) -> str: ...
    @property
    def redeemed_on(self) -> _datetime.date: ...
    @property
    def redeemed_at(self) -> _datetime.datetime: ...
    @property
    def redeemed_by(self) -> str: ...
    @property
    def cancellation(self) -> str: ...

@final
class PointsReward(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        code: str,
        kind: RewardKind | Literal["gift", "service"],
        name: str,
        points: int,
        stock: int | None = None,
        tiers: _abc.Iterable[str] = (),
        until: _values.Day | None = None,
        withdrawn: bool = False,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> RewardKind: ...
    @property
    def name(self) -> str: ...
    @property
    def points(self) -> int: ...
    @property
    def stock(self) -> int | None: ...
    @property
    def tiers(self) -> tuple[str, ...]: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def withdrawn(self) -> bool: ...

@final
class PointsRewardRow(_kehu.Record):
    def __new__(
        cls,
        *,
        reward: _values.Id,
        code: str,
        kind: RewardKind | Literal["gift", "service"],
        name: str,
        points: int,
        stock: int | None = None,
        tiers: _abc.Iterable[str] = (),
        until: _values.Day | None = None,
        offered: bool = False,
        missing: int | None = None,
    ) -> Self: ...
    @property
    def reward(self) -> _uuid.UUID: ...
    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> RewardKind: ...
    @property
    def name(self) -> str: ...
    @property
    def points(self) -> int: ...
    @property
    def stock(self) -> int | None: ...
    @property
    def tiers(self) -> tuple[str, ...]: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def offered(self) -> bool: ...
    @property
    def missing(self) -> int | None: ...

@final
class PointsSettled(_kehu.Record):
    def __new__(
        cls,
        *,
        purchases: int,
        earned: int,
        reversed: int,
        restored: int,
        left_out: int,
        verdicts: _abc.Iterable[PurchaseVerdict | _values.Arguments] = (),
        next: _values.Id | None = None,
    ) -> Self: ...
    @property
    def purchases(self) -> int: ...
    @property
    def earned(self) -> int: ...
    @property
    def reversed(self) -> int: ...
    @property
    def restored(self) -> int: ...
    @property
    def left_out(self) -> int: ...
    @property
    def verdicts(self) -> tuple[PurchaseVerdict, ...]: ...
    @property
    def next(self) -> _uuid.UUID | None: ...

@final
class PurchaseVerdict(_kehu.Record):
    def __new__(cls, *, purchase: _values.Id, code: str, message: str) -> Self: ...
    @property
    def purchase(self) -> _uuid.UUID: ...
    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...

@final
class RedemptionLine(_kehu.Record):
    def __new__(
        cls,
        *,
        redemption: _values.Id,
        number: int,
        version: int,
        lot: _values.Id,
        points: int,
        restored: int,
    ) -> Self: ...
    @property
    def redemption(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def lot(self) -> _uuid.UUID: ...
    @property
    def points(self) -> int: ...
    @property
    def restored(self) -> int: ...

class RedemptionState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    redeemed = "redeemed"
    cancelled = "cancelled"

class RewardKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    gift = "gift"
    service = "service"
