"""Records and enumerations of the area complaint. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "ActionKind",
    "ActionState",
    "Complaint",
    "ComplaintFigures",
    "ComplaintGrade",
    "ComplaintLink",
    "ComplaintLinkKind",
    "ComplaintPerson",
    "ComplaintQueueKey",
    "ComplaintQueueRow",
    "ComplaintState",
    "ComplaintValidity",
    "CorrectiveAction",
    "CrisisMeeting",
    "CrisisTeam",
    "ImprovementItem",
    "ImprovementState",
    "InvolvedPerson",
    "MajorFact",
    "Penalty",
    "PenaltyKind",
    "PhoneMatch",
    "Reaction",
    "RecusalReason",
    "RecusalRow",
    "RepetitionRow",
    "ReportBy",
    "ReportSpan",
]

class ActionKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    corrective = "corrective"
    preventive = "preventive"

class ActionState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    planned = "planned"
    carried_out = "carried_out"
    effective = "effective"

@final
class Complaint(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        channel: str,
        complainant: str,
        phone: str,
        phone_key: str,
        phone_match: PhoneMatch | Literal["none_given", "unknown", "of_customer", "of_another"],
        vehicle_model: str,
        plate: str,
        subject: str,
        content: str,
        remedy_sought: str,
        received_at: _values.Moment,
        state: ComplaintState | Literal["received", "acknowledged", "assessed", "investigated", "proposed", "approved", "communicated", "accepted", "completed", "reported", "called_back", "closed", "reopened", "withdrawn"],
        steps: int,
        handler: str,
        category: str,
        department: str,
        grade: ComplaintGrade | Literal["ungraded", "general", "major"],
        validity: ComplaintValidity | Literal["unjudged", "upheld", "partly_upheld", "not_upheld"],
        cause: str,
        cause_code: str,
        responsible: str,
        solution: str,
        proposed_by: str,
        reaction: Reaction | Literal["none", "satisfied", "unsatisfied"],
        reaction_text: str,
        reopened: int,
        summary: str,
        response: str,
        passed_on: bool = False,
        customer: _values.Id | None = None,
        asset: int | None = None,
        confidential: bool = False,
        repeats: _values.Id | None = None,
        compensation: _values.Amount | None = None,
        compensation_signed: bool = False,
        solution_approved: bool = False,
        solved_at: _values.Moment | None = None,
        score: int | None = None,
        closed_at: _values.Moment | None = None,
        retain_until: _values.Day | None = None,
        timely: bool = False,
        sent_on: _values.Day | None = None,
        acknowledged_at: _values.Moment | None = None,
        acknowledge_by: _values.Moment | None = None,
        close_by: _values.Moment | None = None,
        open_since: _values.Moment | None = None,
        earlier_number: str | None = None,
        compensation_paid: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def passed_on(self) -> bool: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def complainant(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def phone_key(self) -> str: ...
    @property
    def phone_match(self) -> PhoneMatch: ...
    @property
    def vehicle_model(self) -> str: ...
    @property
    def plate(self) -> str: ...
    @property
    def asset(self) -> int | None: ...
    @property
    def subject(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def remedy_sought(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime: ...
    @property
    def state(self) -> ComplaintState: ...
    @property
    def steps(self) -> int: ...
    @property
    def confidential(self) -> bool: ...
    @property
    def handler(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def grade(self) -> ComplaintGrade: ...
    @property
    def validity(self) -> ComplaintValidity: ...
    @property
    def repeats(self) -> _uuid.UUID | None: ...
    @property
    def cause(self) -> str: ...
    @property
    def cause_code(self) -> str: ...
    @property
    def responsible(self) -> str: ...
    @property
    def solution(self) -> str: ...
    @property
    def proposed_by(self) -> str: ...
    @property
    def compensation(self) -> _kehu.Money | None: ...
    @property
    def compensation_signed(self) -> bool: ...
    @property
    def solution_approved(self) -> bool: ...
    @property
    def reaction(self) -> Reaction: ...
    @property
    def reaction_text(self) -> str: ...
    @property
    def reopened(self) -> int: ...
    @property
    def solved_at(self) -> _datetime.datetime | None: ...
    @property
    def score(self) -> int | None: ...
    @property
    def summary(self) -> str: ...
    @property
    def closed_at(self) -> _datetime.datetime | None: ...
    @property
    def retain_until(self) -> _datetime.date | None: ...
    @property
    def response(self) -> str: ...
    @property
    def timely(self) -> bool: ...
    @property
    def sent_on(self) -> _datetime.date | None: ...
    @property
    def acknowledged_at(self) -> _datetime.datetime | None: ...
    @property
    def acknowledge_by(self) -> _datetime.datetime | None: ...
    @property
    def close_by(self) -> _datetime.datetime | None: ...
    @property
    def open_since(self) -> _datetime.datetime | None: ...
    @property
    def earlier_number(self) -> str | None: ...
    @property
    def compensation_paid(self) -> _kehu.Money | None: ...

@final
class ComplaintFigures(_kehu.Record):
    def __new__(
        cls,
        *,
        span_begins: _values.Day,
        group: str,
        received: int,
        closed: int,
        major: int,
        upheld: int,
        repeated: int,
        reopened: int,
        solved: int,
        satisfied: int,
        unsatisfied: int,
        scores: int,
        score_sum: int,
        timely: int,
        acknowledgements_due: int,
        acknowledged_in_time: int,
        closings_due: int,
        closed_in_time: int,
        median_seconds: int | None = None,
        p90_seconds: int | None = None,
        cost: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def span_begins(self) -> _datetime.date: ...
    @property
    def group(self) -> str: ...
    @property
    def received(self) -> int: ...
    @property
    def closed(self) -> int: ...
    @property
    def major(self) -> int: ...
    @property
    def upheld(self) -> int: ...
    @property
    def repeated(self) -> int: ...
    @property
    def reopened(self) -> int: ...
    @property
    def solved(self) -> int: ...
    @property
    def median_seconds(self) -> int | None: ...
    @property
    def p90_seconds(self) -> int | None: ...
    @property
    def satisfied(self) -> int: ...
    @property
    def unsatisfied(self) -> int: ...
    @property
    def scores(self) -> int: ...
    @property
    def score_sum(self) -> int: ...
    @property
    def timely(self) -> int: ...
    @property
    def acknowledgements_due(self) -> int: ...
    @property
    def acknowledged_in_time(self) -> int: ...
    @property
    def closings_due(self) -> int: ...
    @property
    def closed_in_time(self) -> int: ...
    @property
    def cost(self) -> _kehu.Money | None: ...

class ComplaintGrade(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    ungraded = "ungraded"
    general = "general"
    major = "major"

@final
class ComplaintLink(_kehu.Record):
    def __new__(
        cls,
        *,
        complaint: _values.Id,
        number: int,
        kind: ComplaintLinkKind | Literal["work_order", "service_request", "credit_approval", "credit_authorization", "signature"],
        subject: _values.Id,
        linked_at: _values.Moment,
        linked_by: str,
    ) -> Self: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> ComplaintLinkKind: ...
    @property
    def subject(self) -> _uuid.UUID: ...
    @property
    def linked_at(self) -> _datetime.datetime: ...
    @property
    def linked_by(self) -> str: ...

class ComplaintLinkKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    work_order = "work_order"
    service_request = "service_request"
    credit_approval = "credit_approval"
    credit_authorization = "credit_authorization"
    signature = "signature"

@final
class ComplaintPerson(_kehu.Record):
    def __new__(
        cls,
        *,
        complaint: _values.Id,
        number: int,
        person: str,
        reason: RecusalReason | Literal["complained_about", "same_work_order", "disputed_decision", "relationship", "declared", "same_request"],
        note: str,
        named_by: str,
    ) -> Self: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def person(self) -> str: ...
    @property
    def reason(self) -> RecusalReason: ...
    @property
    def note(self) -> str: ...
    @property
    def named_by(self) -> str: ...

class ComplaintQueueKey(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    grade = "grade"
    tier = "tier"
    deadline = "deadline"
    received = "received"

@final
class ComplaintQueueRow(_kehu.Record):
    def __new__(
        cls,
        *,
        position: int,
        complaint: _values.Id,
        number: str,
        state: ComplaintState | Literal["received", "acknowledged", "assessed", "investigated", "proposed", "approved", "communicated", "accepted", "completed", "reported", "called_back", "closed", "reopened", "withdrawn"],
        grade: ComplaintGrade | Literal["ungraded", "general", "major"],
        priority: int,
        handler: str,
        department: str,
        received_at: _values.Moment,
        customer: _values.Id | None = None,
        deadline: _values.Moment | None = None,
        missed: bool = False,
        decided_by: ComplaintQueueKey | Literal["grade", "tier", "deadline", "received"] | None = None,
    ) -> Self: ...
    @property
    def position(self) -> int: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def state(self) -> ComplaintState: ...
    @property
    def grade(self) -> ComplaintGrade: ...
    @property
    def priority(self) -> int: ...
    @property
    def deadline(self) -> _datetime.datetime | None: ...
    @property
    def missed(self) -> bool: ...
    @property
    def handler(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime: ...
    @property
    def decided_by(self) -> ComplaintQueueKey | None: ...

class ComplaintState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    received = "received"
    acknowledged = "acknowledged"
    assessed = "assessed"
    investigated = "investigated"
    proposed = "proposed"
    approved = "approved"
    communicated = "communicated"
    accepted = "accepted"
    completed = "completed"
    reported = "reported"
    called_back = "called_back"
    closed = "closed"
    reopened = "reopened"
    withdrawn = "withdrawn"

class ComplaintValidity(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    unjudged = "unjudged"
    upheld = "upheld"
    partly_upheld = "partly_upheld"
    not_upheld = "not_upheld"

@final
class CorrectiveAction(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        complaint: _values.Id,
        kind: ActionKind | Literal["corrective", "preventive"],
        text: str,
        owner: str,
        due: _values.Day,
        state: ActionState | Literal["planned", "carried_out", "effective"],
        steps: int,
        carried_out_by: str,
        checked_by: str,
        evidence: str,
        carried_out_at: _values.Moment | None = None,
        checked_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> ActionKind: ...
    @property
    def text(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def due(self) -> _datetime.date: ...
    @property
    def state(self) -> ActionState: ...
    @property
    def steps(self) -> int: ...
    @property
    def carried_out_by(self) -> str: ...
    @property
    def carried_out_at(self) -> _datetime.datetime | None: ...
    @property
    def checked_by(self) -> str: ...
    @property
    def checked_at(self) -> _datetime.datetime | None: ...
    @property
    def evidence(self) -> str: ...

@final
class CrisisMeeting(_kehu.Record):
    def __new__(
        cls,
        *,
        complaint: _values.Id,
        number: int,
        held_at: _values.Moment,
        led_by: str,
        minutes: str,
        present: _abc.Iterable[str] = (),
    ) -> Self: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def held_at(self) -> _datetime.datetime: ...
    @property
    def led_by(self) -> str: ...
    @property
    def present(self) -> tuple[str, ...]: ...
    @property
    def minutes(self) -> str: ...

@final
class CrisisTeam(_kehu.Record):
    def __new__(
        cls,
        *,
        complaint: _values.Id,
        version: int,
        leader: str,
        formed_at: _values.Moment,
        members: _abc.Iterable[str] = (),
    ) -> Self: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def leader(self) -> str: ...
    @property
    def members(self) -> tuple[str, ...]: ...
    @property
    def formed_at(self) -> _datetime.datetime: ...

@final
class ImprovementItem(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        complaint: _values.Id,
        text: str,
        owner: str,
        due: _values.Day,
        state: ImprovementState | Literal["planned", "done", "dropped"],
        steps: int,
        outcome: str,
        finished_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def text(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def due(self) -> _datetime.date: ...
    @property
    def state(self) -> ImprovementState: ...
    @property
    def steps(self) -> int: ...
    @property
    def outcome(self) -> str: ...
    @property
    def finished_at(self) -> _datetime.datetime | None: ...

class ImprovementState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    planned = "planned"
    done = "done"
    dropped = "dropped"

@final
class InvolvedPerson(_kehu.Record):
    def __new__(
        cls,
        *,
        person: str,
        reason: RecusalReason | Literal["complained_about", "same_work_order", "disputed_decision", "relationship", "declared", "same_request"],
        note: str | None = None,
    ) -> Self: ...
    @property
    def person(self) -> str: ...
    @property
    def reason(self) -> RecusalReason: ...
    @property
    def note(self) -> str | None: ...

class MajorFact(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    to_manufacturer = "to_manufacturer"
    blockade = "blockade"
    return_demanded = "return_demanded"
    negative_media = "negative_media"
    wide = "wide"
    serious = "serious"
    injury = "injury"
    regulator = "regulator"

@final
class Penalty(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        complaint: _values.Id,
        kind: PenaltyKind | Literal["loss", "delay"],
        person: str,
        late_days: int,
        amount: _values.Amount,
        imposed_at: _values.Moment,
        imposed_by: str,
        loss: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> PenaltyKind: ...
    @property
    def person(self) -> str: ...
    @property
    def loss(self) -> _kehu.Money | None: ...
    @property
    def late_days(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def imposed_at(self) -> _datetime.datetime: ...
    @property
    def imposed_by(self) -> str: ...

class PenaltyKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    loss = "loss"
    delay = "delay"

class PhoneMatch(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    none_given = "none_given"
    unknown = "unknown"
    of_customer = "of_customer"
    of_another = "of_another"

class Reaction(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    none = "none"
    satisfied = "satisfied"
    unsatisfied = "unsatisfied"

class RecusalReason(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    complained_about = "complained_about"
    same_work_order = "same_work_order"
    disputed_decision = "disputed_decision"
    relationship = "relationship"
    declared = "declared"
    same_request = "same_request"

@final
class RecusalRow(_kehu.Record):
    def __new__(
        cls,
        *,
        person: str,
        reason: RecusalReason | Literal["complained_about", "same_work_order", "disputed_decision", "relationship", "declared", "same_request"],
        part: str,
        link: ComplaintLinkKind | Literal["work_order", "service_request", "credit_approval", "credit_authorization", "signature"] | None = None,
        subject: _values.Id | None = None,
    ) -> Self: ...
    @property
    def person(self) -> str: ...
    @property
    def reason(self) -> RecusalReason: ...
    @property
    def part(self) -> str: ...
    @property
    def link(self) -> ComplaintLinkKind | None: ...
    @property
    def subject(self) -> _uuid.UUID | None: ...

@final
class RepetitionRow(_kehu.Record):
    def __new__(
        cls,
        *,
        complaint: _values.Id,
        number: str,
        received_at: _values.Moment,
        category: str,
        text: str,
        action: _values.Id | None = None,
        state: ActionState | Literal["planned", "carried_out", "effective"] | None = None,
    ) -> Self: ...
    @property
    def complaint(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime: ...
    @property
    def category(self) -> str: ...
    @property
    def action(self) -> _uuid.UUID | None: ...
    @property
    def text(self) -> str: ...
    @property
    def state(self) -> ActionState | None: ...

class ReportBy(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    all = "all"
    category = "category"
    cause = "cause"
    department = "department"
    grade = "grade"
    channel = "channel"
    subject = "subject"
    response = "response"

class ReportSpan(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    whole = "whole"
    week = "week"
    month = "month"
