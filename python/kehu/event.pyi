"""Records and enumerations of the area event. Made by scripts/python_api.py; not to be edited."""

import datetime as _datetime
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "DrawRow",
    "EventKind",
    "EventRegistration",
    "EventState",
    "LoyaltyEvent",
    "MayRegisterRow",
    "RegistrationOutcome",
]

@final
class DrawRow(_kehu.Record):
    def __new__(
        cls,
        *,
        rank: int,
        registration: _values.Id,
        customer: _values.Id,
        ticket: str,
        wins: bool = False,
        agrees: bool = False,
        commitment_met: bool = False,
    ) -> Self: ...
    @property
    def rank(self) -> int: ...
    @property
    def registration(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def ticket(self) -> str: ...
    @property
    def wins(self) -> bool: ...
    @property
    def agrees(self) -> bool: ...
    @property
    def commitment_met(self) -> bool: ...

class EventKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    draw = "draw"
    gathering = "gathering"

@final
class EventRegistration(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        event: _values.Id,
        customer: _values.Id,
        tier: str,
        registered_at: _values.Moment,
        outcome: RegistrationOutcome | Literal["registered", "withdrawn", "won", "not_won", "attended", "absent", "called_off"],
        ticket: str,
        rank: int,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def event(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def tier(self) -> str: ...
    @property
    def registered_at(self) -> _datetime.datetime: ...
    @property
    def outcome(self) -> RegistrationOutcome: ...
    @property
    def ticket(self) -> str: ...
    @property
    def rank(self) -> int: ...

class EventState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    announced = "announced"
    drawn = "drawn"
    held = "held"
    cancelled = "cancelled"

@final
class LoyaltyEvent(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        name: str,
        kind: EventKind | Literal["draw", "gathering"],
        state: EventState | Literal["announced", "drawn", "held", "cancelled"],
        steps: int,
        registration_until: _values.Moment,
        place: str,
        registrations: int,
        winners: int,
        seed_commitment: str,
        seed: str,
        announced_by: str,
        announced_at: _values.Moment,
        ended_because: str,
        policy_version: int,
        takes_place_at: _values.Moment | None = None,
        capacity: int | None = None,
        ended_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> EventKind: ...
    @property
    def state(self) -> EventState: ...
    @property
    def steps(self) -> int: ...
    @property
    def registration_until(self) -> _datetime.datetime: ...
    @property
    def takes_place_at(self) -> _datetime.datetime | None: ...
    @property
    def place(self) -> str: ...
    @property
    def capacity(self) -> int | None: ...
    @property
    def registrations(self) -> int: ...
    @property
    def winners(self) -> int: ...
    @property
    def seed_commitment(self) -> str: ...
    @property
    def seed(self) -> str: ...
    @property
    def announced_by(self) -> str: ...
    @property
    def announced_at(self) -> _datetime.datetime: ...
    @property
    def ended_at(self) -> _datetime.datetime | None: ...
    @property
    def ended_because(self) -> str: ...
    @property
    def policy_version(self) -> int: ...

@final
class MayRegisterRow(_kehu.Record):
    def __new__(
        cls,
        *,
        tier: str,
        code: str,
        clause: str,
        en: str,
        zh: str,
        may: bool = False,
    ) -> Self: ...
    @property
    def may(self) -> bool: ...
    @property
    def tier(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...

class RegistrationOutcome(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    registered = "registered"
    withdrawn = "withdrawn"
    won = "won"
    not_won = "not_won"
    attended = "attended"
    absent = "absent"
    called_off = "called_off"
