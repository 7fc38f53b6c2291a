"""Records and enumerations of the area credit. Made by scripts/python_api.py; not to be edited."""

import collections.abc as _abc
import datetime as _datetime
import fractions as _fractions
import uuid as _uuid
from typing import Literal, Self, final

import kehu as _kehu
from kehu import _values

__all__ = [
    "Account",
    "Act",
    "AgeingRow",
    "Allocation",
    "AllocationLine",
    "Approval",
    "ApprovalKind",
    "ApprovalState",
    "Authorization",
    "AuthorizationState",
    "BadDebtBasis",
    "BadDebtShare",
    "Breach",
    "CheckRow",
    "Coverage",
    "CreditNote",
    "Deduction",
    "DsoRow",
    "Expired",
    "ExposureRow",
    "LatePayerRow",
    "LedgerAccount",
    "LimitChange",
    "LimitSource",
    "LimitState",
    "LimitUseRow",
    "OverLimitRow",
    "Payment",
    "Person",
    "Plan",
    "PlanPromise",
    "PlanRow",
    "PlanState",
    "PromiseLine",
    "Receivable",
    "ReceivableRow",
    "Reversed",
    "Reversible",
    "Settled",
    "Shipment",
    "StatusRow",
    "Transfer",
    "WriteOff",
]

@final
class Account(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        version: int,
        receivable: _values.Amount,
        unbilled: _values.Amount,
        reserved: _values.Amount,
        unapplied: _values.Amount,
        prepaid: _values.Amount,
        over_limit_shipments: int,
        over_limit_open: _values.Amount,
        limit_state: LimitState | Literal["unset", "none", "amount"],
        limit: _values.Amount,
        rolling_limit: _values.Amount,
        rolling_policy: int,
        hold_reason: str,
        transfers: int,
        limit_changes: int,
        opened_at: _values.Moment,
        oldest_due: _values.Day | None = None,
        oldest_invoice: _values.Day | None = None,
        temporary_limit: _values.Amount | None = None,
        temporary_until: _values.Day | None = None,
        rolling_day: _values.Day | None = None,
        on_hold: bool = False,
        plan: _values.Id | None = None,
        next_expiry: _values.Moment | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def receivable(self) -> _kehu.Money: ...
    @property
    def unbilled(self) -> _kehu.Money: ...
    @property
    def reserved(self) -> _kehu.Money: ...
    @property
    def unapplied(self) -> _kehu.Money: ...
    @property
    def prepaid(self) -> _kehu.Money: ...
    @property
    def oldest_due(self) -> _datetime.date | None: ...
    @property
    def oldest_invoice(self) -> _datetime.date | None: ...
    @property
    def over_limit_shipments(self) -> int: ...
    @property
    def over_limit_open(self) -> _kehu.Money: ...
    @property
    def limit_state(self) -> LimitState: ...
    @property
    def limit(self) -> _kehu.Money: ...
    @property
    def temporary_limit(self) -> _kehu.Money | None: ...
    @property
    def temporary_until(self) -> _datetime.date | None: ...
    @property
    def rolling_limit(self) -> _kehu.Money: ...
    @property
    def rolling_day(self) -> _datetime.date | None: ...
    @property
    def rolling_policy(self) -> int: ...
    @property
    def on_hold(self) -> bool: ...
    @property
    def hold_reason(self) -> str: ...
    @property
    def plan(self) -> _uuid.UUID | None: ...
    @property
    def transfers(self) -> int: ...
    @property
    def limit_changes(self) -> int: ...
    @property
    def next_expiry(self) -> _datetime.datetime | None: ...
    @property
    def opened_at(self) -> _datetime.datetime: ...

class Act(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    reserve = "reserve"
    capture = "capture"
    release = "release"
    expire = "expire"
    invoice = "invoice"
    breach = "breach"
    payment = "payment"
    allocation = "allocation"
    credit_note = "credit_note"
    write_off = "write_off"
    reversal = "reversal"

@final
class AgeingRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        receivables: int,
        current: _values.Amount,
        first: _values.Amount,
        second: _values.Amount,
        third: _values.Amount,
        older: _values.Amount,
        open: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def receivables(self) -> int: ...
    @property
    def current(self) -> _kehu.Money: ...
    @property
    def first(self) -> _kehu.Money: ...
    @property
    def second(self) -> _kehu.Money: ...
    @property
    def third(self) -> _kehu.Money: ...
    @property
    def older(self) -> _kehu.Money: ...
    @property
    def open(self) -> _kehu.Money: ...

@final
class Allocation(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        payment: _values.Id,
        receivable: _values.Id,
        amount: _values.Amount,
        day: _values.Day,
        transfer: int,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def payment(self) -> _uuid.UUID: ...
    @property
    def receivable(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...
    @property
    def transfer(self) -> int: ...

@final
class AllocationLine(_kehu.Record):
    def __new__(cls, *, receivable: _values.Id, amount: _values.Amount) -> Self: ...
    @property
    def receivable(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class Approval(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        kind: ApprovalKind | Literal["overdue", "first_over_limit", "last_over_limit"],
        amount: _values.Amount,
        state: ApprovalState | Literal["requested", "approved", "rejected", "consumed"],
        role: str,
        requested_by: str,
        requested_at: _values.Moment,
        approver: str,
        approver_role: str,
        note: str,
        expires_at: _values.Moment,
        answered_at: _values.Moment | None = None,
        consumed_by: _values.Id | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def kind(self) -> ApprovalKind: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def state(self) -> ApprovalState: ...
    @property
    def role(self) -> str: ...
    @property
    def requested_by(self) -> str: ...
    @property
    def requested_at(self) -> _datetime.datetime: ...
    @property
    def approver(self) -> str: ...
    @property
    def approver_role(self) -> str: ...
    @property
    def answered_at(self) -> _datetime.datetime | None: ...
    @property
    def note(self) -> str: ...
    @property
    def expires_at(self) -> _datetime.datetime: ...
    @property
    def consumed_by(self) -> _uuid.UUID | None: ...

class ApprovalKind(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    overdue = "overdue"
    first_over_limit = "first_over_limit"
    last_over_limit = "last_over_limit"

class ApprovalState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    requested = "requested"
    approved = "approved"
    rejected = "rejected"
    consumed = "consumed"

@final
class Authorization(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        amount: _values.Amount,
        reserved: _values.Amount,
        shipped: _values.Amount,
        state: AuthorizationState | Literal["reserved", "partly_shipped", "shipped", "voided", "expired"],
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"],
        signatory: str,
        reference: str,
        authorized_by: str,
        authorized_at: _values.Moment,
        expires_at: _values.Moment,
        approval: _values.Id | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def reserved(self) -> _kehu.Money: ...
    @property
    def shipped(self) -> _kehu.Money: ...
    @property
    def state(self) -> AuthorizationState: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def approval(self) -> _uuid.UUID | None: ...
    @property
    def signatory(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def authorized_by(self) -> str: ...
    @property
    def authorized_at(self) -> _datetime.datetime: ...
    @property
    def expires_at(self) -> _datetime.datetime: ...

class AuthorizationState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    reserved = "reserved"
    partly_shipped = "partly_shipped"
    shipped = "shipped"
    voided = "voided"
    expired = "expired"

class BadDebtBasis(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    within_limit = "within_limit"
    last_over_limit = "last_over_limit"
    breach = "breach"

@final
class BadDebtShare(_kehu.Record):
    def __new__(
        cls,
        *,
        write_off: _values.Id,
        number: int,
        customer: _values.Id,
        basis: BadDebtBasis | Literal["within_limit", "last_over_limit", "breach"],
        role: str,
        person: str,
        share: _values.Share,
        amount: _values.Amount,
    ) -> Self: ...
    @property
    def write_off(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def basis(self) -> BadDebtBasis: ...
    @property
    def role(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def share(self) -> _fractions.Fraction: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class Breach(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        receivable: _values.Id,
        amount: _values.Amount,
        shipped_on: _values.Day,
        note: str,
        recorded_by: str,
        recorded_at: _values.Moment,
        handwritten_invoice: bool = False,
        legal_remedies_reserved: bool = False,
        persons: _abc.Iterable[Person | _values.Arguments] = (),
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def receivable(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def shipped_on(self) -> _datetime.date: ...
    @property
    def handwritten_invoice(self) -> bool: ...
    @property
    def legal_remedies_reserved(self) -> bool: ...
    @property
    def persons(self) -> tuple[Person, ...]: ...
    @property
    def note(self) -> str: ...
    @property
    def recorded_by(self) -> str: ...
    @property
    def recorded_at(self) -> _datetime.datetime: ...

@final
class CheckRow(_kehu.Record):
    def __new__(
        cls,
        *,
        part: str,
        code: str,
        clause: str,
        rule: str,
        facts: str,
        en: str,
        zh: str,
        passed: bool = False,
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"] | None = None,
        exposure: _values.Amount | None = None,
        limit: _values.Amount | None = None,
        available: _values.Amount | None = None,
    ) -> Self: ...
    @property
    def part(self) -> str: ...
    @property
    def passed(self) -> bool: ...
    @property
    def code(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def facts(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def coverage(self) -> Coverage | None: ...
    @property
    def exposure(self) -> _kehu.Money | None: ...
    @property
    def limit(self) -> _kehu.Money | None: ...
    @property
    def available(self) -> _kehu.Money | None: ...

class Coverage(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    within_limit = "within_limit"
    first_over_limit = "first_over_limit"
    last_over_limit = "last_over_limit"
    money_first = "money_first"
    cash = "cash"
    breach = "breach"
    history = "history"

@final
class CreditNote(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        receivable: _values.Id,
        amount: _values.Amount,
        day: _values.Day,
        reason: str,
        transfer: int,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def receivable(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def reason(self) -> str: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...
    @property
    def transfer(self) -> int: ...

@final
class Deduction(_kehu.Record):
    def __new__(
        cls,
        *,
        source: _values.Id,
        month: _values.Day,
        number: int,
        customer: _values.Id,
        clause: str,
        role: str,
        person: str,
        share: _values.Share,
        amount: _values.Amount,
        made_at: _values.Moment,
    ) -> Self: ...
    @property
    def source(self) -> _uuid.UUID: ...
    @property
    def month(self) -> _datetime.date: ...
    @property
    def number(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def clause(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def share(self) -> _fractions.Fraction: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def made_at(self) -> _datetime.datetime: ...

@final
class DsoRow(_kehu.Record):
    def __new__(
        cls,
        *,
        as_of: _values.Day,
        open: _values.Amount,
        sales: _values.Amount,
        dso: str,
    ) -> Self: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def open(self) -> _kehu.Money: ...
    @property
    def sales(self) -> _kehu.Money: ...
    @property
    def dso(self) -> str: ...

@final
class Expired(_kehu.Record):
    def __new__(cls, *, authorizations: int) -> Self: ...
    @property
    def authorizations(self) -> int: ...

@final
class ExposureRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        as_of: _values.Day,
        receivable: _values.Amount,
        unbilled: _values.Amount,
        reserved: _values.Amount,
        unapplied: _values.Amount,
        exposure: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def receivable(self) -> _kehu.Money: ...
    @property
    def unbilled(self) -> _kehu.Money: ...
    @property
    def reserved(self) -> _kehu.Money: ...
    @property
    def unapplied(self) -> _kehu.Money: ...
    @property
    def exposure(self) -> _kehu.Money: ...

@final
class LatePayerRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        invoices: int,
        late: int,
        days_late: int,
        amount: _values.Amount,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def invoices(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def days_late(self) -> int: ...
    @property
    def amount(self) -> _kehu.Money: ...

class LedgerAccount(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    receivable = "receivable"
    unbilled = "unbilled"
    reserved = "reserved"
    unapplied = "unapplied"
    goods = "goods"
    unauthorized = "unauthorized"
    cash = "cash"
    bad_debt = "bad_debt"

@final
class LimitChange(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        number: int,
        day: _values.Day,
        state: LimitState | Literal["unset", "none", "amount"],
        reason: str,
        by: str,
        at: _values.Moment,
        amount: _values.Amount | None = None,
        until: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def state(self) -> LimitState: ...
    @property
    def amount(self) -> _kehu.Money | None: ...
    @property
    def until(self) -> _datetime.date | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> _datetime.datetime: ...

class LimitSource(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    temporary = "temporary"
    set = "set"
    rolling = "rolling"

class LimitState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    unset = "unset"
    none = "none"
    amount = "amount"

@final
class LimitUseRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        exposure: _values.Amount,
        used: str,
        limit: _values.Amount | None = None,
        available: _values.Amount | None = None,
        over: bool = False,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def limit(self) -> _kehu.Money | None: ...
    @property
    def exposure(self) -> _kehu.Money: ...
    @property
    def available(self) -> _kehu.Money | None: ...
    @property
    def used(self) -> str: ...
    @property
    def over(self) -> bool: ...

@final
class OverLimitRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        authorization: _values.Id,
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"],
        signatory: str,
        amount: _values.Amount,
        reserved: _values.Amount,
        shipped: _values.Amount,
        uncollected: _values.Amount,
        authorized_at: _values.Moment,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def authorization(self) -> _uuid.UUID: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def signatory(self) -> str: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def reserved(self) -> _kehu.Money: ...
    @property
    def shipped(self) -> _kehu.Money: ...
    @property
    def uncollected(self) -> _kehu.Money: ...
    @property
    def authorized_at(self) -> _datetime.datetime: ...

@final
class Payment(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        amount: _values.Amount,
        unapplied: _values.Amount,
        received_on: _values.Day,
        reference: str,
        transfer: int,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def unapplied(self) -> _kehu.Money: ...
    @property
    def received_on(self) -> _datetime.date: ...
    @property
    def reference(self) -> str: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...
    @property
    def transfer(self) -> int: ...

@final
class Person(_kehu.Record):
    def __new__(cls, *, role: str, person: str) -> Self: ...
    @property
    def role(self) -> str: ...
    @property
    def person(self) -> str: ...

@final
class Plan(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        made_on: _values.Day,
        total: _values.Amount,
        after_transfer: int,
        note: str,
        made_by: str,
        replaced_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def made_on(self) -> _datetime.date: ...
    @property
    def total(self) -> _kehu.Money: ...
    @property
    def after_transfer(self) -> int: ...
    @property
    def note(self) -> str: ...
    @property
    def made_by(self) -> str: ...
    @property
    def replaced_on(self) -> _datetime.date | None: ...

@final
class PlanPromise(_kehu.Record):
    def __new__(
        cls,
        *,
        plan: _values.Id,
        number: int,
        day: _values.Day,
        amount: _values.Amount,
    ) -> Self: ...
    @property
    def plan(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class PlanRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        plan: _values.Id,
        number: int,
        day: _values.Day,
        amount: _values.Amount,
        received: _values.Amount,
        state: PlanState | Literal["none", "open", "kept", "broken"],
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def plan(self) -> _uuid.UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def received(self) -> _kehu.Money: ...
    @property
    def state(self) -> PlanState: ...

class PlanState(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    none = "none"
    open = "open"
    kept = "kept"
    broken = "broken"

@final
class PromiseLine(_kehu.Record):
    def __new__(cls, *, day: _values.Day, amount: _values.Amount) -> Self: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...

@final
class Receivable(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        number: str,
        invoice_date: _values.Day,
        due_date: _values.Day,
        amount: _values.Amount,
        open: _values.Amount,
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"],
        signatory: str,
        transfer: int,
        shipment: _values.Id | None = None,
        reduced_on: _values.Day | None = None,
        settled_on: _values.Day | None = None,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def invoice_date(self) -> _datetime.date: ...
    @property
    def due_date(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def open(self) -> _kehu.Money: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def signatory(self) -> str: ...
    @property
    def shipment(self) -> _uuid.UUID | None: ...
    @property
    def reduced_on(self) -> _datetime.date | None: ...
    @property
    def settled_on(self) -> _datetime.date | None: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...
    @property
    def transfer(self) -> int: ...

@final
class ReceivableRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        id: _values.Id,
        number: str,
        invoice_date: _values.Day,
        due_date: _values.Day,
        amount: _values.Amount,
        open: _values.Amount,
        days_due: int,
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"],
        signatory: str,
        settled_on: _values.Day | None = None,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def invoice_date(self) -> _datetime.date: ...
    @property
    def due_date(self) -> _datetime.date: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def open(self) -> _kehu.Money: ...
    @property
    def days_due(self) -> int: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def signatory(self) -> str: ...
    @property
    def settled_on(self) -> _datetime.date | None: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...

@final
class Reversed(_kehu.Record):
    def __new__(cls, *, transfers: int) -> Self: ...
    @property
    def transfers(self) -> int: ...

class Reversible(_kehu.Word):
    def __new__(cls, value: object) -> Self: ...
    payment = "payment"
    allocation = "allocation"
    invoice = "invoice"
    credit_note = "credit_note"
    write_off = "write_off"

@final
class Settled(_kehu.Record):
    def __new__(cls, *, examined: int, deductions: int) -> Self: ...
    @property
    def examined(self) -> int: ...
    @property
    def deductions(self) -> int: ...

@final
class Shipment(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        authorization: _values.Id,
        amount: _values.Amount,
        unbilled: _values.Amount,
        coverage: Coverage | Literal["within_limit", "first_over_limit", "last_over_limit", "money_first", "cash", "breach", "history"],
        signatory: str,
        shipped_on: _values.Day,
        reference: str,
        collect_by: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def authorization(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def unbilled(self) -> _kehu.Money: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def signatory(self) -> str: ...
    @property
    def shipped_on(self) -> _datetime.date: ...
    @property
    def collect_by(self) -> _datetime.date | None: ...
    @property
    def reference(self) -> str: ...

@final
class StatusRow(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        as_of: _values.Day,
        limit_source: LimitSource | Literal["temporary", "set", "rolling"],
        limit_state: LimitState | Literal["unset", "none", "amount"],
        rolling_limit: _values.Amount,
        receivable: _values.Amount,
        unbilled: _values.Amount,
        reserved: _values.Amount,
        unapplied: _values.Amount,
        exposure: _values.Amount,
        lacking: str,
        over_limit_shipments: int,
        limit: _values.Amount | None = None,
        available: _values.Amount | None = None,
        eligible: bool = False,
        on_hold: bool = False,
        oldest_due: _values.Day | None = None,
        oldest_invoice: _values.Day | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def as_of(self) -> _datetime.date: ...
    @property
    def limit(self) -> _kehu.Money | None: ...
    @property
    def limit_source(self) -> LimitSource: ...
    @property
    def limit_state(self) -> LimitState: ...
    @property
    def rolling_limit(self) -> _kehu.Money: ...
    @property
    def receivable(self) -> _kehu.Money: ...
    @property
    def unbilled(self) -> _kehu.Money: ...
    @property
    def reserved(self) -> _kehu.Money: ...
    @property
    def unapplied(self) -> _kehu.Money: ...
    @property
    def exposure(self) -> _kehu.Money: ...
    @property
    def available(self) -> _kehu.Money | None: ...
    @property
    def eligible(self) -> bool: ...
    @property
    def lacking(self) -> str: ...
    @property
    def on_hold(self) -> bool: ...
    @property
    def oldest_due(self) -> _datetime.date | None: ...
    @property
    def oldest_invoice(self) -> _datetime.date | None: ...
    @property
    def over_limit_shipments(self) -> int: ...

@final
class Transfer(_kehu.Record):
    def __new__(
        cls,
        *,
        customer: _values.Id,
        effective_date: _values.Day,
        number: int,
        debit: LedgerAccount | Literal["receivable", "unbilled", "reserved", "unapplied", "goods", "unauthorized", "cash", "bad_debt"],
        credit: LedgerAccount | Literal["receivable", "unbilled", "reserved", "unapplied", "goods", "unauthorized", "cash", "bad_debt"],
        amount: _values.Amount,
        act: Act | Literal["reserve", "capture", "release", "expire", "invoice", "breach", "payment", "allocation", "credit_note", "write_off", "reversal"],
        source: _values.Id,
        posted_at: _values.Moment,
        receivable: _values.Id | None = None,
        reverses: int | None = None,
    ) -> Self: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def effective_date(self) -> _datetime.date: ...
    @property
    def number(self) -> int: ...
    @property
    def debit(self) -> LedgerAccount: ...
    @property
    def credit(self) -> LedgerAccount: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def act(self) -> Act: ...
    @property
    def source(self) -> _uuid.UUID: ...
    @property
    def receivable(self) -> _uuid.UUID | None: ...
    @property
    def reverses(self) -> int | None: ...
    @property
    def posted_at(self) -> _datetime.datetime: ...

@final
class WriteOff(_kehu.Record):
    def __new__(
        cls,
        *,
        id: _values.Id,
        version: int,
        customer: _values.Id,
        receivable: _values.Id,
        amount: _values.Amount,
        basis: BadDebtBasis | Literal["within_limit", "last_over_limit", "breach"],
        day: _values.Day,
        reason: str,
        written_off_by: str,
        transfer: int,
        reversed_on: _values.Day | None = None,
    ) -> Self: ...
    @property
    def id(self) -> _uuid.UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def customer(self) -> _uuid.UUID: ...
    @property
    def receivable(self) -> _uuid.UUID: ...
    @property
    def amount(self) -> _kehu.Money: ...
    @property
    def basis(self) -> BadDebtBasis: ...
    @property
    def day(self) -> _datetime.date: ...
    @property
    def reason(self) -> str: ...
    @property
    def written_off_by(self) -> str: ...
    @property
    def reversed_on(self) -> _datetime.date | None: ...
    @property
    def transfer(self) -> int: ...
