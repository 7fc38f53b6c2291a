"""Records and enumerations of the area care. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "CallRecording",
    "CareMeeting",
    "ComplainantRow",
    "ContactConsent",
    "ContactDirection",
    "ContactPlanRow",
    "ContactsPlanned",
    "CustomerContact",
    "CustomerVisit",
    "Greeted",
    "Greeting",
    "IndicatorScore",
    "KeyAccount",
    "KeyAccountRow",
    "KeyAccountTarget",
    "MayContactRow",
    "MeetingAttendance",
    "MeetingRateRow",
    "MeetingRequest",
    "MonthTarget",
    "Notice",
    "NoticeDueRow",
    "NoticeState",
    "PlannedVisit",
    "PostState",
    "PublicPost",
    "RaisedRequest",
    "RecordingState",
    "RelationshipEvaluation",
    "Survey",
    "SurveyAnswer",
    "SurveyAnswerRow",
    "SurveyDueRow",
    "SurveyParticipation",
    "SurveyResultRow",
    "SurveyState",
    "TargetsSet",
    "VisitCandidateRow",
    "VisitGround",
    "VisitRateRow",
    "VisitState",
    "VisitsPlanned",
]

@final
class CallRecording(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        state: RecordingState | Literal["kept", "held", "disposed"],
        called_at: _values.Moment,
        duration_seconds: int,
        location: str,
        digest: str,
        keep_until: _values.Day,
        hold_reason: str,
        registered_by: str,
        disposed_by: str,
        customer: _values.Id | None = None,
        disposed_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID | None: ...
    @property
    def state(self) -> RecordingState: ...
    @property
    def called_at(self) -> _datetime.datetime: ...
    @property
    def duration_seconds(self) -> int: ...
    @property
    def location(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def keep_until(self) -> _datetime.date: ...
    @property
    def hold_reason(self) -> str: ...
    @property
    def registered_by(self) -> str: ...
    @property
    def disposed_at(self) -> _datetime.datetime | None: ...
    @property
    def disposed_by(self) -> str: ...

@final
class CareMeeting(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        held_on: _values.Day,
        subject: str,
        minutes: str,
        invited: int,
        attended: int,
        requests: int,
        answered: int,
        recorded_by: str,
        face_to_face: bool = False,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def held_on(self) -> _datetime.date: ...
    @property
    def subject(self) -> str: ...
    @property
    def minutes(self) -> str: ...
    @property
    def face_to_face(self) -> bool: ...
    @property
    def invited(self) -> int: ...
    @property
    def attended(self) -> int: ...
    @property
    def requests(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def recorded_by(self) -> str: ...

@final
class ComplainantRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        name: str,
        complaints: int,
        open: int,
        last_at: _values.Moment,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def complaints(self) -> int: ...
    @property
    def open(self) -> int: ...
    @property
    def last_at(self) -> _datetime.datetime: ...

@final
class ContactConsent(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        purpose: str,
        channel: str,
        evidence: str,
        at: _values.Moment,
        by: str,
        given: bool = False,
        expires_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def purpose(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def given(self) -> bool: ...
    @property
    def evidence(self) -> str: ...
    @property
    def expires_on(self) -> _datetime.date | None: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

class ContactDirection(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    outbound = "outbound"
    inbound = "inbound"

@final
class ContactPlanRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        customer_class: str,
        interval_days: int,
        due_on: _values.Day,
        account_manager: str,
        last_on: _values.Day | None = None,
        overdue: bool = False,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def customer_class(self) -> str: ...
    @property
    def interval_days(self) -> int: ...
    @property
    def last_on(self) -> _datetime.date | None: ...
    @property
    def due_on(self) -> _datetime.date: ...
    @property
    def overdue(self) -> bool: ...
    @property
    def account_manager(self) -> str: ...

@final
class ContactsPlanned(_kehu.Record):
    def __new__(cls, *, customers: int, duties: int) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def duties(self) -> int: ...

@final
class CustomerContact(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        direction: ContactDirection | Literal["outbound", "inbound"],
        channel: str,
        purpose: str,
        summary: str,
        at: _values.Moment,
        by: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def direction(self) -> ContactDirection: ...
    @property
    def channel(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

@final
class CustomerVisit(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        state: VisitState | Literal["planned", "made", "excused"],
        year: int,
        planned_on: _values.Day,
        visitor: str,
        purpose: str,
        report: str,
        made_by: str,
        made_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def state(self) -> VisitState: ...
    @property
    def year(self) -> int: ...
    @property
    def planned_on(self) -> _datetime.date: ...
    @property
    def visitor(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def made_on(self) -> _datetime.date | None: ...
    @property
    def report(self) -> str: ...
    @property
    def made_by(self) -> str: ...

@final
class Greeted(_kehu.Record):
    def __new__(cls, *, sent: int, withheld: int) -> Self: ...
    @property
    def sent(self) -> int: ...
    @property
    def withheld(self) -> int: ...

@final
class Greeting(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        occasion: str,
        year: int,
        at: _values.Moment,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def occasion(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def at(self) -> _datetime.datetime: ...

@final
class IndicatorScore(_kehu.Record):
    def __new__(cls, *, indicator: str, score: int) -> Self: ...
    @property
    def indicator(self) -> str: ...
    @property
    def score(self) -> int: ...

@final
class KeyAccount(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        manager: str,
        since: _values.Day,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def manager(self) -> str: ...
    @property
    def since(self) -> _datetime.date: ...

@final
class KeyAccountRow(_kehu.Record):
    def __new__(
        cls,
        *,
        period: str,
        manager: str,
        target: _values.Amount,
        actual: _values.Amount,
        orders: int,
        complaints: int,
        requests: int,
        reached: _values.Share | None = None,
    ) -> Self: ...
    @property
    def period(self) -> str: ...
    @property
    def manager(self) -> str: ...
    @property
    def target(self) -> _kehu.Money: ...
    @property
    def actual(self) -> _kehu.Money: ...
    @property
    def reached(self) -> _fractions.Fraction | None: ...
    @property
    def orders(self) -> int: ...
    @property
    def complaints(self) -> int: ...
    @property
    def requests(self) -> int: ...

@final
class KeyAccountTarget(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        month: _values.Day,
        version: int,
        amount: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def month(self) -> _datetime.date: ...
    @property
    def version(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class MayContactRow(_kehu.Record):
    def __new__(
        cls,
        *,
        code: str,
        clause: str,
        en: str,
        zh: str,
        allowed: bool = False,
        earliest: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def allowed(self) -> bool: ...
    @property
    def code(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def earliest(self) -> _datetime.datetime | None: ...

@final
class MeetingAttendance(_kehu.Record):
    def __new__(
        cls,
        *,
        meeting: _values.Id,
        customer: _values.Id,
        attended: bool = False,
    ) -> Self: ...
    @property
    def meeting(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def attended(self) -> bool: ...

@final
class MeetingRateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        quarter: int,
        meetings: int,
        meetings_due: int,
        invited: int,
        attended: int,
        attendance: _values.Share,
        attendance_target: _values.Share,
        tenants: int,
        tenants_met: int,
        requests: int,
        answered: int,
        answers: _values.Share,
        answers_target: _values.Share,
        met: bool = False,
    ) -> Self: ...
    @property
    def quarter(self) -> int: ...
    @property
    def meetings(self) -> int: ...
    @property
    def meetings_due(self) -> int: ...
    @property
    def invited(self) -> int: ...
    @property
    def attended(self) -> int: ...
    @property
    def attendance(self) -> _fractions.Fraction: ...
    @property
    def attendance_target(self) -> _fractions.Fraction: ...
    @property
    def tenants(self) -> int: ...
    @property
    def tenants_met(self) -> int: ...
    @property
    def requests(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def answers(self) -> _fractions.Fraction: ...
    @property
    def answers_target(self) -> _fractions.Fraction: ...
    @property
    def met(self) -> bool: ...

@final
class MeetingRequest(_kehu.Record):
    def __new__(
        cls,
        *,
        meeting: _values.Id,
        number: int,
        version: int,
        customer: _values.Id,
        text: str,
        answer: str,
        answered_by: str,
        answered_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def meeting(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def text(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def answered_by(self) -> str: ...
    @property
    def answered_at(self) -> _datetime.datetime | None: ...

@final
class MonthTarget(_kehu.Record):
    def __new__(cls, *, month: _values.Day, amount: _values.Amount) -> Self: ...
    @property
    def month(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class Notice(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        state: NoticeState | Literal["drafted", "approved", "sealed", "delivered", "received", "filed", "dropped"],
        steps: int,
        customer: _values.Id,
        kind: str,
        subject: str,
        text: str,
        drafted_by: str,
        drafted_at: _values.Moment,
        approved_by: str,
        sealed_by: str,
        delivered_by: str,
        received_by: str,
        filed_at: str,
        follows: _values.Id | None = None,
        delivered_at: _values.Moment | None = None,
        received_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def state(self) -> NoticeState: ...
    @property
    def steps(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def follows(self) -> _uuid.UUID | None: ...
    @property
    def drafted_by(self) -> str: ...
    @property
    def drafted_at(self) -> _datetime.datetime: ...
    @property
    def approved_by(self) -> str: ...
    @property
    def sealed_by(self) -> str: ...
    @property
    def delivered_by(self) -> str: ...
    @property
    def delivered_at(self) -> _datetime.datetime | None: ...
    @property
    def received_by(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime | None: ...
    @property
    def filed_at(self) -> str: ...

@final
class NoticeDueRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        kind: str,
        last_on: _values.Day,
        due_on: _values.Day,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def last_on(self) -> _datetime.date: ...
    @property
    def due_on(self) -> _datetime.date: ...

class NoticeState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    drafted = "drafted"
    approved = "approved"
    sealed = "sealed"
    delivered = "delivered"
    received = "received"
    filed = "filed"
    dropped = "dropped"

@final
class PlannedVisit(_kehu.Record):
    def __new__(cls, *, customer: _values.Reference, id: _values.Id | None = None) -> Self: ...
    @property
    def id(self) -> _uuid.UUID | None: ...
    @property
    def customer(self) -> _uuid.UUID | str: ...

class PostState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    found = "found"
    assigned = "assigned"
    drafted = "drafted"
    approved = "approved"
    published = "published"
    closed = "closed"

@final
class PublicPost(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        state: PostState | Literal["found", "assigned", "drafted", "approved", "published", "closed"],
        steps: int,
        medium: str,
        author: str,
        address: str,
        text: str,
        found_at: _values.Moment,
        assigned_to: str,
        reply: str,
        drafted_by: str,
        approved_by: str,
        published_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def state(self) -> PostState: ...
    @property
    def steps(self) -> int: ...
    @property
    def medium(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def found_at(self) -> _datetime.datetime: ...
    @property
    def assigned_to(self) -> str: ...
    @property
    def reply(self) -> str: ...
    @property
    def drafted_by(self) -> str: ...
    @property
    def approved_by(self) -> str: ...
    @property
    def published_at(self) -> _datetime.datetime | None: ...

@final
class RaisedRequest(_kehu.Record):
    def __new__(cls, *, customer: _values.Reference, text: str) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID | str: ...
    @property
    def text(self) -> str: ...

class RecordingState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    kept = "kept"
    held = "held"
    disposed = "disposed"

@final
class RelationshipEvaluation(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        score: _values.Share,
        band: str,
        use_en: str,
        use_zh: str,
        policy_version: int,
        at: _values.Moment,
        by: str,
        scores: _abc.Iterable[IndicatorScore | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def scores(self) -> tuple[IndicatorScore, ...]: ...
    @property
    def score(self) -> _fractions.Fraction: ...
    @property
    def band(self) -> str: ...
    @property
    def use_en(self) -> str: ...
    @property
    def use_zh(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

@final
class Survey(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        questionnaire: str,
        state: SurveyState | Literal["open", "closed"],
        opened_at: _values.Moment,
        closes_at: _values.Moment,
        policy_version: int,
        invited: int,
        answered: int,
        seed: str,
        opened_by: str,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def questionnaire(self) -> str: ...
    @property
    def state(self) -> SurveyState: ...
    @property
    def opened_at(self) -> _datetime.datetime: ...
    @property
    def closes_at(self) -> _datetime.datetime: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def invited(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def seed(self) -> str: ...
    @property
    def opened_by(self) -> str: ...

@final
class SurveyAnswer(_kehu.Record):
    def __new__(cls, *, question: str, answer: str) -> Self: ...
    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> str: ...

@final
class SurveyAnswerRow(_kehu.Record):
    def __new__(
        cls,
        *,
        survey: _values.Id,
        questionnaire: str,
        customer_group: str,
        question: str,
        answer: str,
        answers: int,
        share: _values.Share,
    ) -> Self: ...
    @property
    def survey(self) -> _uuid.UUID: ...
    @property
    def questionnaire(self) -> str: ...
    @property
    def customer_group(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def answers(self) -> int: ...
    @property
    def share(self) -> _fractions.Fraction: ...

@final
class SurveyDueRow(_kehu.Record):
    def __new__(
        cls,
        *,
        questionnaire: str,
        due_on: _values.Day,
        last_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def questionnaire(self) -> str: ...
    @property
    def last_on(self) -> _datetime.date | None: ...
    @property
    def due_on(self) -> _datetime.date: ...

@final
class SurveyParticipation(_kehu.Record):
    def __new__(
        cls,
        *,
        survey: _values.Id,
        customer: _values.Id,
        version: int,
        invited_at: _values.Moment,
        answered_at: _values.Moment | None = None,
        answers: _abc.Iterable[SurveyAnswer | _values.Arguments] = (),
        score: int | None = None,
        low: bool = False,
    ) -> Self: ...
    @property
    def survey(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def invited_at(self) -> _datetime.datetime: ...
    @property
    def answered_at(self) -> _datetime.datetime | None: ...
    @property
    def answers(self) -> tuple[SurveyAnswer, ...]: ...
    @property
    def score(self) -> int | None: ...
    @property
    def low(self) -> bool: ...

@final
class SurveyResultRow(_kehu.Record):
    def __new__(
        cls,
        *,
        survey: _values.Id,
        questionnaire: str,
        customer_group: str,
        month: str,
        invited: int,
        answered: int,
        response_rate: _values.Share,
        measure: str,
        result: _values.Share,
        good: int,
        low: int,
    ) -> Self: ...
    @property
    def survey(self) -> _uuid.UUID: ...
    @property
    def questionnaire(self) -> str: ...
    @property
    def customer_group(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def invited(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def response_rate(self) -> _fractions.Fraction: ...
    @property
    def measure(self) -> str: ...
    @property
    def result(self) -> _fractions.Fraction: ...
    @property
    def good(self) -> int: ...
    @property
    def low(self) -> int: ...

class SurveyState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    open = "open"
    closed = "closed"

@final
class TargetsSet(_kehu.Record):
    def __new__(cls, *, months: int) -> Self: ...
    @property
    def months(self) -> int: ...

@final
class VisitCandidateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        ground: VisitGround | Literal["complained", "suggested", "none"],
        complaints: int,
        suggestions: int,
        account_manager: str,
        last_visit_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def ground(self) -> VisitGround: ...
    @property
    def complaints(self) -> int: ...
    @property
    def suggestions(self) -> int: ...
    @property
    def last_visit_on(self) -> _datetime.date | None: ...
    @property
    def account_manager(self) -> str: ...

class VisitGround(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    complained = "complained"
    suggested = "suggested"
    none = "none"

@final
class VisitRateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        visitor: str,
        planned: int,
        made: int,
        excused: int,
        overdue: int,
        rate: _values.Share,
        target: _values.Share,
        met: bool = False,
    ) -> Self: ...
    @property
    def visitor(self) -> str: ...
    @property
    def planned(self) -> int: ...
    @property
    def made(self) -> int: ...
    @property
    def excused(self) -> int: ...
    @property
    def overdue(self) -> int: ...
    @property
    def rate(self) -> _fractions.Fraction: ...
    @property
    def target(self) -> _fractions.Fraction: ...
    @property
    def met(self) -> bool: ...

class VisitState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    planned = "planned"
    made = "made"
    excused = "excused"

@final
class VisitsPlanned(_kehu.Record):
    def __new__(cls, *, visits: int, last_on: _values.Day) -> Self: ...
    @property
    def visits(self) -> int: ...
    @property
    def last_on(self) -> _datetime.date: ...
