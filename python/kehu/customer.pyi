"""Records and enumerations of the area customer. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "Asset",
    "AssetKind",
    "Certainty",
    "ChangeSource",
    "ChangeState",
    "CleaningRow",
    "Clearable",
    "CompletenessRow",
    "ContactKind",
    "ContactPoint",
    "ContactVerification",
    "Created",
    "Customer",
    "Distinction",
    "Distinguished",
    "Document",
    "DocumentKind",
    "DuplicateRow",
    "FaultKind",
    "FieldEvidence",
    "FileArchive",
    "FileChange",
    "FileReview",
    "HandOver",
    "Identity",
    "IdentityKind",
    "Kind",
    "Level",
    "Merge",
    "MergeField",
    "MergeRow",
    "Merged",
    "NewAsset",
    "NewContactPoint",
    "NewDocument",
    "NewPreference",
    "Numbered",
    "Preference",
    "PreferenceKind",
    "PreferenceSet",
    "ResolvedRow",
    "ReviewsScheduled",
    "Status",
    "TimelinessRow",
    "Updated",
    "VerificationDueRow",
    "VerificationMethod",
    "VerificationNeed",
    "VerificationOutcome",
]

@final
class Asset(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        kind: AssetKind | Literal["vehicle", "premises", "device"],
        model: str,
        plate: str,
        project: str,
        unit: str,
        terminal_number: str,
        sim: str,
        since: _values.Day | None = None,
        until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> AssetKind: ...
    @property
    def model(self) -> str: ...
    @property
    def plate(self) -> str: ...
    @property
    def project(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def terminal_number(self) -> str: ...
    @property
    def sim(self) -> str: ...
    @property
    def since(self) -> _datetime.date | None: ...
    @property
    def until(self) -> _datetime.date | None: ...

class AssetKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    vehicle = "vehicle"
    premises = "premises"
    device = "device"

class Certainty(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    possible = "possible"
    certain = "certain"

class ChangeSource(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    customer = "customer"
    staff = "staff"
    system = "system"

class ChangeState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    known = "known"
    applied = "applied"
    dismissed = "dismissed"

@final
class CleaningRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        fault: FaultKind | Literal["wrong", "incomplete", "duplicate"],
        field: str,
        reason: str,
        other: _values.Id | None = None,
        score: int | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def fault(self) -> FaultKind: ...
    @property
    def field(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def other(self) -> _uuid.UUID | None: ...
    @property
    def score(self) -> int | None: ...

class Clearable(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    code = "code"
    identity = "identity"
    birth_date = "birth_date"
    region = "region"

@final
class CompletenessRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        wanted: int,
        there: int,
        score: _values.Share,
        missing: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def wanted(self) -> int: ...
    @property
    def there(self) -> int: ...
    @property
    def score(self) -> _fractions.Fraction: ...
    @property
    def missing(self) -> str: ...

class ContactKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    phone = "phone"
    mobile = "mobile"
    email = "email"
    social = "social"
    address = "address"

@final
class ContactPoint(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        kind: ContactKind | Literal["phone", "mobile", "email", "social", "address"],
        value: str,
        normal: str,
        label: str,
        street: str,
        locality: str,
        district: str,
        postcode: str,
        country: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> ContactKind: ...
    @property
    def value(self) -> str: ...
    @property
    def normal(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def street(self) -> str: ...
    @property
    def locality(self) -> str: ...
    @property
    def district(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def country(self) -> str: ...

@final
class ContactVerification(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        contact_point: int,
        number: int,
        method: VerificationMethod | Literal["message", "email", "call", "visit", "letter"],
        outcome: VerificationOutcome | Literal["confirmed", "no_answer", "wrong"],
        at: _values.Moment,
        by: str,
        note: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def contact_point(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def method(self) -> VerificationMethod: ...
    @property
    def outcome(self) -> VerificationOutcome: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def note(self) -> str: ...

@final
class Created(_kehu.Record):
    def __new__(cls, *, customer: _values.Id) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...

@final
class Customer(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        kind: Kind | Literal["individual", "company", "organisation"],
        status: Status | Literal["active", "merged"],
        name: str,
        match_name: str,
        identity_kind: IdentityKind | Literal["none", "resident_identity", "passport", "unified_social_credit", "vat", "lei", "other"],
        business_line: str,
        channel: str,
        account_manager: str,
        region: str,
        created_at: _values.Moment,
        since: _values.Day,
        code: str | None = None,
        identity_number: str | None = None,
        birth_date: _values.Day | None = None,
        merged_into: _values.Id | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def code(self) -> str | None: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def status(self) -> Status: ...
    @property
    def name(self) -> str: ...
    @property
    def match_name(self) -> str: ...
    @property
    def identity_kind(self) -> IdentityKind: ...
    @property
    def identity_number(self) -> str | None: ...
    @property
    def birth_date(self) -> _datetime.date | None: ...
    @property
    def business_line(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def account_manager(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def merged_into(self) -> _uuid.UUID | None: ...
    @property
    def created_at(self) -> _datetime.datetime: ...
    @property
    def since(self) -> _datetime.date: ...

@final
class Distinction(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        other: _values.Id,
        reason: str,
        at: _values.Moment,
        by: str,
        judged: bool = False,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def other(self) -> _uuid.UUID: ...
    @property
    def reason(self) -> str: ...
    @property
    def judged(self) -> bool: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

@final
class Distinguished(_kehu.Record):
    def __new__(cls, *, customer: _values.Id, other: _values.Id) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def other(self) -> _uuid.UUID: ...

@final
class Document(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        kind: DocumentKind | Literal["identity_copy", "business_licence", "distribution_contract", "direct_sale_contract", "settlement_agreement", "other"],
        reference: str,
        digest: str,
        location: str,
        added_at: _values.Moment,
        valid_from: _values.Day | None = None,
        valid_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> DocumentKind: ...
    @property
    def reference(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def valid_from(self) -> _datetime.date | None: ...
    @property
    def valid_until(self) -> _datetime.date | None: ...
    @property
    def added_at(self) -> _datetime.datetime: ...

class DocumentKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    identity_copy = "identity_copy"
    business_licence = "business_licence"
    distribution_contract = "distribution_contract"
    direct_sale_contract = "direct_sale_contract"
    settlement_agreement = "settlement_agreement"
    other = "other"

@final
class DuplicateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        other: _values.Id,
        score: int,
        certainty: Certainty | Literal["possible", "certain"],
        chained: bool = False,
        evidence: _abc.Iterable[FieldEvidence | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def other(self) -> _uuid.UUID: ...
    @property
    def score(self) -> int: ...
    @property
    def certainty(self) -> Certainty: ...
    @property
    def chained(self) -> bool: ...
    @property
    def evidence(self) -> tuple[FieldEvidence, ...]: ...

class FaultKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    wrong = "wrong"
    incomplete = "incomplete"
    duplicate = "duplicate"

@final
class FieldEvidence(_kehu.Record):
    def __new__(
        cls,
        *,
        field: str,
        level: Level | Literal["agree", "partial", "disagree"],
        similarity: int,
        weight: int,
    ) -> Self: ...
    @property
    def field(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def similarity(self) -> int: ...
    @property
    def weight(self) -> int: ...

@final
class FileArchive(_kehu.Record):
    def __new__(
        cls,
        *,
        year: int,
        number: int,
        location: str,
        digest: str,
        customers: int,
        due_on: _values.Day,
        recorded_at: _values.Moment,
        recorded_by: str,
    ) -> Self: ...
    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def location(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def customers(self) -> int: ...
    @property
    def due_on(self) -> _datetime.date: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...

@final
class FileChange(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        source: ChangeSource | Literal["customer", "staff", "system"],
        act: str,
        summary: str,
        state: ChangeState | Literal["known", "applied", "dismissed"],
        known_at: _values.Moment,
        deadline: _values.Moment,
        recorded_at: _values.Moment,
        recorded_by: str,
        settled_by: str,
        note: str,
        settled_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def source(self) -> ChangeSource: ...
    @property
    def act(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def state(self) -> ChangeState: ...
    @property
    def known_at(self) -> _datetime.datetime: ...
    @property
    def deadline(self) -> _datetime.datetime: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...
    @property
    def settled_at(self) -> _datetime.datetime | None: ...
    @property
    def settled_by(self) -> str: ...
    @property
    def note(self) -> str: ...

@final
class FileReview(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        at: _values.Moment,
        by: str,
        completeness: _values.Share,
        faults: int,
        note: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def completeness(self) -> _fractions.Fraction: ...
    @property
    def faults(self) -> int: ...
    @property
    def note(self) -> str: ...

@final
class HandOver(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        from_: str,
        to: str,
        reason: str,
        at: _values.Moment,
        by: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def from_(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...

@final
class Identity(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: IdentityKind | Literal["none", "resident_identity", "passport", "unified_social_credit", "vat", "lei", "other"],
        number: str,
    ) -> Self: ...
    @property
    def kind(self) -> IdentityKind: ...
    @property
    def number(self) -> str: ...

class IdentityKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    none = "none"
    resident_identity = "resident_identity"
    passport = "passport"
    unified_social_credit = "unified_social_credit"
    vat = "vat"
    lei = "lei"
    other = "other"

class Kind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    individual = "individual"
    company = "company"
    organisation = "organisation"

class Level(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    agree = "agree"
    partial = "partial"
    disagree = "disagree"

@final
class Merge(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        survivor: _values.Id,
        merged: _values.Id,
        survivor_before: bytes,
        survivor_after: bytes,
        merged_before: bytes,
        contact_points_from: int,
        contact_points: int,
        documents_from: int,
        documents: int,
        assets_from: int,
        assets: int,
        preferences: bytes,
        at: _values.Moment,
        by: str,
        undone_by: str,
        undone: bool = False,
        undone_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def survivor(self) -> _uuid.UUID: ...
    @property
    def merged(self) -> _uuid.UUID: ...
    @property
    def survivor_before(self) -> bytes: ...
    @property
    def survivor_after(self) -> bytes: ...
    @property
    def merged_before(self) -> bytes: ...
    @property
    def contact_points_from(self) -> int: ...
    @property
    def contact_points(self) -> int: ...
    @property
    def documents_from(self) -> int: ...
    @property
    def documents(self) -> int: ...
    @property
    def assets_from(self) -> int: ...
    @property
    def assets(self) -> int: ...
    @property
    def preferences(self) -> bytes: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def undone(self) -> bool: ...
    @property
    def undone_at(self) -> _datetime.datetime | None: ...
    @property
    def undone_by(self) -> str: ...

class MergeField(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    kind = "kind"
    name = "name"
    identity = "identity"
    birth_date = "birth_date"
    business_line = "business_line"
    channel = "channel"
    account_manager = "account_manager"
    region = "region"
    since = "since"

@final
class MergeRow(_kehu.Record):
    def __new__(
        cls,
        *,
        merge: _values.Id,
        survivor: _values.Id,
        merged: _values.Id,
        at: _values.Moment,
        by: str,
        undone_by: str,
        undone: bool = False,
        undone_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def merge(self) -> _uuid.UUID: ...
    @property
    def survivor(self) -> _uuid.UUID: ...
    @property
    def merged(self) -> _uuid.UUID: ...
    @property
    def at(self) -> _datetime.datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def undone(self) -> bool: ...
    @property
    def undone_at(self) -> _datetime.datetime | None: ...
    @property
    def undone_by(self) -> str: ...

@final
class Merged(_kehu.Record):
    def __new__(cls, *, merge: _values.Id, survivor: _values.Id, merged: _values.Id) -> Self: ...
    @property
    def merge(self) -> _uuid.UUID: ...
    @property
    def survivor(self) -> _uuid.UUID: ...
    @property
    def merged(self) -> _uuid.UUID: ...

@final
class NewAsset(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: AssetKind | Literal["vehicle", "premises", "device"],
        model: str | None = None,
        plate: str | None = None,
        project: str | None = None,
        unit: str | None = None,
        terminal_number: str | None = None,
        sim: str | None = None,
        since: _values.Day | None = None,
        until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def kind(self) -> AssetKind: ...
    @property
    def model(self) -> str | None: ...
    @property
    def plate(self) -> str | None: ...
    @property
    def project(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def terminal_number(self) -> str | None: ...
    @property
    def sim(self) -> str | None: ...
    @property
    def since(self) -> _datetime.date | None: ...
    @property
    def until(self) -> _datetime.date | None: ...

@final
class NewContactPoint(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: ContactKind | Literal["phone", "mobile", "email", "social", "address"],
        value: str,
        region: str | None = None,
        label: str | None = None,
        street: str | None = None,
        locality: str | None = None,
        district: str | None = None,
        postcode: str | None = None,
        country: str | None = None,
    ) -> Self: ...
    @property
    def kind(self) -> ContactKind: ...
    @property
    def value(self) -> str: ...
    @property
    def region(self) -> str | None: ...
    @property
    def label(self) -> str | None: ...
    @property
    def street(self) -> str | None: ...
    @property
    def locality(self) -> str | None: ...
    @property
    def district(self) -> str | None: ...
    @property
    def postcode(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...

@final
class NewDocument(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: DocumentKind | Literal["identity_copy", "business_licence", "distribution_contract", "direct_sale_contract", "settlement_agreement", "other"],
        reference: str | None = None,
        digest: str | None = None,
        location: str | None = None,
        valid_from: _values.Day | None = None,
        valid_until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def kind(self) -> DocumentKind: ...
    @property
    def reference(self) -> str | None: ...
    @property
    def digest(self) -> str | None: ...
    @property
    def location(self) -> str | None: ...
    @property
    def valid_from(self) -> _datetime.date | None: ...
    @property
    def valid_until(self) -> _datetime.date | None: ...

@final
class NewPreference(_kehu.Record):
    def __new__(
        cls,
        *,
        kind: PreferenceKind | Literal["need", "habit", "preference"],
        topic: str,
        text: str,
    ) -> Self: ...
    @property
    def kind(self) -> PreferenceKind: ...
    @property
    def topic(self) -> str: ...
    @property
    def text(self) -> str: ...

@final
class Numbered(_kehu.Record):
    def __new__(cls, *, customer: _values.Id, number: int) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...

@final
class Preference(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        kind: PreferenceKind | Literal["need", "habit", "preference"],
        topic: str,
        text: str,
        recorded_at: _values.Moment,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> PreferenceKind: ...
    @property
    def topic(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...

class PreferenceKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    need = "need"
    habit = "habit"
    preference = "preference"

@final
class PreferenceSet(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        kind: PreferenceKind | Literal["need", "habit", "preference"],
        topic: str,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> PreferenceKind: ...
    @property
    def topic(self) -> str: ...

@final
class ResolvedRow(_kehu.Record):
    def __new__(cls, *, record: _values.Id, customer: _values.Id) -> Self: ...
    @property
    def record(self) -> _uuid.UUID: ...
    @property
    def customer(self) -> _uuid.UUID: ...

@final
class ReviewsScheduled(_kehu.Record):
    def __new__(cls, *, customers: int, opened: int) -> Self: ...
    @property
    def customers(self) -> int: ...
    @property
    def opened(self) -> int: ...

class Status(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    active = "active"
    merged = "merged"

@final
class TimelinessRow(_kehu.Record):
    def __new__(
        cls,
        *,
        source: ChangeSource | Literal["customer", "staff", "system"],
        changes: int,
        in_time: int,
        late: int,
        pending: int,
        overdue: int,
        in_time_share: _values.Share | None = None,
    ) -> Self: ...
    @property
    def source(self) -> ChangeSource: ...
    @property
    def changes(self) -> int: ...
    @property
    def in_time(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def pending(self) -> int: ...
    @property
    def overdue(self) -> int: ...
    @property
    def in_time_share(self) -> _fractions.Fraction | None: ...

@final
class Updated(_kehu.Record):
    def __new__(cls, *, customer: _values.Id, version: int) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...

@final
class VerificationDueRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        contact_point: int,
        kind: ContactKind | Literal["phone", "mobile", "email", "social", "address"],
        need: VerificationNeed | Literal["never_confirmed", "long_unused", "wrong"],
        days: int,
        account_manager: str,
        confirmed_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def contact_point(self) -> int: ...
    @property
    def kind(self) -> ContactKind: ...
    @property
    def need(self) -> VerificationNeed: ...
    @property
    def confirmed_at(self) -> _datetime.datetime | None: ...
    @property
    def days(self) -> int: ...
    @property
    def account_manager(self) -> str: ...

class VerificationMethod(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    message = "message"
    email = "email"
    call = "call"
    visit = "visit"
    letter = "letter"

class VerificationNeed(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    never_confirmed = "never_confirmed"
    long_unused = "long_unused"
    wrong = "wrong"

class VerificationOutcome(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    confirmed = "confirmed"
    no_answer = "no_answer"
    wrong = "wrong"
