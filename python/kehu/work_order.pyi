"""Records and enumerations of the area work_order. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "CandidateRow",
    "CopyFormat",
    "CopyRow",
    "DispatchFilter",
    "EstimateLine",
    "FilterOutcome",
    "PaidServiceRow",
    "PriceItem",
    "PropertyDamage",
    "PropertyDamageState",
    "RateCaseRow",
    "RateRow",
    "ReplacedPart",
    "SampleRow",
    "SpotCheck",
    "SpotCheckDraw",
    "Technician",
    "TechnicianCertificate",
    "TechnicianSkill",
    "TechnicianTerritory",
    "WarrantyDecision",
    "WorkAppointment",
    "WorkAppointmentState",
    "WorkCharge",
    "WorkChargeKind",
    "WorkEvidence",
    "WorkOrder",
    "WorkOrderCopy",
    "WorkOrderState",
    "WorkRateGroup",
    "WorkReceipt",
    "WorkReplacement",
]

@final
class CandidateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        technician: _values.Id,
        technician_name: str,
        department: str,
        skill_level: int,
        travel_minutes: int,
        load: int,
        rank: int | None = None,
        outsourced: bool = False,
        own: bool = False,
        eligible: bool = False,
        filters: _abc.Iterable[FilterOutcome | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def rank(self) -> int | None: ...
    @property
    def technician(self) -> _uuid.UUID: ...
    @property
    def technician_name(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def outsourced(self) -> bool: ...
    @property
    def own(self) -> bool: ...
    @property
    def eligible(self) -> bool: ...
    @property
    def filters(self) -> tuple[FilterOutcome, ...]: ...
    @property
    def skill_level(self) -> int: ...
    @property
    def travel_minutes(self) -> int: ...
    @property
    def load(self) -> int: ...

class CopyFormat(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    text = "text"
    html = "html"

@final
class CopyRow(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        copy: WorkOrderCopy | Literal["customer", "engineering", "finance"],
        language: str,
        document: str,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def copy(self) -> WorkOrderCopy: ...
    @property
    def language(self) -> str: ...
    @property
    def document(self) -> str: ...

class DispatchFilter(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    active = "active"
    skill = "skill"
    certificate = "certificate"
    territory = "territory"
    working_time = "working_time"
    conflict = "conflict"
    absence = "absence"
    recusal = "recusal"

@final
class EstimateLine(_kehu.Record):
    def __new__(cls, *, item: str, quantity: int) -> Self: ...
    @property
    def item(self) -> str: ...
    @property
    def quantity(self) -> int: ...

@final
class FilterOutcome(_kehu.Record):
    def __new__(
        cls,
        *,
        filter: DispatchFilter | Literal["active", "skill", "certificate", "territory", "working_time", "conflict", "absence", "recusal"],
        passed: bool = False,
    ) -> Self: ...
    @property
    def filter(self) -> DispatchFilter: ...
    @property
    def passed(self) -> bool: ...

@final
class PaidServiceRow(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: str,
        customer: _values.Id,
        kind: str,
        signed_on: _values.Day,
        charged: _values.Amount,
        received: _values.Amount,
        handed_over: _values.Amount,
        invoice_numbers: str,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def signed_on(self) -> _datetime.date: ...
    @property
    def charged(self) -> _kehu.Money: ...
    @property
    def received(self) -> _kehu.Money: ...
    @property
    def handed_over(self) -> _kehu.Money: ...
    @property
    def invoice_numbers(self) -> str: ...

@final
class PriceItem(_kehu.Record):
    def __new__(
        cls,
        *,
        item: str,
        kind: WorkChargeKind | Literal["labour", "part", "consumable", "call_out"],
        price: _values.Amount,
        en: str,
        zh: str,
    ) -> Self: ...
    @property
    def item(self) -> str: ...
    @property
    def kind(self) -> WorkChargeKind: ...
    @property
    def price(self) -> _kehu.Money: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...

@final
class PropertyDamage(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        work_order: _values.Id,
        state: PropertyDamageState | Literal["reported", "compensated", "declined"],
        description: str,
        value: _values.Amount,
        apology: str,
        reported_by: str,
        reported_at: _values.Moment,
        compensation: _values.Amount,
        decided_by: str,
        decided_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def state(self) -> PropertyDamageState: ...
    @property
    def description(self) -> str: ...
    @property
    def value(self) -> _kehu.Money: ...
    @property
    def apology(self) -> str: ...
    @property
    def reported_by(self) -> str: ...
    @property
    def reported_at(self) -> _datetime.datetime: ...
    @property
    def compensation(self) -> _kehu.Money: ...
    @property
    def decided_by(self) -> str: ...
    @property
    def decided_at(self) -> _datetime.datetime | None: ...

class PropertyDamageState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    reported = "reported"
    compensated = "compensated"
    declined = "declined"

@final
class RateCaseRow(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: str,
        customer: _values.Id,
        kind: str,
        department: str,
        technician: str,
        month: str,
        completed_on: _values.Day,
        appointments: int,
        appointments_kept: int,
        reworks: int,
        checked: int,
        checks_passed: int,
        timely: bool = False,
        passed: bool = False,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def technician(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def completed_on(self) -> _datetime.date: ...
    @property
    def timely(self) -> bool: ...
    @property
    def passed(self) -> bool: ...
    @property
    def appointments(self) -> int: ...
    @property
    def appointments_kept(self) -> int: ...
    @property
    def reworks(self) -> int: ...
    @property
    def checked(self) -> int: ...
    @property
    def checks_passed(self) -> int: ...

@final
class RateRow(_kehu.Record):
    def __new__(
        cls,
        *,
        group: str,
        completed: int,
        timely: int,
        passed: int,
        timely_rate: _values.Share,
        pass_rate: _values.Share,
        appointments: int,
        appointments_kept: int,
        checked: int,
        checks_passed: int,
    ) -> Self: ...
    @property
    def group(self) -> str: ...
    @property
    def completed(self) -> int: ...
    @property
    def timely(self) -> int: ...
    @property
    def passed(self) -> int: ...
    @property
    def timely_rate(self) -> _fractions.Fraction: ...
    @property
    def pass_rate(self) -> _fractions.Fraction: ...
    @property
    def appointments(self) -> int: ...
    @property
    def appointments_kept(self) -> int: ...
    @property
    def checked(self) -> int: ...
    @property
    def checks_passed(self) -> int: ...

class ReplacedPart(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    device = "device"
    sim = "sim"

@final
class SampleRow(_kehu.Record):
    def __new__(
        cls,
        *,
        number: int,
        work_order: _values.Id,
        order_number: str,
        score: str,
    ) -> Self: ...
    @property
    def number(self) -> int: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def order_number(self) -> str: ...
    @property
    def score(self) -> str: ...

@final
class SpotCheck(_kehu.Record):
    def __new__(
        cls,
        *,
        draw: _values.Id,
        number: int,
        version: int,
        work_order: _values.Id,
        called_by: str,
        finding: str,
        called_at: _values.Moment | None = None,
        passed: bool | None = None,
    ) -> Self: ...
    @property
    def draw(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def called_at(self) -> _datetime.datetime | None: ...
    @property
    def called_by(self) -> str: ...
    @property
    def passed(self) -> bool | None: ...
    @property
    def finding(self) -> str: ...

@final
class SpotCheckDraw(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        seed: str,
        from_: _values.Day,
        until: _values.Day,
        population: int,
        size: int,
        drawn_at: _values.Moment,
        drawn_by: str,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def seed(self) -> str: ...
    @property
    def from_(self) -> _datetime.date: ...
    @property
    def until(self) -> _datetime.date: ...
    @property
    def population(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def drawn_at(self) -> _datetime.datetime: ...
    @property
    def drawn_by(self) -> str: ...

@final
class Technician(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        name: str,
        name_key: str,
        department: str,
        outsourced: bool = False,
        active: bool = False,
        calendar: str | None = None,
        skills: _abc.Iterable[TechnicianSkill | _values.Arguments] = (),
        certificates: _abc.Iterable[TechnicianCertificate | _values.Arguments] = (),
        territories: _abc.Iterable[TechnicianTerritory | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def name_key(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def outsourced(self) -> bool: ...
    @property
    def active(self) -> bool: ...
    @property
    def calendar(self) -> str | None: ...
    @property
    def skills(self) -> tuple[TechnicianSkill, ...]: ...
    @property
    def certificates(self) -> tuple[TechnicianCertificate, ...]: ...
    @property
    def territories(self) -> tuple[TechnicianTerritory, ...]: ...

@final
class TechnicianCertificate(_kehu.Record):
    def __new__(
        cls,
        *,
        certificate: str,
        valid_from: _values.Day,
        valid_until: _values.Day,
    ) -> Self: ...
    @property
    def certificate(self) -> str: ...
    @property
    def valid_from(self) -> _datetime.date: ...
    @property
    def valid_until(self) -> _datetime.date: ...

@final
class TechnicianSkill(_kehu.Record):
    def __new__(cls, *, skill: str, level: int) -> Self: ...
    @property
    def skill(self) -> str: ...
    @property
    def level(self) -> int: ...

@final
class TechnicianTerritory(_kehu.Record):
    def __new__(cls, *, territory: str, travel_minutes: int) -> Self: ...
    @property
    def territory(self) -> str: ...
    @property
    def travel_minutes(self) -> int: ...

class WarrantyDecision(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    warranty = "warranty"
    free_of_charge = "free_of_charge"
    chargeable = "chargeable"
    goodwill = "goodwill"

@final
class WorkAppointment(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: int,
        technician: _values.Id,
        starts_at: _values.Moment,
        ends_at: _values.Moment,
        state: WorkAppointmentState | Literal["agreed", "kept", "late", "no_show", "moved", "called_off"],
        agreed_by: str,
        reason: str,
        arrived_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def technician(self) -> _uuid.UUID: ...
    @property
    def starts_at(self) -> _datetime.datetime: ...
    @property
    def ends_at(self) -> _datetime.datetime: ...
    @property
    def state(self) -> WorkAppointmentState: ...
    @property
    def agreed_by(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def arrived_at(self) -> _datetime.datetime | None: ...

class WorkAppointmentState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    agreed = "agreed"
    kept = "kept"
    late = "late"
    no_show = "no_show"
    moved = "moved"
    called_off = "called_off"

@final
class WorkCharge(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: int,
        item: str,
        kind: WorkChargeKind | Literal["labour", "part", "consumable", "call_out"],
        quantity: int,
        unit_price: _values.Amount,
        value: _values.Amount,
        charged: _values.Amount,
        decision: WarrantyDecision | Literal["warranty", "free_of_charge", "chargeable", "goodwill"],
        clause: str,
        recorded_at: _values.Moment,
        recorded_by: str,
        warranty_until: _values.Day | None = None,
        caused_by_customer: bool = False,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def item(self) -> str: ...
    @property
    def kind(self) -> WorkChargeKind: ...
    @property
    def quantity(self) -> int: ...
    @property
    def unit_price(self) -> _kehu.Money: ...
    @property
    def value(self) -> _kehu.Money: ...
    @property
    def charged(self) -> _kehu.Money: ...
    @property
    def decision(self) -> WarrantyDecision: ...
    @property
    def clause(self) -> str: ...
    @property
    def warranty_until(self) -> _datetime.date | None: ...
    @property
    def caused_by_customer(self) -> bool: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...
    @property
    def recorded_by(self) -> str: ...

class WorkChargeKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    labour = "labour"
    part = "part"
    consumable = "consumable"
    call_out = "call_out"

@final
class WorkEvidence(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: int,
        item: str,
        digest: str,
        location: str,
        added_at: _values.Moment,
        added_by: str,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def item(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def added_at(self) -> _datetime.datetime: ...
    @property
    def added_by(self) -> str: ...

@final
class WorkOrder(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        number: str,
        kind: str,
        state: WorkOrderState | Literal["requested", "approved", "rejected", "dispatched", "accepted", "in_work", "completed", "signed_off", "settled", "cancelled"],
        steps: int,
        customer: _values.Id,
        address: str,
        territory: str,
        contact_name: str,
        contact_phone: str,
        model: str,
        fault: str,
        department: str,
        requested_by: str,
        requested_at: _values.Moment,
        approved_by: str,
        appointments: int,
        outside_approved_by: str,
        price_version: int,
        estimate: _values.Amount,
        agreed: _values.Amount,
        price_accepted_by: str,
        charges: int,
        replacements: int,
        evidence: int,
        charged: _values.Amount,
        received: _values.Amount,
        handed_over: _values.Amount,
        receipts: int,
        reworks: int,
        result: str,
        signed_by: str,
        signature_digest: str,
        service_request: _values.Id | None = None,
        asset: int | None = None,
        purchase_date: _values.Day | None = None,
        technician: _values.Id | None = None,
        outside_technician: _values.Id | None = None,
        outside_verbal: bool = False,
        started_at: _values.Moment | None = None,
        completed_at: _values.Moment | None = None,
        signed_at: _values.Moment | None = None,
        settled_at: _values.Moment | None = None,
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
    def state(self) -> WorkOrderState: ...
    @property
    def steps(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def service_request(self) -> _uuid.UUID | None: ...
    @property
    def asset(self) -> int | None: ...
    @property
    def address(self) -> str: ...
    @property
    def territory(self) -> str: ...
    @property
    def contact_name(self) -> str: ...
    @property
    def contact_phone(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def purchase_date(self) -> _datetime.date | None: ...
    @property
    def fault(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def requested_by(self) -> str: ...
    @property
    def requested_at(self) -> _datetime.datetime: ...
    @property
    def approved_by(self) -> str: ...
    @property
    def technician(self) -> _uuid.UUID | None: ...
    @property
    def appointments(self) -> int: ...
    @property
    def outside_technician(self) -> _uuid.UUID | None: ...
    @property
    def outside_approved_by(self) -> str: ...
    @property
    def outside_verbal(self) -> bool: ...
    @property
    def price_version(self) -> int: ...
    @property
    def estimate(self) -> _kehu.Money: ...
    @property
    def agreed(self) -> _kehu.Money: ...
    @property
    def price_accepted_by(self) -> str: ...
    @property
    def charges(self) -> int: ...
    @property
    def replacements(self) -> int: ...
    @property
    def evidence(self) -> int: ...
    @property
    def charged(self) -> _kehu.Money: ...
    @property
    def received(self) -> _kehu.Money: ...
    @property
    def handed_over(self) -> _kehu.Money: ...
    @property
    def receipts(self) -> int: ...
    @property
    def started_at(self) -> _datetime.datetime | None: ...
    @property
    def completed_at(self) -> _datetime.datetime | None: ...
    @property
    def signed_at(self) -> _datetime.datetime | None: ...
    @property
    def settled_at(self) -> _datetime.datetime | None: ...
    @property
    def reworks(self) -> int: ...
    @property
    def result(self) -> str: ...
    @property
    def signed_by(self) -> str: ...
    @property
    def signature_digest(self) -> str: ...

class WorkOrderCopy(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    customer = "customer"
    engineering = "engineering"
    finance = "finance"

class WorkOrderState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    requested = "requested"
    approved = "approved"
    rejected = "rejected"
    dispatched = "dispatched"
    accepted = "accepted"
    in_work = "in_work"
    completed = "completed"
    signed_off = "signed_off"
    settled = "settled"
    cancelled = "cancelled"

class WorkRateGroup(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    kind = "kind"
    department = "department"
    technician = "technician"
    month = "month"

@final
class WorkReceipt(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: int,
        version: int,
        amount: _values.Amount,
        method: str,
        received_at: _values.Moment,
        received_by: str,
        handed_to: str,
        invoice_number: str,
        handed_over_at: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def method(self) -> str: ...
    @property
    def received_at(self) -> _datetime.datetime: ...
    @property
    def received_by(self) -> str: ...
    @property
    def handed_over_at(self) -> _datetime.datetime | None: ...
    @property
    def handed_to(self) -> str: ...
    @property
    def invoice_number(self) -> str: ...

@final
class WorkReplacement(_kehu.Record):
    def __new__(
        cls,
        *,
        work_order: _values.Id,
        number: int,
        part: ReplacedPart | Literal["device", "sim"],
        old_number: str,
        new_number: str,
        asset: int,
        replaced_at: _values.Moment,
        replaced_by: str,
    ) -> Self: ...
    @property
    def work_order(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def part(self) -> ReplacedPart: ...
    @property
    def old_number(self) -> str: ...
    @property
    def new_number(self) -> str: ...
    @property
    def asset(self) -> int: ...
    @property
    def replaced_at(self) -> _datetime.datetime: ...
    @property
    def replaced_by(self) -> str: ...
