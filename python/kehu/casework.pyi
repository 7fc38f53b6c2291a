"""Records and enumerations of the area casework. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "Absence",
    "Acknowledged",
    "Delegation",
    "Duty",
    "DutyPause",
    "DutyRow",
    "DutyState",
    "LevelRow",
    "Notification",
    "NotificationFact",
    "NumberSeries",
    "PersonAlias",
    "RecipientKind",
    "Relationship",
    "RelationshipKind",
    "RoleHolder",
    "Signature",
    "Step",
    "TimeUnit",
    "TraceRow",
]

@final
class Absence(_kehu.Record):
    def __new__(
        cls,
        *,
        actor: str,
        number: int,
        role: str,
        from_: _values.Day,
        until: _values.Day,
        recorded_by: str,
    ) -> Self: ...
    @property
    def actor(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def from_(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date: ...
    @property
    def recorded_by(self) -> str: ...

@final
class Acknowledged(_kehu.Record):
    def __new__(cls, *, notifications: int) -> Self: ...
    @property
    def notifications(self) -> int: ...

@final
class Delegation(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        delegator: str,
        delegator_role: str,
        deputy: str,
        deputy_key: str,
        matter: str,
        from_: _values.Day,
        until: _values.Day,
        revoked_by: str,
        reason: str,
        up_to: _values.Amount | None = None,
        revoked_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def delegator(self) -> str: ...
    @property
    def delegator_role(self) -> str: ...
    @property
    def deputy(self) -> str: ...
    @property
    def deputy_key(self) -> str: ...
    @property
    def matter(self) -> str: ...
    @property
    def up_to(self) -> _kehu.Money | None: ...
    @property
    def from_(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date: ...
    @property
    def revoked_at(self) -> _datetime.datetime | None: ...
    @property
    def revoked_by(self) -> str: ...
    @property
    def reason(self) -> str: ...

@final
class Duty(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        kind: str,
        clause: str,
        subject_kind: str,
        subject: _values.Id,
        owner: str,
        owner_role: str,
        liable: str,
        fulfilled_by: str,
        state: DutyState | Literal["open", "paused", "fulfilled", "cancelled"],
        started_at: _values.Moment,
        limit_amount: int,
        limit_unit: TimeUnit | Literal["minutes", "hours", "days", "months", "working_days"],
        calendar_version: str,
        policy_version: int,
        pauses: int,
        closed_by: str,
        outcome: str,
        note: str,
        missed_by: str,
        customer: _values.Id | None = None,
        calendar: str | None = None,
        deadline: _values.Moment | None = None,
        paused_at: _values.Moment | None = None,
        closed_at: _values.Moment | None = None,
        missed: bool = False,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def owner(self) -> str: ...
    @property
    def owner_role(self) -> str: ...
    @property
    def liable(self) -> str: ...
    @property
    def fulfilled_by(self) -> str: ...
    @property
    def state(self) -> DutyState: ...
    @property
    def started_at(self) -> _datetime.datetime: ...
    @property
    def limit_amount(self) -> int: ...
    @property
    def limit_unit(self) -> TimeUnit: ...
    @property
    def calendar(self) -> str | None: ...
    @property
    def calendar_version(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def paused_at(self) -> _datetime.datetime | None: ...
    @property
    def pauses(self) -> int: ...
    @property
    def closed_at(self) -> _datetime.datetime | None: ...
    @property
    def closed_by(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def missed(self) -> bool: ...
    @property
    def missed_by(self) -> str: ...

@final
class DutyPause(_kehu.Record):
    def __new__(
        cls,
        *,
        duty: _values.Id,
        number: int,
        from_: _values.Moment,
        reason: str,
        clause: str,
        until: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def duty(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def from_(self) -> _datetime.datetime: ...
    @property
    def until(self) -> _datetime.datetime | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def clause(self) -> str: ...

@final
class DutyRow(_kehu.Record):
    def __new__(
        cls,
        *,
        duty: _values.Id,
        kind: str,
        clause: str,
        subject_kind: str,
        subject: _values.Id,
        owner: str,
        owner_role: str,
        liable: str,
        state: DutyState | Literal["open", "paused", "fulfilled", "cancelled"],
        started_at: _values.Moment,
        outcome: str,
        late_seconds: int,
        policy_version: int,
        calendar_version: str,
        customer: _values.Id | None = None,
        deadline: _values.Moment | None = None,
        closed_at: _values.Moment | None = None,
        missed: bool = False,
        uncertain: bool = False,
        liable_persons: _abc.Iterable[str] = (),
    ) -> Self: ...
    @property
    def duty(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def owner(self) -> str: ...
    @property
    def owner_role(self) -> str: ...
    @property
    def liable(self) -> str: ...
    @property
    def state(self) -> DutyState: ...
    @property
    def started_at(self) -> _datetime.datetime: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def closed_at(self) -> _datetime.datetime | None: ...
    @property
    def outcome(self) -> str: ...
    @property
    def missed(self) -> bool: ...
    @property
    def late_seconds(self) -> int: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def calendar_version(self) -> str: ...
    @property
    def uncertain(self) -> bool: ...
    @property
    def liable_persons(self) -> tuple[str, ...]: ...

class DutyState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    open = "open"
    paused = "paused"
    fulfilled = "fulfilled"
    cancelled = "cancelled"

@final
class LevelRow(_kehu.Record):
    def __new__(
        cls,
        *,
        matter: str,
        level: int,
        role: str,
        window_days: int,
        substitute: str,
        up_to: _values.Amount | None = None,
        accumulated_up_to: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def matter(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def up_to(self) -> _kehu.Money | None: ...
    @property
    def accumulated_up_to(self) -> _kehu.Money | None: ...
    @property
    def window_days(self) -> int: ...
    @property
    def substitute(self) -> str: ...

@final
class Notification(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        recipient_kind: RecipientKind | Literal["person", "role", "customer"],
        recipient: str,
        kind: str,
        clause: str,
        subject_kind: str,
        subject: _values.Id,
        created_at: _values.Moment,
        acknowledged_by: str,
        customer: _values.Id | None = None,
        facts: _abc.Iterable[NotificationFact | _values.Arguments] = (),
        pending_since: _values.Moment | None = None,
        acknowledged_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def recipient_kind(self) -> RecipientKind: ...
    @property
    def recipient(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def facts(self) -> tuple[NotificationFact, ...]: ...
    @property
    def created_at(self) -> _datetime.datetime: ...
    @property
    def pending_since(self) -> _datetime.datetime | None: ...
    @property
    def acknowledged_at(self) -> _datetime.datetime | None: ...
    @property
    def acknowledged_by(self) -> str: ...

@final
class NotificationFact(_kehu.Record):
    def __new__(cls, *, name: str, value: str) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> str: ...

@final
class NumberSeries(_kehu.Record):
    def __new__(cls, *, name: str, version: int, last: int) -> Self: ...
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def last(self) -> int: ...

@final
class PersonAlias(_kehu.Record):
    def __new__(
        cls,
        *,
        alias: str,
        person: str,
        declared_at: _values.Moment,
        declared_by: str,
    ) -> Self: ...
    @property
    def alias(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def declared_at(self) -> _datetime.datetime: ...
    @property
    def declared_by(self) -> str: ...

class RecipientKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    person = "person"
    role = "role"
    customer = "customer"

@final
class Relationship(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        person: str,
        person_key: str,
        kind: RelationshipKind | Literal["family", "business", "employment", "friendship", "dispute"],
        other_person: str,
        from_: _values.Day,
        note: str,
        declared_by: str,
        customer: _values.Id | None = None,
        until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def person(self) -> str: ...
    @property
    def person_key(self) -> str: ...
    @property
    def kind(self) -> RelationshipKind: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def other_person(self) -> str: ...
    @property
    def from_(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def note(self) -> str: ...
    @property
    def declared_by(self) -> str: ...

class RelationshipKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    family = "family"
    business = "business"
    employment = "employment"
    friendship = "friendship"
    dispute = "dispute"

@final
class RoleHolder(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        role: str,
        person: str,
        person_key: str,
        from_: _values.Day,
        named_by: str,
        relieved_by: str,
        until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def person_key(self) -> str: ...
    @property
    def from_(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def named_by(self) -> str: ...
    @property
    def relieved_by(self) -> str: ...

@final
class Signature(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        matter: str,
        clause: str,
        subject_kind: str,
        subject: _values.Id,
        requested_by: str,
        actor: str,
        role: str,
        on_behalf_of: str,
        authority_role: str,
        at: _values.Moment,
        note: str,
        customer: _values.Id | None = None,
        approved: bool = False,
        amount: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def matter(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def approved(self) -> bool: ...
    @property
    def amount(self) -> _kehu.Money | None: ...
    @property
    def requested_by(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def on_behalf_of(self) -> str: ...
    @property
    def authority_role(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def note(self) -> str: ...

@final
class Step(_kehu.Record):
    def __new__(
        cls,
        *,
        subject: _values.Id,
        number: int,
        subject_kind: str,
        at: _values.Moment,
        actor: str,
        role: str,
        act: str,
        from_state: str,
        to_state: str,
        note: str,
    ) -> Self: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def actor(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def from_state(self) -> str: ...
    @property
    def to_state(self) -> str: ...
    @property
    def note(self) -> str: ...

class TimeUnit(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    minutes = "minutes"
    hours = "hours"
    days = "days"
    months = "months"
    working_days = "working_days"

@final
class TraceRow(_kehu.Record):
    def __new__(
        cls,
        *,
        from_: _values.Moment,
        until: _values.Moment,
        because: str,
        reason: str,
        clause: str,
        counted_seconds: int,
        counted: bool = False,
        uncertain: bool = False,
    ) -> Self: ...
    @property
    def from_(self) -> _datetime.datetime: ...
    @property
    def until(self) -> _datetime.datetime: ...
    @property
    def counted(self) -> bool: ...
    @property
    def because(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def counted_seconds(self) -> int: ...
    @property
    def uncertain(self) -> bool: ...
