"""Records and enumerations of the area service. Made by scripts/python_api.py; not to be edited."""

import datetime as _datetime
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "AnswerKind",
    "Belonging",
    "BelongingState",
    "ClockRow",
    "ClosedUnanswered",
    "Contribution",
    "OrderProgress",
    "Party",
    "PerformanceGroup",
    "PerformanceRow",
    "QueueKey",
    "QueueRow",
    "RequestSatisfaction",
    "RequestState",
    "ResultAcceptance",
    "SatisfactionAnswer",
    "ServiceClock",
    "ServiceRequest",
]

class AnswerKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    accepted = "accepted"
    rejected = "rejected"
    follow_up = "follow_up"

@final
class Belonging(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        request: _values.Id,
        number: int,
        state: BelongingState | Literal["received", "kept", "handed_back"],
        steps: int,
        description: str,
        quantity: int,
        condition: str,
        received_by: str,
        received_at: _values.Moment,
        place: str,
        kept_by: str,
        handed_back_by: str,
        handed_back_to: str,
        condition_after: str,
        kept_at: _values.Moment | None = None,
        handed_back_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def state(self) -> BelongingState: ...
    @property
    def steps(self) -> int: ...
    @property
    def description(self) -> str: ...
    @property
    def quantity(self) -> int: ...
    @property
    def condition(self) -> str: ...
    @property
    def received_by(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime: ...
    @property
    def place(self) -> str: ...
    @property
    def kept_by(self) -> str: ...
    @property
    def kept_at(self) -> _datetime.datetime | None: ...
    @property
    def handed_back_by(self) -> str: ...
    @property
    def handed_back_to(self) -> str: ...
    @property
    def condition_after(self) -> str: ...
    @property
    def handed_back_at(self) -> _datetime.datetime | None: ...

class BelongingState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    received = "received"
    kept = "kept"
    handed_back = "handed_back"

@final
class ClockRow(_kehu.Record):
    def __new__(
        cls,
        *,
        request: _values.Id,
        number: str,
        kind: str,
        owner: str,
        department: str,
        month: str,
        clock: ServiceClock | Literal["first_response", "next_update", "solution", "appointment"],
        duty: _values.Id,
        started_at: _values.Moment,
        target_seconds: int,
        counted_seconds: int,
        deadline: _values.Moment | None = None,
        stopped_at: _values.Moment | None = None,
        stopped: bool = False,
        missed: bool = False,
    ) -> Self: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def clock(self) -> ServiceClock: ...
    @property
    def duty(self) -> _uuid.UUID: ...
    @property
    def started_at(self) -> _datetime.datetime: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def stopped_at(self) -> _datetime.datetime | None: ...
    @property
    def target_seconds(self) -> int: ...
    @property
    def counted_seconds(self) -> int: ...
    @property
    def stopped(self) -> bool: ...
    @property
    def missed(self) -> bool: ...

@final
class ClosedUnanswered(_kehu.Record):
    def __new__(cls, *, requests: int) -> Self: ...
    @property
    def requests(self) -> int: ...

@final
class Contribution(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        request: _values.Id,
        number: int,
        department: str,
        role: str,
        question: str,
        asked_by: str,
        asked_at: _values.Moment,
        answer: str,
        answered_by: str,
        answered_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def department(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def asked_by(self) -> str: ...
    @property
    def asked_at(self) -> _datetime.datetime: ...
    @property
    def answer(self) -> str: ...
    @property
    def answered_by(self) -> str: ...
    @property
    def answered_at(self) -> _datetime.datetime | None: ...

@final
class OrderProgress(_kehu.Record):
    def __new__(
        cls,
        *,
        request: _values.Id,
        number: int,
        stage: str,
        note: str,
        at: _values.Moment,
        by: str,
    ) -> Self: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def stage(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

@final
class Party(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Reference | None = None,
        contact: str | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID | str | None: ...
    @property
    def contact(self) -> str | None: ...

class PerformanceGroup(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    all = "all"
    kind = "kind"
    owner = "owner"
    department = "department"
    month = "month"

@final
class PerformanceRow(_kehu.Record):
    def __new__(
        cls,
        *,
        group: str,
        clock: ServiceClock | Literal["first_response", "next_update", "solution", "appointment"],
        clocks: int,
        met: int,
        missed: int,
        running: int,
        timely_rate: str,
        average_seconds: int | None = None,
        median_seconds: int | None = None,
        longest_seconds: int | None = None,
    ) -> Self: ...
    @property
    def group(self) -> str: ...
    @property
    def clock(self) -> ServiceClock: ...
    @property
    def clocks(self) -> int: ...
    @property
    def met(self) -> int: ...
    @property
    def missed(self) -> int: ...
    @property
    def running(self) -> int: ...
    @property
    def timely_rate(self) -> str: ...
    @property
    def average_seconds(self) -> int | None: ...
    @property
    def median_seconds(self) -> int | None: ...
    @property
    def longest_seconds(self) -> int | None: ...

class QueueKey(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    emergency = "emergency"
    tier = "tier"
    severity = "severity"
    deadline = "deadline"
    opened = "opened"

@final
class QueueRow(_kehu.Record):
    def __new__(
        cls,
        *,
        position: int,
        request: _values.Id,
        number: str,
        kind: str,
        owner: str,
        department: str,
        state: RequestState | Literal["recorded", "in_progress", "waiting", "result_reported", "closed", "withdrawn"],
        service_level: int,
        priority: int,
        severity: str,
        severity_rank: int,
        opened_at: _values.Moment,
        customer: _values.Id | None = None,
        emergency: bool = False,
        deadline: _values.Moment | None = None,
        missed: bool = False,
        decided_by: QueueKey | Literal["emergency", "tier", "severity", "deadline", "opened"] | None = None,
    ) -> Self: ...
    @property
    def position(self) -> int: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def owner(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def state(self) -> RequestState: ...
    @property
    def emergency(self) -> bool: ...
    @property
    def service_level(self) -> int: ...
    @property
    def priority(self) -> int: ...
    @property
    def severity(self) -> str: ...
    @property
    def severity_rank(self) -> int: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def missed(self) -> bool: ...
    @property
    def opened_at(self) -> _datetime.datetime: ...
    @property
    def decided_by(self) -> QueueKey | None: ...

class RequestSatisfaction(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    unanswered = "unanswered"
    satisfied = "satisfied"
    dissatisfied = "dissatisfied"
    silent = "silent"

class RequestState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    recorded = "recorded"
    in_progress = "in_progress"
    waiting = "waiting"
    result_reported = "result_reported"
    closed = "closed"
    withdrawn = "withdrawn"

@final
class ResultAcceptance(_kehu.Record):
    def __new__(
        cls,
        *,
        by: Party | _values.Arguments,
        score: int | None = None,
        comment: str | None = None,
    ) -> Self: ...
    @property
    def by(self) -> Party: ...
    @property
    def score(self) -> int | None: ...
    @property
    def comment(self) -> str | None: ...

@final
class SatisfactionAnswer(_kehu.Record):
    def __new__(
        cls,
        *,
        request: _values.Id,
        number: int,
        kind: AnswerKind | Literal["accepted", "rejected", "follow_up"],
        comment: str,
        recorded_by: str,
        at: _values.Moment,
        reached: bool = False,
        satisfied: bool = False,
        score: int | None = None,
    ) -> Self: ...
    @property
    def request(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> AnswerKind: ...
    @property
    def reached(self) -> bool: ...
    @property
    def satisfied(self) -> bool: ...
    @property
    def score(self) -> int | None: ...
    @property
    def comment(self) -> str: ...
    @property
    def recorded_by(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...

class ServiceClock(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    first_response = "first_response"
    next_update = "next_update"
    solution = "solution"
    appointment = "appointment"

@final
class ServiceRequest(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        kind: str,
        channel: str,
        state: RequestState | Literal["recorded", "in_progress", "waiting", "result_reported", "closed", "withdrawn"],
        steps: int,
        contact_name: str,
        contact: str,
        contact_key: str,
        severity: str,
        service_level: int,
        subject: str,
        description: str,
        product: str,
        address: str,
        order_reference: str,
        payment_method: str,
        stage: str,
        owner: str,
        owner_role: str,
        department: str,
        target: str,
        policy_version: int,
        opened_by: str,
        opened_at: _values.Moment,
        changed_at: _values.Moment,
        result: str,
        satisfaction: RequestSatisfaction | Literal["unanswered", "satisfied", "dissatisfied", "silent"],
        waiting_for: str,
        rejections: int,
        reopenings: int,
        contributions: int,
        contributions_open: int,
        progress: int,
        belongings: int,
        belongings_held: int,
        answers: int,
        follow_ups: int,
        customer: _values.Id | None = None,
        emergency: bool = False,
        purchased_on: _values.Day | None = None,
        asset: int | None = None,
        open_since: _values.Moment | None = None,
        responded_at: _values.Moment | None = None,
        appointment_at: _values.Moment | None = None,
        attended_at: _values.Moment | None = None,
        result_at: _values.Moment | None = None,
        answer_until: _values.Moment | None = None,
        score: int | None = None,
        closed_at: _values.Moment | None = None,
        next_deadline: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def state(self) -> RequestState: ...
    @property
    def steps(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def contact_name(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def contact_key(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def emergency(self) -> bool: ...
    @property
    def service_level(self) -> int: ...
    @property
    def subject(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def product(self) -> str: ...
    @property
    def purchased_on(self) -> _datetime.date | None: ...
    @property
    def asset(self) -> int | None: ...
    @property
    def address(self) -> str: ...
    @property
    def order_reference(self) -> str: ...
    @property
    def payment_method(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def owner_role(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def opened_by(self) -> str: ...
    @property
    def opened_at(self) -> _datetime.datetime: ...
    @property
    def open_since(self) -> _datetime.datetime | None: ...
    @property
    def changed_at(self) -> _datetime.datetime: ...
    @property
    def responded_at(self) -> _datetime.datetime | None: ...
    @property
    def appointment_at(self) -> _datetime.datetime | None: ...
    @property
    def attended_at(self) -> _datetime.datetime | None: ...
    @property
    def result(self) -> str: ...
    @property
    def result_at(self) -> _datetime.datetime | None: ...
    @property
    def answer_until(self) -> _datetime.datetime | None: ...
    @property
    def satisfaction(self) -> RequestSatisfaction: ...
    @property
    def score(self) -> int | None: ...
    @property
    def closed_at(self) -> _datetime.datetime | None: ...
    @property
    def waiting_for(self) -> str: ...
    @property
    def rejections(self) -> int: ...
    @property
    def reopenings(self) -> int: ...
    @property
    def contributions(self) -> int: ...
    @property
    def contributions_open(self) -> int: ...
    @property
    def progress(self) -> int: ...
    @property
    def belongings(self) -> int: ...
    @property
    def belongings_held(self) -> int: ...
    @property
    def answers(self) -> int: ...
    @property
    def follow_ups(self) -> int: ...
    @property
    def next_deadline(self) -> _datetime.datetime | None: ...
