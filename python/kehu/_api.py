"""The typed face of every command and query. Made by scripts/python_api.py; not to be edited."""

from __future__ import annotations

import collections.abc as _abc
from typing import Any, Literal

from kehu import _core
from kehu import credit as _credit
from kehu import customer as _customer
from kehu import system as _system
from kehu._result import Result
from kehu._values import Amount, Arguments, Day, Id, Progress, Reference


def _ask(
    core: _core.Session,
    name: str,
    arguments: tuple[Any, ...],
    at_entry: int | None,
    progress: Progress | None,
) -> Result[Any]:
    if at_entry is None:
        return Result(core.query(name, arguments, progress))
    return Result(core.query_as_of(name, arguments, at_entry, progress))


class PolicyRequests:
    """What can be asked about policy."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def adopt(self, *, document: str, idempotency_key: str | None = None) -> _system.Adopted:
        """Carries out policy.adopt."""
        made: _system.Adopted = self._core.execute("policy.adopt", (document,), idempotency_key)
        return made

    def versions(
        self,
        *,
        business_line: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.PolicyVersionRow]:
        """Asks policy.versions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "policy.versions", (business_line,), at_entry, progress)

    def clauses(
        self,
        *,
        clause: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.ClauseRow]:
        """Asks policy.clauses; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "policy.clauses", (clause,), at_entry, progress)

    def check(
        self,
        *,
        document: str,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.PolicyFault]:
        """Asks policy.check; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "policy.check", (document,), at_entry, progress)


class CustomerRequests:
    """What can be asked about customer."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def create(
        self,
        *,
        kind: _customer.Kind | Literal["individual", "company", "organisation"],
        name: str,
        channel: str,
        id: Id | None = None,
        code: str | None = None,
        identity: _customer.Identity | Arguments | None = None,
        birth_date: Day | None = None,
        business_line: str | None = None,
        account_manager: str | None = None,
        region: str | None = None,
        since: Day | None = None,
        contact_points: _abc.Iterable[_customer.NewContactPoint | Arguments] = (),
        documents: _abc.Iterable[_customer.NewDocument | Arguments] = (),
        assets: _abc.Iterable[_customer.NewAsset | Arguments] = (),
        preferences: _abc.Iterable[_customer.NewPreference | Arguments] = (),
        allow_duplicate: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.Created:
        """Carries out customer.create."""
        made: _customer.Created = self._core.execute(
            "customer.create",
            (
                id,
                kind,
                name,
                channel,
                code,
                identity,
                birth_date,
                business_line,
                account_manager,
                region,
                since,
                contact_points,
                documents,
                assets,
                preferences,
                allow_duplicate,
            ),
            idempotency_key,
        )
        return made

    def update(
        self,
        *,
        customer: Reference,
        version: int | None = None,
        kind: _customer.Kind | Literal["individual", "company", "organisation"] | None = None,
        name: str | None = None,
        code: str | None = None,
        identity: _customer.Identity | Arguments | None = None,
        birth_date: Day | None = None,
        business_line: str | None = None,
        region: str | None = None,
        since: Day | None = None,
        clear: _abc.Iterable[_customer.Clearable | Literal["code", "identity", "birth_date", "region"]] = (),
        allow_duplicate: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.Updated:
        """Carries out customer.update."""
        made: _customer.Updated = self._core.execute(
            "customer.update",
            (
                customer,
                version,
                kind,
                name,
                code,
                identity,
                birth_date,
                business_line,
                region,
                since,
                clear,
                allow_duplicate,
            ),
            idempotency_key,
        )
        return made

    def add_contact_point(
        self,
        *,
        customer: Reference,
        contact_point: _customer.NewContactPoint | Arguments,
        allow_duplicate: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.Numbered:
        """Carries out customer.add_contact_point."""
        made: _customer.Numbered = self._core.execute(
            "customer.add_contact_point",
            (customer, contact_point, allow_duplicate),
            idempotency_key,
        )
        return made

    def remove_contact_point(
        self,
        *,
        customer: Reference,
        number: int,
        idempotency_key: str | None = None,
    ) -> _customer.Numbered:
        """Carries out customer.remove_contact_point."""
        made: _customer.Numbered = self._core.execute(
            "customer.remove_contact_point",
            (customer, number),
            idempotency_key,
        )
        return made

    def set_preference(
        self,
        *,
        customer: Reference,
        kind: _customer.PreferenceKind | Literal["need", "habit", "preference"],
        topic: str,
        text: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.PreferenceSet:
        """Carries out customer.set_preference."""
        made: _customer.PreferenceSet = self._core.execute(
            "customer.set_preference",
            (customer, kind, topic, text),
            idempotency_key,
        )
        return made

    def add_document(
        self,
        *,
        customer: Reference,
        document: _customer.NewDocument | Arguments,
        allow_duplicate: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.Numbered:
        """Carries out customer.add_document."""
        made: _customer.Numbered = self._core.execute(
            "customer.add_document",
            (customer, document, allow_duplicate),
            idempotency_key,
        )
        return made

    def add_asset(
        self,
        *,
        customer: Reference,
        asset: _customer.NewAsset | Arguments,
        idempotency_key: str | None = None,
    ) -> _customer.Numbered:
        """Carries out customer.add_asset."""
        made: _customer.Numbered = self._core.execute(
            "customer.add_asset",
            (customer, asset),
            idempotency_key,
        )
        return made

    def hand_over(
        self,
        *,
        customer: Reference,
        to: str,
        reason: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.Numbered:
        """Carries out customer.hand_over."""
        made: _customer.Numbered = self._core.execute(
            "customer.hand_over",
            (customer, to, reason),
            idempotency_key,
        )
        return made

    def merge(
        self,
        *,
        survivor: Reference,
        merged: Reference,
        id: Id | None = None,
        take: _abc.Iterable[_customer.MergeField | Literal["kind", "name", "identity", "birth_date", "business_line", "channel", "account_manager", "region", "since"]] = (),
        idempotency_key: str | None = None,
    ) -> _customer.Merged:
        """Carries out customer.merge."""
        made: _customer.Merged = self._core.execute(
            "customer.merge",
            (id, survivor, merged, take),
            idempotency_key,
        )
        return made

    def unmerge(self, *, merge: Id, idempotency_key: str | None = None) -> _customer.Merged:
        """Carries out customer.unmerge."""
        made: _customer.Merged = self._core.execute("customer.unmerge", (merge,), idempotency_key)
        return made

    def distinguish(
        self,
        *,
        customer: Reference,
        other: Reference,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _customer.Distinguished:
        """Carries out customer.distinguish."""
        made: _customer.Distinguished = self._core.execute(
            "customer.distinguish",
            (customer, other, reason),
            idempotency_key,
        )
        return made

    def get(
        self,
        *,
        customer: Reference | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.Customer]:
        """Asks customer.get; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.get", (customer, limit), at_entry, progress)

    def find(
        self,
        *,
        name: str | None = None,
        code: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        identity: str | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.Customer]:
        """Asks customer.find; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "customer.find",
            (name, code, phone, email, identity, limit),
            at_entry,
            progress,
        )

    def contact_points(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.ContactPoint]:
        """Asks customer.contact_points; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.contact_points", (customer,), at_entry, progress)

    def documents(
        self,
        *,
        customer: Reference,
        on: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.Document]:
        """Asks customer.documents; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.documents", (customer, on), at_entry, progress)

    def assets(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.Asset]:
        """Asks customer.assets; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.assets", (customer,), at_entry, progress)

    def preferences(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.Preference]:
        """Asks customer.preferences; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.preferences", (customer,), at_entry, progress)

    def hand_overs(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.HandOver]:
        """Asks customer.hand_overs; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.hand_overs", (customer,), at_entry, progress)

    def merges(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.MergeRow]:
        """Asks customer.merges; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.merges", (customer,), at_entry, progress)

    def duplicates(
        self,
        *,
        customer: Reference | None = None,
        score_min: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.DuplicateRow]:
        """Asks customer.duplicates; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.duplicates", (customer, score_min), at_entry, progress)

    def cleaning_list(
        self,
        *,
        fault: _customer.FaultKind | Literal["wrong", "incomplete", "duplicate"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.CleaningRow]:
        """Asks customer.cleaning_list; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.cleaning_list", (fault,), at_entry, progress)

    def resolve(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.ResolvedRow]:
        """Asks customer.resolve; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.resolve", (customer,), at_entry, progress)


class CreditRequests:
    """What can be asked about credit."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def open_account(
        self,
        *,
        customer: Reference,
        currency: str,
        idempotency_key: str | None = None,
    ) -> _credit.Account:
        """Carries out credit.open_account."""
        made: _credit.Account = self._core.execute(
            "credit.open_account",
            (customer, currency),
            idempotency_key,
        )
        return made

    def set_limit(
        self,
        *,
        customer: Reference,
        state: _credit.LimitState | Literal["unset", "none", "amount"],
        reason: str,
        amount: Amount | None = None,
        until: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Account:
        """Carries out credit.set_limit."""
        made: _credit.Account = self._core.execute(
            "credit.set_limit",
            (customer, state, amount, until, reason),
            idempotency_key,
        )
        return made

    def hold(
        self,
        *,
        customer: Reference,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _credit.Account:
        """Carries out credit.hold."""
        made: _credit.Account = self._core.execute(
            "credit.hold",
            (customer, reason),
            idempotency_key,
        )
        return made

    def release(
        self,
        *,
        customer: Reference,
        reason: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Account:
        """Carries out credit.release."""
        made: _credit.Account = self._core.execute(
            "credit.release",
            (customer, reason),
            idempotency_key,
        )
        return made

    def authorize(
        self,
        *,
        customer: Reference,
        amount: Amount,
        id: Id | None = None,
        reference: str | None = None,
        approvals: _abc.Iterable[Id] = (),
        idempotency_key: str | None = None,
    ) -> _credit.Authorization:
        """Carries out credit.authorize."""
        made: _credit.Authorization = self._core.execute(
            "credit.authorize",
            (id, customer, amount, reference, approvals),
            idempotency_key,
        )
        return made

    def ship(
        self,
        *,
        authorization: Id,
        id: Id | None = None,
        amount: Amount | None = None,
        more_to_follow: bool | None = None,
        reference: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Shipment:
        """Carries out credit.ship."""
        made: _credit.Shipment = self._core.execute(
            "credit.ship",
            (id, authorization, amount, more_to_follow, reference),
            idempotency_key,
        )
        return made

    def void(
        self,
        *,
        authorization: Id,
        reason: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Authorization:
        """Carries out credit.void."""
        made: _credit.Authorization = self._core.execute(
            "credit.void",
            (authorization, reason),
            idempotency_key,
        )
        return made

    def expire(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Expired:
        """Carries out credit.expire."""
        made: _credit.Expired = self._core.execute("credit.expire", (customer,), idempotency_key)
        return made

    def request_approval(
        self,
        *,
        customer: Reference,
        amount: Amount,
        id: Id | None = None,
        kind: _credit.ApprovalKind | Literal["overdue", "first_over_limit", "last_over_limit"] | None = None,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Approval:
        """Carries out credit.request_approval."""
        made: _credit.Approval = self._core.execute(
            "credit.request_approval",
            (id, customer, amount, kind, note),
            idempotency_key,
        )
        return made

    def approve(
        self,
        *,
        approval: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Approval:
        """Carries out credit.approve."""
        made: _credit.Approval = self._core.execute(
            "credit.approve",
            (approval, note),
            idempotency_key,
        )
        return made

    def reject(
        self,
        *,
        approval: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Approval:
        """Carries out credit.reject."""
        made: _credit.Approval = self._core.execute(
            "credit.reject",
            (approval, note),
            idempotency_key,
        )
        return made

    def invoice(
        self,
        *,
        customer: Reference,
        number: str,
        id: Id | None = None,
        shipment: Id | None = None,
        amount: Amount | None = None,
        invoice_date: Day | None = None,
        due_date: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Receivable:
        """Carries out credit.invoice."""
        made: _credit.Receivable = self._core.execute(
            "credit.invoice",
            (id, customer, number, shipment, amount, invoice_date, due_date),
            idempotency_key,
        )
        return made

    def pay(
        self,
        *,
        customer: Reference,
        amount: Amount,
        id: Id | None = None,
        received_on: Day | None = None,
        reference: str | None = None,
        keep_unapplied: bool | None = None,
        allocations: _abc.Iterable[_credit.AllocationLine | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _credit.Payment:
        """Carries out credit.pay."""
        made: _credit.Payment = self._core.execute(
            "credit.pay",
            (id, customer, amount, received_on, reference, keep_unapplied, allocations),
            idempotency_key,
        )
        return made

    def allocate(
        self,
        *,
        payment: Id,
        reallocate: bool | None = None,
        allocations: _abc.Iterable[_credit.AllocationLine | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _credit.Payment:
        """Carries out credit.allocate."""
        made: _credit.Payment = self._core.execute(
            "credit.allocate",
            (payment, reallocate, allocations),
            idempotency_key,
        )
        return made

    def credit_note(
        self,
        *,
        receivable: Id,
        amount: Amount,
        reason: str,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.CreditNote:
        """Carries out credit.credit_note."""
        made: _credit.CreditNote = self._core.execute(
            "credit.credit_note",
            (id, receivable, amount, reason),
            idempotency_key,
        )
        return made

    def write_off(
        self,
        *,
        receivable: Id,
        reason: str,
        id: Id | None = None,
        amount: Amount | None = None,
        persons: _abc.Iterable[_credit.Person | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _credit.WriteOff:
        """Carries out credit.write_off."""
        made: _credit.WriteOff = self._core.execute(
            "credit.write_off",
            (id, receivable, amount, reason, persons),
            idempotency_key,
        )
        return made

    def reverse(
        self,
        *,
        kind: _credit.Reversible | Literal["payment", "allocation", "invoice", "credit_note", "write_off"],
        id: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _credit.Reversed:
        """Carries out credit.reverse."""
        made: _credit.Reversed = self._core.execute(
            "credit.reverse",
            (kind, id, reason),
            idempotency_key,
        )
        return made

    def plan(
        self,
        *,
        customer: Reference,
        id: Id | None = None,
        promises: _abc.Iterable[_credit.PromiseLine | Arguments] = (),
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _credit.Plan:
        """Carries out credit.plan."""
        made: _credit.Plan = self._core.execute(
            "credit.plan",
            (id, customer, promises, note),
            idempotency_key,
        )
        return made

    def settle_month(self, *, month: Day, idempotency_key: str | None = None) -> _credit.Settled:
        """Carries out credit.settle_month."""
        made: _credit.Settled = self._core.execute("credit.settle_month", (month,), idempotency_key)
        return made

    def record_breach(
        self,
        *,
        customer: Reference,
        amount: Amount,
        id: Id | None = None,
        receivable: Id | None = None,
        shipped_on: Day | None = None,
        number: str | None = None,
        note: str | None = None,
        persons: _abc.Iterable[_credit.Person | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _credit.Breach:
        """Carries out credit.record_breach."""
        made: _credit.Breach = self._core.execute(
            "credit.record_breach",
            (id, receivable, customer, amount, shipped_on, number, note, persons),
            idempotency_key,
        )
        return made

    def check(
        self,
        *,
        customer: Reference,
        amount: Amount,
        approvals: _abc.Iterable[Id] = (),
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.CheckRow]:
        """Asks credit.check; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.check", (customer, amount, approvals), at_entry, progress)

    def status(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.StatusRow]:
        """Asks credit.status; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.status", (customer, as_of), at_entry, progress)

    def exposure(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.ExposureRow]:
        """Asks credit.exposure; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.exposure", (customer, as_of), at_entry, progress)

    def limit_use(
        self,
        *,
        over_only: bool | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.LimitUseRow]:
        """Asks credit.limit_use; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.limit_use", (over_only, as_of), at_entry, progress)

    def receivables(
        self,
        *,
        customer: Reference | None = None,
        all: bool | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.ReceivableRow]:
        """Asks credit.receivables; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.receivables", (customer, all, as_of), at_entry, progress)

    def payments(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Payment]:
        """Asks credit.payments; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.payments", (customer,), at_entry, progress)

    def transfers(
        self,
        *,
        customer: Reference,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Transfer]:
        """Asks credit.transfers; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.transfers", (customer, from_, until), at_entry, progress)

    def ageing(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.AgeingRow]:
        """Asks credit.ageing; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.ageing", (customer, as_of), at_entry, progress)

    def dso(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.DsoRow]:
        """Asks credit.dso; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.dso", (customer, as_of), at_entry, progress)

    def late_payers(
        self,
        *,
        as_of: Day | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.LatePayerRow]:
        """Asks credit.late_payers; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.late_payers", (as_of, limit), at_entry, progress)

    def authorizations(
        self,
        *,
        customer: Reference | None = None,
        state: _credit.AuthorizationState | Literal["reserved", "partly_shipped", "shipped", "voided", "expired"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Authorization]:
        """Asks credit.authorizations; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.authorizations", (customer, state), at_entry, progress)

    def approvals(
        self,
        *,
        customer: Reference | None = None,
        state: _credit.ApprovalState | Literal["requested", "approved", "rejected", "consumed"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Approval]:
        """Asks credit.approvals; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.approvals", (customer, state), at_entry, progress)

    def over_limit_shipments(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.OverLimitRow]:
        """Asks credit.over_limit_shipments; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.over_limit_shipments", (customer,), at_entry, progress)

    def payment_plans(
        self,
        *,
        customer: Reference | None = None,
        all: bool | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.PlanRow]:
        """Asks credit.payment_plans; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.payment_plans", (customer, all, as_of), at_entry, progress)

    def bad_debt_shares(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.BadDebtShare]:
        """Asks credit.bad_debt_shares; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.bad_debt_shares", (customer,), at_entry, progress)

    def breaches(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Breach]:
        """Asks credit.breaches; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.breaches", (customer,), at_entry, progress)

    def deductions(
        self,
        *,
        customer: Reference | None = None,
        month: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_credit.Deduction]:
        """Asks credit.deductions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "credit.deductions", (customer, month), at_entry, progress)


class JournalRequests:
    """What can be asked about journal."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def entries(
        self,
        *,
        from_: int | None = None,
        limit: int | None = None,
        command: str | None = None,
        actor: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.EntryRow]:
        """Asks journal.entries; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "journal.entries",
            (from_, limit, command, actor),
            at_entry,
            progress,
        )

    def changes(
        self,
        *,
        sequence: int,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.ChangeRow]:
        """Asks journal.changes; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "journal.changes", (sequence,), at_entry, progress)

    def head(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.HeadRow]:
        """Asks journal.head; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "journal.head", (), at_entry, progress)


class StoreRequests:
    """What can be asked about store."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def verify(
        self,
        *,
        anchor: str | None = None,
        state: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.VerificationRow]:
        """Asks store.verify; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "store.verify", (anchor, state), at_entry, progress)

    def digest(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.DigestRow]:
        """Asks store.digest; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "store.digest", (), at_entry, progress)

    def dump(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.DumpRow]:
        """Asks store.dump; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "store.dump", (), at_entry, progress)

    def status(
        self,
        *,
        only: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.StatusRow]:
        """Asks store.status; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "store.status", (only,), at_entry, progress)


class Requests:
    """Every command and query, by what it is about."""

    __slots__ = ("_core", "policy", "customer", "credit", "journal", "store")

    def __init__(self, core: _core.Session) -> None:
        self._core = core
        self.policy = PolicyRequests(core)
        self.customer = CustomerRequests(core)
        self.credit = CreditRequests(core)
        self.journal = JournalRequests(core)
        self.store = StoreRequests(core)
