"""The typed face of every command and query. Made by scripts/python_api.py; not to be edited."""

from __future__ import annotations

import collections.abc as _abc
from typing import Any, Literal

from kehu import _core
from kehu import calendar as _calendar
from kehu import care as _care
from kehu import casework as _casework
from kehu import classification as _classification
from kehu import complaint as _complaint
from kehu import credit as _credit
from kehu import customer as _customer
from kehu import event as _event
from kehu import points as _points
from kehu import purchase as _purchase
from kehu import service as _service
from kehu import system as _system
from kehu import tier as _tier
from kehu import work_order as _work_order
from kehu._result import Result
from kehu._values import Amount, Arguments, Day, Id, Moment, Progress, Reference, Share


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

    def adopt(
        self,
        *,
        document: str | None = None,
        patch: str | None = None,
        idempotency_key: str | None = None,
    ) -> _system.Adopted:
        """Carries out policy.adopt."""
        made: _system.Adopted = self._core.execute(
            "policy.adopt",
            (document, patch),
            idempotency_key,
        )
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

    def heading(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.PolicyHeadingRow]:
        """Asks policy.heading; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "policy.heading", (), at_entry, progress)

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
        document: str | None = None,
        patch: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_system.PolicyFault]:
        """Asks policy.check; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "policy.check", (document, patch), at_entry, progress)


class DutyRequests:
    """What can be asked about duty."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def fulfil(
        self,
        *,
        duty: Id,
        outcome: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _casework.Duty:
        """Carries out duty.fulfil."""
        made: _casework.Duty = self._core.execute(
            "duty.fulfil",
            (duty, outcome, note),
            idempotency_key,
        )
        return made

    def reassign(
        self,
        *,
        duty: Id,
        owner: str,
        idempotency_key: str | None = None,
    ) -> _casework.Duty:
        """Carries out duty.reassign."""
        made: _casework.Duty = self._core.execute("duty.reassign", (duty, owner), idempotency_key)
        return made


class NotificationRequests:
    """What can be asked about notification."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def acknowledge(
        self,
        *,
        notifications: _abc.Iterable[Id] = (),
        idempotency_key: str | None = None,
    ) -> _casework.Acknowledged:
        """Carries out notification.acknowledge."""
        made: _casework.Acknowledged = self._core.execute(
            "notification.acknowledge",
            (notifications,),
            idempotency_key,
        )
        return made


class AuthorityRequests:
    """What can be asked about authority."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def delegate(
        self,
        *,
        deputy: str,
        from_: Day,
        until: Day,
        reason: str,
        id: Id | None = None,
        matter: str | None = None,
        up_to: Amount | None = None,
        idempotency_key: str | None = None,
    ) -> _casework.Delegation:
        """Carries out authority.delegate."""
        made: _casework.Delegation = self._core.execute(
            "authority.delegate",
            (id, deputy, matter, up_to, from_, until, reason),
            idempotency_key,
        )
        return made

    def revoke(self, *, delegation: Id, idempotency_key: str | None = None) -> _casework.Delegation:
        """Carries out authority.revoke."""
        made: _casework.Delegation = self._core.execute(
            "authority.revoke",
            (delegation,),
            idempotency_key,
        )
        return made

    def record_absence(
        self,
        *,
        actor: str,
        role: str,
        from_: Day,
        until: Day,
        idempotency_key: str | None = None,
    ) -> _casework.Absence:
        """Carries out authority.record_absence."""
        made: _casework.Absence = self._core.execute(
            "authority.record_absence",
            (actor, role, from_, until),
            idempotency_key,
        )
        return made

    def declare_alias(
        self,
        *,
        person: str,
        alias: str,
        idempotency_key: str | None = None,
    ) -> _casework.PersonAlias:
        """Carries out authority.declare_alias."""
        made: _casework.PersonAlias = self._core.execute(
            "authority.declare_alias",
            (person, alias),
            idempotency_key,
        )
        return made

    def declare_relationship(
        self,
        *,
        person: str,
        kind: _casework.RelationshipKind | Literal["family", "business", "employment", "friendship", "dispute"],
        id: Id | None = None,
        customer: Id | None = None,
        other_person: str | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _casework.Relationship:
        """Carries out authority.declare_relationship."""
        made: _casework.Relationship = self._core.execute(
            "authority.declare_relationship",
            (id, person, kind, customer, other_person, from_, until, note),
            idempotency_key,
        )
        return made

    def name_holder(
        self,
        *,
        role: str,
        person: str,
        id: Id | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _casework.RoleHolder:
        """Carries out authority.name_holder."""
        made: _casework.RoleHolder = self._core.execute(
            "authority.name_holder",
            (id, role, person, from_, until),
            idempotency_key,
        )
        return made

    def relieve_holder(
        self,
        *,
        holder: Id,
        until: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _casework.RoleHolder:
        """Carries out authority.relieve_holder."""
        made: _casework.RoleHolder = self._core.execute(
            "authority.relieve_holder",
            (holder, until),
            idempotency_key,
        )
        return made

    def delegations(
        self,
        *,
        deputy: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Delegation]:
        """Asks authority.delegations; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "authority.delegations", (deputy,), at_entry, progress)

    def signatures(
        self,
        *,
        subject: Id | None = None,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Signature]:
        """Asks authority.signatures; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "authority.signatures", (subject, customer), at_entry, progress)

    def relationships(
        self,
        *,
        person: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Relationship]:
        """Asks authority.relationships; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "authority.relationships", (person,), at_entry, progress)

    def levels(
        self,
        *,
        matter: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.LevelRow]:
        """Asks authority.levels; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "authority.levels", (matter,), at_entry, progress)

    def holders(
        self,
        *,
        role: str | None = None,
        day: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.RoleHolder]:
        """Asks authority.holders; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "authority.holders", (role, day), at_entry, progress)


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

    def report_change(
        self,
        *,
        customer: Reference,
        summary: str,
        id: Id | None = None,
        source: _customer.ChangeSource | Literal["customer", "staff", "system"] | None = None,
        known_at: Moment | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.FileChange:
        """Carries out customer.report_change."""
        made: _customer.FileChange = self._core.execute(
            "customer.report_change",
            (id, customer, summary, source, known_at),
            idempotency_key,
        )
        return made

    def settle_change(
        self,
        *,
        change: Id,
        dismissed: bool | None = None,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.FileChange:
        """Carries out customer.settle_change."""
        made: _customer.FileChange = self._core.execute(
            "customer.settle_change",
            (change, dismissed, note),
            idempotency_key,
        )
        return made

    def schedule_reviews(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.ReviewsScheduled:
        """Carries out customer.schedule_reviews."""
        made: _customer.ReviewsScheduled = self._core.execute(
            "customer.schedule_reviews",
            (customer,),
            idempotency_key,
        )
        return made

    def review(
        self,
        *,
        customer: Reference,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.FileReview:
        """Carries out customer.review."""
        made: _customer.FileReview = self._core.execute(
            "customer.review",
            (customer, note),
            idempotency_key,
        )
        return made

    def verify_contact_point(
        self,
        *,
        customer: Reference,
        contact_point: int,
        method: _customer.VerificationMethod | Literal["message", "email", "call", "visit", "letter"],
        outcome: _customer.VerificationOutcome | Literal["confirmed", "no_answer", "wrong"],
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _customer.ContactVerification:
        """Carries out customer.verify_contact_point."""
        made: _customer.ContactVerification = self._core.execute(
            "customer.verify_contact_point",
            (customer, contact_point, method, outcome, note),
            idempotency_key,
        )
        return made

    def record_archive(
        self,
        *,
        year: int,
        location: str,
        digest: str,
        customers: int,
        idempotency_key: str | None = None,
    ) -> _customer.FileArchive:
        """Carries out customer.record_archive."""
        made: _customer.FileArchive = self._core.execute(
            "customer.record_archive",
            (year, location, digest, customers),
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

    def changes(
        self,
        *,
        customer: Reference | None = None,
        state: _customer.ChangeState | Literal["known", "applied", "dismissed"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.FileChange]:
        """Asks customer.changes; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.changes", (customer, state), at_entry, progress)

    def timeliness(
        self,
        *,
        from_: Moment | None = None,
        until: Moment | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.TimelinessRow]:
        """Asks customer.timeliness; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.timeliness", (from_, until), at_entry, progress)

    def reviews(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.FileReview]:
        """Asks customer.reviews; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.reviews", (customer,), at_entry, progress)

    def verifications(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.ContactVerification]:
        """Asks customer.verifications; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.verifications", (customer,), at_entry, progress)

    def verifications_due(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.VerificationDueRow]:
        """Asks customer.verifications_due; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.verifications_due", (customer,), at_entry, progress)

    def completeness(
        self,
        *,
        customer: Reference | None = None,
        below: Share | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.CompletenessRow]:
        """Asks customer.completeness; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.completeness", (customer, below), at_entry, progress)

    def archives(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_customer.FileArchive]:
        """Asks customer.archives; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "customer.archives", (), at_entry, progress)


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


class PurchaseRequests:
    """What can be asked about purchase."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def record(
        self,
        *,
        customer: Reference,
        id: Id | None = None,
        amount: Amount | None = None,
        redeemed: Amount | None = None,
        purchased_on: Day | None = None,
        purchased_at: Moment | None = None,
        lines: _abc.Iterable[_purchase.NewPurchaseLine | Arguments] = (),
        channel: str | None = None,
        reference: str | None = None,
        idempotency_key: str | None = None,
    ) -> _purchase.Purchase:
        """Carries out purchase.record."""
        made: _purchase.Purchase = self._core.execute(
            "purchase.record",
            (id, customer, amount, redeemed, purchased_on, purchased_at, lines, channel, reference),
            idempotency_key,
        )
        return made

    def take_back(
        self,
        *,
        purchase: Id,
        id: Id | None = None,
        lines: _abc.Iterable[_purchase.ReturnedLine | Arguments] = (),
        amount: Amount | None = None,
        returned_on: Day | None = None,
        reason: str | None = None,
        idempotency_key: str | None = None,
    ) -> _purchase.TakeBack:
        """Carries out purchase.take_back."""
        made: _purchase.TakeBack = self._core.execute(
            "purchase.take_back",
            (id, purchase, lines, amount, returned_on, reason),
            idempotency_key,
        )
        return made

    def rebuild_statistics(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _purchase.StatisticsRebuilt:
        """Carries out purchase.rebuild_statistics."""
        made: _purchase.StatisticsRebuilt = self._core.execute(
            "purchase.rebuild_statistics",
            (customer,),
            idempotency_key,
        )
        return made

    def of(
        self,
        *,
        customer: Reference,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.Purchase]:
        """Asks purchase.of; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "purchase.of", (customer, from_, until), at_entry, progress)

    def lines(
        self,
        *,
        purchase: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.PurchaseLine]:
        """Asks purchase.lines; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "purchase.lines", (purchase,), at_entry, progress)

    def returns(
        self,
        *,
        customer: Reference,
        purchase: Id | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.TakeBack]:
        """Asks purchase.returns; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "purchase.returns", (customer, purchase), at_entry, progress)

    def statistics(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.StatisticsRow]:
        """Asks purchase.statistics; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "purchase.statistics", (customer, as_of), at_entry, progress)

    def behaviour(
        self,
        *,
        group: _purchase.CustomerGroup | Literal["all", "cohort", "kind", "region", "business_line", "channel", "account_manager"] | None = None,
        period: _purchase.PeriodLength | Literal["month", "quarter", "year"] | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.BehaviourRow]:
        """Asks purchase.behaviour; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "purchase.behaviour",
            (group, period, from_, until),
            at_entry,
            progress,
        )


class TierRequests:
    """What can be asked about tier."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def propose(
        self,
        *,
        customer: Reference,
        reason: str,
        id: Id | None = None,
        tier: str | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.propose."""
        made: _tier.TierApplication = self._core.execute(
            "tier.propose",
            (id, customer, tier, reason),
            idempotency_key,
        )
        return made

    def consent(
        self,
        *,
        application: Id,
        channel: str,
        evidence: str,
        consented_on: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.consent."""
        made: _tier.TierApplication = self._core.execute(
            "tier.consent",
            (application, channel, evidence, consented_on),
            idempotency_key,
        )
        return made

    def decline(
        self,
        *,
        application: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.decline."""
        made: _tier.TierApplication = self._core.execute(
            "tier.decline",
            (application, reason),
            idempotency_key,
        )
        return made

    def apply(
        self,
        *,
        application: Id,
        statement: str,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.apply."""
        made: _tier.TierApplication = self._core.execute(
            "tier.apply",
            (application, statement),
            idempotency_key,
        )
        return made

    def review(
        self,
        *,
        application: Id,
        department: str,
        approved: bool = False,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.review."""
        made: _tier.TierApplication = self._core.execute(
            "tier.review",
            (application, department, approved, note),
            idempotency_key,
        )
        return made

    def refuse(
        self,
        *,
        application: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.refuse."""
        made: _tier.TierApplication = self._core.execute(
            "tier.refuse",
            (application, reason),
            idempotency_key,
        )
        return made

    def upgrade(
        self,
        *,
        application: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.TierApplication:
        """Carries out tier.upgrade."""
        made: _tier.TierApplication = self._core.execute(
            "tier.upgrade",
            (application, note),
            idempotency_key,
        )
        return made

    def reassess(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.Reassessed:
        """Carries out tier.reassess."""
        made: _tier.Reassessed = self._core.execute("tier.reassess", (customer,), idempotency_key)
        return made

    def take_over(
        self,
        *,
        customer: Reference,
        tier: str,
        since: Day,
        reference: str,
        reassessed_on: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _tier.TierMove:
        """Carries out tier.take_over."""
        made: _tier.TierMove = self._core.execute(
            "tier.take_over",
            (customer, tier, since, reference, reassessed_on),
            idempotency_key,
        )
        return made

    def conditions(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierConditionRow]:
        """Asks tier.conditions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.conditions", (), at_entry, progress)

    def standing(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.StandingRow]:
        """Asks tier.standing; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.standing", (customer,), at_entry, progress)

    def benefits(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.BenefitRow]:
        """Asks tier.benefits; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.benefits", (customer,), at_entry, progress)

    def members(
        self,
        *,
        tier: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierMembership]:
        """Asks tier.members; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.members", (tier,), at_entry, progress)

    def history(
        self,
        *,
        customer: Reference | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierMove]:
        """Asks tier.history; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.history", (customer, from_, until), at_entry, progress)

    def as_of(
        self,
        *,
        day: Day,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierAsOfRow]:
        """Asks tier.as_of; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.as_of", (day, customer), at_entry, progress)

    def moves(
        self,
        *,
        from_: Day,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierMovesRow]:
        """Asks tier.moves; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.moves", (from_, until), at_entry, progress)

    def applications(
        self,
        *,
        customer: Reference | None = None,
        state: _tier.TierApplicationState | Literal["proposed", "consented", "applied", "reviewed", "upgraded", "declined", "refused"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierApplication]:
        """Asks tier.applications; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.applications", (customer, state), at_entry, progress)

    def reassessments_due(
        self,
        *,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_tier.TierMembership]:
        """Asks tier.reassessments_due; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "tier.reassessments_due", (until,), at_entry, progress)


class PointsRequests:
    """What can be asked about points."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def settle(
        self,
        *,
        purchase: Id | None = None,
        customer: Reference | None = None,
        limit: int | None = None,
        from_: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsSettled:
        """Carries out points.settle."""
        made: _points.PointsSettled = self._core.execute(
            "points.settle",
            (purchase, customer, limit, from_),
            idempotency_key,
        )
        return made

    def redeem(
        self,
        *,
        customer: Reference,
        id: Id | None = None,
        points: int | None = None,
        reward: Id | None = None,
        quantity: int | None = None,
        purchase: Id | None = None,
        lots: _abc.Iterable[Id] = (),
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsRedemption:
        """Carries out points.redeem."""
        made: _points.PointsRedemption = self._core.execute(
            "points.redeem",
            (id, customer, points, reward, quantity, purchase, lots, note),
            idempotency_key,
        )
        return made

    def cancel_redemption(
        self,
        *,
        redemption: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _points.PointsRedemption:
        """Carries out points.cancel_redemption."""
        made: _points.PointsRedemption = self._core.execute(
            "points.cancel_redemption",
            (redemption, reason),
            idempotency_key,
        )
        return made

    def request_adjustment(
        self,
        *,
        customer: Reference,
        points: int,
        reason: str,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsAdjustment:
        """Carries out points.request_adjustment."""
        made: _points.PointsAdjustment = self._core.execute(
            "points.request_adjustment",
            (id, customer, points, reason),
            idempotency_key,
        )
        return made

    def approve_adjustment(
        self,
        *,
        adjustment: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsAdjustment:
        """Carries out points.approve_adjustment."""
        made: _points.PointsAdjustment = self._core.execute(
            "points.approve_adjustment",
            (adjustment, note),
            idempotency_key,
        )
        return made

    def reject_adjustment(
        self,
        *,
        adjustment: Id,
        note: str,
        idempotency_key: str | None = None,
    ) -> _points.PointsAdjustment:
        """Carries out points.reject_adjustment."""
        made: _points.PointsAdjustment = self._core.execute(
            "points.reject_adjustment",
            (adjustment, note),
            idempotency_key,
        )
        return made

    def expire(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsExpired:
        """Carries out points.expire."""
        made: _points.PointsExpired = self._core.execute(
            "points.expire",
            (customer,),
            idempotency_key,
        )
        return made

    def offer(
        self,
        *,
        code: str,
        kind: _points.RewardKind | Literal["gift", "service"],
        name: str,
        points: int,
        id: Id | None = None,
        stock: int | None = None,
        tiers: _abc.Iterable[str] = (),
        until: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _points.PointsReward:
        """Carries out points.offer."""
        made: _points.PointsReward = self._core.execute(
            "points.offer",
            (id, code, kind, name, points, stock, tiers, until),
            idempotency_key,
        )
        return made

    def restock(
        self,
        *,
        reward: Id,
        quantity: int,
        idempotency_key: str | None = None,
    ) -> _points.PointsReward:
        """Carries out points.restock."""
        made: _points.PointsReward = self._core.execute(
            "points.restock",
            (reward, quantity),
            idempotency_key,
        )
        return made

    def withdraw(self, *, reward: Id, idempotency_key: str | None = None) -> _points.PointsReward:
        """Carries out points.withdraw."""
        made: _points.PointsReward = self._core.execute(
            "points.withdraw",
            (reward,),
            idempotency_key,
        )
        return made

    def account(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsAccountRow]:
        """Asks points.account; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.account", (customer, as_of), at_entry, progress)

    def lots(
        self,
        *,
        customer: Reference,
        as_of: Day | None = None,
        all: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsLot]:
        """Asks points.lots; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.lots", (customer, as_of, all), at_entry, progress)

    def ledger(
        self,
        *,
        customer: Reference,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsEntry]:
        """Asks points.ledger; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.ledger", (customer, from_, until), at_entry, progress)

    def liability(
        self,
        *,
        customer: Reference | None = None,
        as_of: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsLiabilityRow]:
        """Asks points.liability; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.liability", (customer, as_of), at_entry, progress)

    def moves(
        self,
        *,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsMoveRow]:
        """Asks points.moves; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.moves", (from_, until), at_entry, progress)

    def rewards(
        self,
        *,
        customer: Reference | None = None,
        all: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsRewardRow]:
        """Asks points.rewards; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.rewards", (customer, all), at_entry, progress)

    def redemptions(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsRedemption]:
        """Asks points.redemptions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.redemptions", (customer,), at_entry, progress)

    def adjustments(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_points.PointsAdjustment]:
        """Asks points.adjustments; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "points.adjustments", (customer,), at_entry, progress)


class EventRequests:
    """What can be asked about event."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def announce(
        self,
        *,
        name: str,
        kind: _event.EventKind | Literal["draw", "gathering"],
        registration_until: Moment,
        id: Id | None = None,
        takes_place_at: Moment | None = None,
        place: str | None = None,
        capacity: int | None = None,
        winners: int | None = None,
        seed_commitment: str | None = None,
        idempotency_key: str | None = None,
    ) -> _event.LoyaltyEvent:
        """Carries out event.announce."""
        made: _event.LoyaltyEvent = self._core.execute(
            "event.announce",
            (
                id,
                name,
                kind,
                registration_until,
                takes_place_at,
                place,
                capacity,
                winners,
                seed_commitment,
            ),
            idempotency_key,
        )
        return made

    def register(
        self,
        *,
        event: Id,
        customer: Reference,
        idempotency_key: str | None = None,
    ) -> _event.EventRegistration:
        """Carries out event.register."""
        made: _event.EventRegistration = self._core.execute(
            "event.register",
            (event, customer),
            idempotency_key,
        )
        return made

    def withdraw(
        self,
        *,
        event: Id,
        customer: Reference,
        idempotency_key: str | None = None,
    ) -> _event.EventRegistration:
        """Carries out event.withdraw."""
        made: _event.EventRegistration = self._core.execute(
            "event.withdraw",
            (event, customer),
            idempotency_key,
        )
        return made

    def draw(
        self,
        *,
        event: Id,
        seed: str,
        idempotency_key: str | None = None,
    ) -> _event.LoyaltyEvent:
        """Carries out event.draw."""
        made: _event.LoyaltyEvent = self._core.execute("event.draw", (event, seed), idempotency_key)
        return made

    def record_attendance(
        self,
        *,
        event: Id,
        attended: _abc.Iterable[Reference] = (),
        idempotency_key: str | None = None,
    ) -> _event.LoyaltyEvent:
        """Carries out event.record_attendance."""
        made: _event.LoyaltyEvent = self._core.execute(
            "event.record_attendance",
            (event, attended),
            idempotency_key,
        )
        return made

    def cancel(
        self,
        *,
        event: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _event.LoyaltyEvent:
        """Carries out event.cancel."""
        made: _event.LoyaltyEvent = self._core.execute(
            "event.cancel",
            (event, reason),
            idempotency_key,
        )
        return made

    def list(
        self,
        *,
        kind: _event.EventKind | Literal["draw", "gathering"] | None = None,
        state: _event.EventState | Literal["announced", "drawn", "held", "cancelled"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_event.LoyaltyEvent]:
        """Asks event.list; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "event.list", (kind, state), at_entry, progress)

    def registrations(
        self,
        *,
        event: Id | None = None,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_event.EventRegistration]:
        """Asks event.registrations; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "event.registrations", (event, customer), at_entry, progress)

    def may_register(
        self,
        *,
        event: Id,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_event.MayRegisterRow]:
        """Asks event.may_register; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "event.may_register", (event, customer), at_entry, progress)

    def recompute_draw(
        self,
        *,
        event: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_event.DrawRow]:
        """Asks event.recompute_draw; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "event.recompute_draw", (event,), at_entry, progress)


class ClassificationRequests:
    """What can be asked about classification."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def run(
        self,
        *,
        customer: Reference | None = None,
        limit: int | None = None,
        from_: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _classification.Classified:
        """Carries out classification.run."""
        made: _classification.Classified = self._core.execute(
            "classification.run",
            (customer, limit, from_),
            idempotency_key,
        )
        return made

    def set_tag(
        self,
        *,
        customer: Reference,
        tag: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _classification.Membership:
        """Carries out classification.set_tag."""
        made: _classification.Membership = self._core.execute(
            "classification.set_tag",
            (customer, tag, note),
            idempotency_key,
        )
        return made

    def remove_tag(
        self,
        *,
        customer: Reference,
        tag: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _classification.Membership:
        """Carries out classification.remove_tag."""
        made: _classification.Membership = self._core.execute(
            "classification.remove_tag",
            (customer, tag, note),
            idempotency_key,
        )
        return made

    def record_model(
        self,
        *,
        method: _classification.ValueMethod | Literal["bg_nbd_gamma_gamma"],
        as_of: Day,
        currency: str,
        horizon_months: int,
        customers: int,
        id: Id | None = None,
        parameters: _abc.Iterable[_classification.ModelParameter | Arguments] = (),
        software: str | None = None,
        idempotency_key: str | None = None,
    ) -> _classification.ValueModel:
        """Carries out classification.record_model."""
        made: _classification.ValueModel = self._core.execute(
            "classification.record_model",
            (id, method, as_of, currency, horizon_months, customers, parameters, software),
            idempotency_key,
        )
        return made

    def record_values(
        self,
        *,
        model: Id,
        values: _abc.Iterable[_classification.NewLifetimeValue | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _classification.ValuesRecorded:
        """Carries out classification.record_values."""
        made: _classification.ValuesRecorded = self._core.execute(
            "classification.record_values",
            (model, values),
            idempotency_key,
        )
        return made

    def segments(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.CustomerSegmentRow]:
        """Asks classification.segments; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.segments", (customer,), at_entry, progress)

    def check(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.CheckMembershipRow]:
        """Asks classification.check; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.check", (customer,), at_entry, progress)

    def memberships(
        self,
        *,
        customer: Reference | None = None,
        customer_class: str | None = None,
        tag: str | None = None,
        as_of: Day | None = None,
        all: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.Membership]:
        """Asks classification.memberships; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "classification.memberships",
            (customer, customer_class, tag, as_of, all),
            at_entry,
            progress,
        )

    def moves(
        self,
        *,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.MovesRow]:
        """Asks classification.moves; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.moves", (from_, until), at_entry, progress)

    def models(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.ValueModel]:
        """Asks classification.models; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.models", (), at_entry, progress)

    def values(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.LifetimeValue]:
        """Asks classification.values; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.values", (customer,), at_entry, progress)

    def behaviour(
        self,
        *,
        period: _purchase.PeriodLength | Literal["month", "quarter", "year"] | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_purchase.BehaviourRow]:
        """Asks classification.behaviour; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "classification.behaviour",
            (period, from_, until),
            at_entry,
            progress,
        )

    def recommend(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_classification.RecommendationRow]:
        """Asks classification.recommend; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "classification.recommend", (customer,), at_entry, progress)


class ServiceRequests:
    """What can be asked about service."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def open(
        self,
        *,
        kind: str,
        channel: str,
        id: Id | None = None,
        customer: Reference | None = None,
        contact_name: str | None = None,
        contact: str | None = None,
        severity: str | None = None,
        subject: str | None = None,
        description: str | None = None,
        product: str | None = None,
        purchased_on: Day | None = None,
        asset: int | None = None,
        address: str | None = None,
        appointment: Moment | None = None,
        order_reference: str | None = None,
        payment_method: str | None = None,
        owner: str | None = None,
        department: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.open."""
        made: _service.ServiceRequest = self._core.execute(
            "service.open",
            (
                id,
                kind,
                channel,
                customer,
                contact_name,
                contact,
                severity,
                subject,
                description,
                product,
                purchased_on,
                asset,
                address,
                appointment,
                order_reference,
                payment_method,
                owner,
                department,
            ),
            idempotency_key,
        )
        return made

    def respond(
        self,
        *,
        request: Id,
        text: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.respond."""
        made: _service.ServiceRequest = self._core.execute(
            "service.respond",
            (request, text),
            idempotency_key,
        )
        return made

    def inform(
        self,
        *,
        request: Id,
        text: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.inform."""
        made: _service.ServiceRequest = self._core.execute(
            "service.inform",
            (request, text),
            idempotency_key,
        )
        return made

    def contact(
        self,
        *,
        request: Id,
        by: _service.Party | Arguments,
        text: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.contact."""
        made: _service.ServiceRequest = self._core.execute(
            "service.contact",
            (request, by, text),
            idempotency_key,
        )
        return made

    def assign(
        self,
        *,
        request: Id,
        owner: str | None = None,
        department: str | None = None,
        reason: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.assign."""
        made: _service.ServiceRequest = self._core.execute(
            "service.assign",
            (request, owner, department, reason),
            idempotency_key,
        )
        return made

    def change_severity(
        self,
        *,
        request: Id,
        severity: str,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.change_severity."""
        made: _service.ServiceRequest = self._core.execute(
            "service.change_severity",
            (request, severity, reason),
            idempotency_key,
        )
        return made

    def reevaluate(
        self,
        *,
        request: Id,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.reevaluate."""
        made: _service.ServiceRequest = self._core.execute(
            "service.reevaluate",
            (request,),
            idempotency_key,
        )
        return made

    def involve(
        self,
        *,
        request: Id,
        department: str,
        question: str,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _service.Contribution:
        """Carries out service.involve."""
        made: _service.Contribution = self._core.execute(
            "service.involve",
            (id, request, department, question),
            idempotency_key,
        )
        return made

    def contribute(
        self,
        *,
        contribution: Id,
        answer: str,
        idempotency_key: str | None = None,
    ) -> _service.Contribution:
        """Carries out service.contribute."""
        made: _service.Contribution = self._core.execute(
            "service.contribute",
            (contribution, answer),
            idempotency_key,
        )
        return made

    def pause(
        self,
        *,
        request: Id,
        reason: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.pause."""
        made: _service.ServiceRequest = self._core.execute(
            "service.pause",
            (request, reason, note),
            idempotency_key,
        )
        return made

    def resume(
        self,
        *,
        request: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.resume."""
        made: _service.ServiceRequest = self._core.execute(
            "service.resume",
            (request, note),
            idempotency_key,
        )
        return made

    def appoint(
        self,
        *,
        request: Id,
        at: Moment,
        by: _service.Party | Arguments,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.appoint."""
        made: _service.ServiceRequest = self._core.execute(
            "service.appoint",
            (request, at, by, note),
            idempotency_key,
        )
        return made

    def keep_appointment(
        self,
        *,
        request: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.keep_appointment."""
        made: _service.ServiceRequest = self._core.execute(
            "service.keep_appointment",
            (request, note),
            idempotency_key,
        )
        return made

    def track(
        self,
        *,
        request: Id,
        stage: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.OrderProgress:
        """Carries out service.track."""
        made: _service.OrderProgress = self._core.execute(
            "service.track",
            (request, stage, note),
            idempotency_key,
        )
        return made

    def report_result(
        self,
        *,
        request: Id,
        result: str,
        accepted: _service.ResultAcceptance | Arguments | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.report_result."""
        made: _service.ServiceRequest = self._core.execute(
            "service.report_result",
            (request, result, accepted),
            idempotency_key,
        )
        return made

    def accept_result(
        self,
        *,
        request: Id,
        by: _service.Party | Arguments,
        score: int | None = None,
        comment: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.accept_result."""
        made: _service.ServiceRequest = self._core.execute(
            "service.accept_result",
            (request, by, score, comment),
            idempotency_key,
        )
        return made

    def reject_result(
        self,
        *,
        request: Id,
        by: _service.Party | Arguments,
        comment: str,
        score: int | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.reject_result."""
        made: _service.ServiceRequest = self._core.execute(
            "service.reject_result",
            (request, by, comment, score),
            idempotency_key,
        )
        return made

    def close_unanswered(
        self,
        *,
        request: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _service.ClosedUnanswered:
        """Carries out service.close_unanswered."""
        made: _service.ClosedUnanswered = self._core.execute(
            "service.close_unanswered",
            (request,),
            idempotency_key,
        )
        return made

    def reopen(
        self,
        *,
        request: Id,
        by: _service.Party | Arguments,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.reopen."""
        made: _service.ServiceRequest = self._core.execute(
            "service.reopen",
            (request, by, reason),
            idempotency_key,
        )
        return made

    def withdraw(
        self,
        *,
        request: Id,
        by: _service.Party | Arguments,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _service.ServiceRequest:
        """Carries out service.withdraw."""
        made: _service.ServiceRequest = self._core.execute(
            "service.withdraw",
            (request, by, reason),
            idempotency_key,
        )
        return made

    def follow_up(
        self,
        *,
        request: Id,
        reached: bool = False,
        satisfied: bool | None = None,
        score: int | None = None,
        comment: str | None = None,
        idempotency_key: str | None = None,
    ) -> _service.SatisfactionAnswer:
        """Carries out service.follow_up."""
        made: _service.SatisfactionAnswer = self._core.execute(
            "service.follow_up",
            (request, reached, satisfied, score, comment),
            idempotency_key,
        )
        return made

    def receive_belonging(
        self,
        *,
        request: Id,
        description: str,
        condition: str,
        id: Id | None = None,
        quantity: int | None = None,
        idempotency_key: str | None = None,
    ) -> _service.Belonging:
        """Carries out service.receive_belonging."""
        made: _service.Belonging = self._core.execute(
            "service.receive_belonging",
            (id, request, description, quantity, condition),
            idempotency_key,
        )
        return made

    def keep_belonging(
        self,
        *,
        belonging: Id,
        place: str,
        idempotency_key: str | None = None,
    ) -> _service.Belonging:
        """Carries out service.keep_belonging."""
        made: _service.Belonging = self._core.execute(
            "service.keep_belonging",
            (belonging, place),
            idempotency_key,
        )
        return made

    def hand_back_belonging(
        self,
        *,
        belonging: Id,
        by: _service.Party | Arguments,
        to: str,
        condition: str,
        idempotency_key: str | None = None,
    ) -> _service.Belonging:
        """Carries out service.hand_back_belonging."""
        made: _service.Belonging = self._core.execute(
            "service.hand_back_belonging",
            (belonging, by, to, condition),
            idempotency_key,
        )
        return made

    def requests(
        self,
        *,
        request: Id | None = None,
        number: str | None = None,
        customer: Reference | None = None,
        owner: str | None = None,
        kind: str | None = None,
        department: str | None = None,
        state: _service.RequestState | Literal["recorded", "in_progress", "waiting", "result_reported", "closed", "withdrawn"] | None = None,
        from_: Moment | None = None,
        until: Moment | None = None,
        open: bool | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.ServiceRequest]:
        """Asks service.requests; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "service.requests",
            (request, number, customer, owner, kind, department, state, from_, until, open, limit),
            at_entry,
            progress,
        )

    def queue(
        self,
        *,
        owner: str | None = None,
        department: str | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.QueueRow]:
        """Asks service.queue; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.queue", (owner, department, limit), at_entry, progress)

    def contributions(
        self,
        *,
        request: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.Contribution]:
        """Asks service.contributions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.contributions", (request,), at_entry, progress)

    def tracking(
        self,
        *,
        request: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.OrderProgress]:
        """Asks service.tracking; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.tracking", (request,), at_entry, progress)

    def belongings(
        self,
        *,
        request: Id | None = None,
        all: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.Belonging]:
        """Asks service.belongings; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.belongings", (request, all), at_entry, progress)

    def satisfaction(
        self,
        *,
        request: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.SatisfactionAnswer]:
        """Asks service.satisfaction; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.satisfaction", (request,), at_entry, progress)

    def clocks(
        self,
        *,
        request: Id | None = None,
        from_: Moment | None = None,
        until: Moment | None = None,
        clock: _service.ServiceClock | Literal["first_response", "next_update", "solution", "appointment"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.ClockRow]:
        """Asks service.clocks; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "service.clocks",
            (request, from_, until, clock),
            at_entry,
            progress,
        )

    def performance(
        self,
        *,
        from_: Moment | None = None,
        until: Moment | None = None,
        by: _service.PerformanceGroup | Literal["all", "kind", "owner", "department", "month"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_service.PerformanceRow]:
        """Asks service.performance; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "service.performance", (from_, until, by), at_entry, progress)


class Work_OrderRequests:
    """What can be asked about work_order."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def record_technician(
        self,
        *,
        name: str,
        department: str,
        id: Id | None = None,
        outsourced: bool | None = None,
        active: bool | None = None,
        calendar: str | None = None,
        skills: _abc.Iterable[_work_order.TechnicianSkill | Arguments] = (),
        certificates: _abc.Iterable[_work_order.TechnicianCertificate | Arguments] = (),
        territories: _abc.Iterable[_work_order.TechnicianTerritory | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _work_order.Technician:
        """Carries out work_order.record_technician."""
        made: _work_order.Technician = self._core.execute(
            "work_order.record_technician",
            (id, name, department, outsourced, active, calendar, skills, certificates, territories),
            idempotency_key,
        )
        return made

    def request(
        self,
        *,
        kind: str,
        customer: Reference,
        id: Id | None = None,
        service_request: Id | None = None,
        address: str | None = None,
        territory: str | None = None,
        contact: str | None = None,
        phone: str | None = None,
        model: str | None = None,
        fault: str | None = None,
        purchase_date: Day | None = None,
        asset: int | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.request."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.request",
            (
                id,
                kind,
                customer,
                service_request,
                address,
                territory,
                contact,
                phone,
                model,
                fault,
                purchase_date,
                asset,
            ),
            idempotency_key,
        )
        return made

    def approve(
        self,
        *,
        work_order: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.approve."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.approve",
            (work_order, note),
            idempotency_key,
        )
        return made

    def reject(
        self,
        *,
        work_order: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.reject."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.reject",
            (work_order, reason),
            idempotency_key,
        )
        return made

    def cancel(
        self,
        *,
        work_order: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.cancel."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.cancel",
            (work_order, reason),
            idempotency_key,
        )
        return made

    def approve_outside(
        self,
        *,
        work_order: Id,
        technician: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.approve_outside."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.approve_outside",
            (work_order, technician, note),
            idempotency_key,
        )
        return made

    def record_verbal_approval(
        self,
        *,
        work_order: Id,
        technician: Id,
        approver: str,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.record_verbal_approval."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.record_verbal_approval",
            (work_order, technician, approver, note),
            idempotency_key,
        )
        return made

    def confirm_verbal_approval(
        self,
        *,
        work_order: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.confirm_verbal_approval."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.confirm_verbal_approval",
            (work_order, note),
            idempotency_key,
        )
        return made

    def dispatch(
        self,
        *,
        work_order: Id,
        technician: Id,
        starts_at: Moment,
        ends_at: Moment,
        agreed_by: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkAppointment:
        """Carries out work_order.dispatch."""
        made: _work_order.WorkAppointment = self._core.execute(
            "work_order.dispatch",
            (work_order, technician, starts_at, ends_at, agreed_by),
            idempotency_key,
        )
        return made

    def reschedule(
        self,
        *,
        work_order: Id,
        starts_at: Moment,
        ends_at: Moment,
        reason: str,
        agreed_by: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkAppointment:
        """Carries out work_order.reschedule."""
        made: _work_order.WorkAppointment = self._core.execute(
            "work_order.reschedule",
            (work_order, starts_at, ends_at, agreed_by, reason),
            idempotency_key,
        )
        return made

    def arrive(
        self,
        *,
        work_order: Id,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkAppointment:
        """Carries out work_order.arrive."""
        made: _work_order.WorkAppointment = self._core.execute(
            "work_order.arrive",
            (work_order,),
            idempotency_key,
        )
        return made

    def record_no_show(
        self,
        *,
        work_order: Id,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkAppointment:
        """Carries out work_order.record_no_show."""
        made: _work_order.WorkAppointment = self._core.execute(
            "work_order.record_no_show",
            (work_order,),
            idempotency_key,
        )
        return made

    def accept_price(
        self,
        *,
        work_order: Id,
        accepted_by: str,
        lines: _abc.Iterable[_work_order.EstimateLine | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.accept_price."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.accept_price",
            (work_order, lines, accepted_by),
            idempotency_key,
        )
        return made

    def charge(
        self,
        *,
        work_order: Id,
        item: str,
        quantity: int,
        unit_price: Amount | None = None,
        caused_by_customer: bool | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkCharge:
        """Carries out work_order.charge."""
        made: _work_order.WorkCharge = self._core.execute(
            "work_order.charge",
            (work_order, item, quantity, unit_price, caused_by_customer),
            idempotency_key,
        )
        return made

    def consent(
        self,
        *,
        work_order: Id,
        amount: Amount,
        consented_by: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.consent."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.consent",
            (work_order, amount, consented_by),
            idempotency_key,
        )
        return made

    def grant_goodwill(
        self,
        *,
        work_order: Id,
        line: int,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkCharge:
        """Carries out work_order.grant_goodwill."""
        made: _work_order.WorkCharge = self._core.execute(
            "work_order.grant_goodwill",
            (work_order, line, reason),
            idempotency_key,
        )
        return made

    def start(self, *, work_order: Id, idempotency_key: str | None = None) -> _work_order.WorkOrder:
        """Carries out work_order.start."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.start",
            (work_order,),
            idempotency_key,
        )
        return made

    def replace(
        self,
        *,
        work_order: Id,
        part: _work_order.ReplacedPart | Literal["device", "sim"],
        old_number: str,
        new_number: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkReplacement:
        """Carries out work_order.replace."""
        made: _work_order.WorkReplacement = self._core.execute(
            "work_order.replace",
            (work_order, part, old_number, new_number),
            idempotency_key,
        )
        return made

    def add_evidence(
        self,
        *,
        work_order: Id,
        item: str,
        digest: str | None = None,
        location: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkEvidence:
        """Carries out work_order.add_evidence."""
        made: _work_order.WorkEvidence = self._core.execute(
            "work_order.add_evidence",
            (work_order, item, digest, location),
            idempotency_key,
        )
        return made

    def complete(
        self,
        *,
        work_order: Id,
        result: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.complete."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.complete",
            (work_order, result),
            idempotency_key,
        )
        return made

    def rework(
        self,
        *,
        work_order: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.rework."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.rework",
            (work_order, reason),
            idempotency_key,
        )
        return made

    def sign(
        self,
        *,
        work_order: Id,
        signed_by: str,
        signature_digest: str | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.sign."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.sign",
            (work_order, signed_by, signature_digest),
            idempotency_key,
        )
        return made

    def report_damage(
        self,
        *,
        work_order: Id,
        description: str,
        value: Amount,
        apology: str,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.PropertyDamage:
        """Carries out work_order.report_damage."""
        made: _work_order.PropertyDamage = self._core.execute(
            "work_order.report_damage",
            (id, work_order, description, value, apology),
            idempotency_key,
        )
        return made

    def compensate_damage(
        self,
        *,
        damage: Id,
        note: str,
        amount: Amount | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.PropertyDamage:
        """Carries out work_order.compensate_damage."""
        made: _work_order.PropertyDamage = self._core.execute(
            "work_order.compensate_damage",
            (damage, amount, note),
            idempotency_key,
        )
        return made

    def receive_money(
        self,
        *,
        work_order: Id,
        amount: Amount,
        method: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkReceipt:
        """Carries out work_order.receive_money."""
        made: _work_order.WorkReceipt = self._core.execute(
            "work_order.receive_money",
            (work_order, amount, method),
            idempotency_key,
        )
        return made

    def take_over_money(
        self,
        *,
        work_order: Id,
        receipt: int,
        invoice_number: str,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkReceipt:
        """Carries out work_order.take_over_money."""
        made: _work_order.WorkReceipt = self._core.execute(
            "work_order.take_over_money",
            (work_order, receipt, invoice_number),
            idempotency_key,
        )
        return made

    def settle(
        self,
        *,
        work_order: Id,
        idempotency_key: str | None = None,
    ) -> _work_order.WorkOrder:
        """Carries out work_order.settle."""
        made: _work_order.WorkOrder = self._core.execute(
            "work_order.settle",
            (work_order,),
            idempotency_key,
        )
        return made

    def draw_spot_checks(
        self,
        *,
        seed: str,
        from_: Day,
        until: Day,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _work_order.SpotCheckDraw:
        """Carries out work_order.draw_spot_checks."""
        made: _work_order.SpotCheckDraw = self._core.execute(
            "work_order.draw_spot_checks",
            (id, seed, from_, until),
            idempotency_key,
        )
        return made

    def record_spot_check(
        self,
        *,
        draw: Id,
        number: int,
        finding: str,
        passed: bool = False,
        idempotency_key: str | None = None,
    ) -> _work_order.SpotCheck:
        """Carries out work_order.record_spot_check."""
        made: _work_order.SpotCheck = self._core.execute(
            "work_order.record_spot_check",
            (draw, number, passed, finding),
            idempotency_key,
        )
        return made

    def technicians(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.Technician]:
        """Asks work_order.technicians; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.technicians", (), at_entry, progress)

    def orders(
        self,
        *,
        work_order: Id | None = None,
        customer: Reference | None = None,
        state: _work_order.WorkOrderState | Literal["requested", "approved", "rejected", "dispatched", "accepted", "in_work", "completed", "signed_off", "settled", "cancelled"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkOrder]:
        """Asks work_order.orders; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "work_order.orders",
            (work_order, customer, state),
            at_entry,
            progress,
        )

    def candidates(
        self,
        *,
        work_order: Id,
        starts_at: Moment,
        ends_at: Moment,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.CandidateRow]:
        """Asks work_order.candidates; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "work_order.candidates",
            (work_order, starts_at, ends_at),
            at_entry,
            progress,
        )

    def price_list(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.PriceItem]:
        """Asks work_order.price_list; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.price_list", (), at_entry, progress)

    def appointments(
        self,
        *,
        work_order: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkAppointment]:
        """Asks work_order.appointments; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.appointments", (work_order,), at_entry, progress)

    def charges(
        self,
        *,
        work_order: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkCharge]:
        """Asks work_order.charges; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.charges", (work_order,), at_entry, progress)

    def replacements(
        self,
        *,
        work_order: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkReplacement]:
        """Asks work_order.replacements; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.replacements", (work_order,), at_entry, progress)

    def evidence(
        self,
        *,
        work_order: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkEvidence]:
        """Asks work_order.evidence; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.evidence", (work_order,), at_entry, progress)

    def damages(
        self,
        *,
        work_order: Id | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.PropertyDamage]:
        """Asks work_order.damages; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "work_order.damages",
            (work_order, from_, until),
            at_entry,
            progress,
        )

    def receipts(
        self,
        *,
        work_order: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.WorkReceipt]:
        """Asks work_order.receipts; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.receipts", (work_order,), at_entry, progress)

    def copy(
        self,
        *,
        work_order: Id,
        copy: _work_order.WorkOrderCopy | Literal["customer", "engineering", "finance"],
        format: _work_order.CopyFormat | Literal["text", "html"],
        language: str,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.CopyRow]:
        """Asks work_order.copy; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "work_order.copy",
            (work_order, copy, format, language),
            at_entry,
            progress,
        )

    def paid_services(
        self,
        *,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.PaidServiceRow]:
        """Asks work_order.paid_services; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.paid_services", (from_, until), at_entry, progress)

    def rates(
        self,
        *,
        from_: Day | None = None,
        until: Day | None = None,
        by: _work_order.WorkRateGroup | Literal["kind", "department", "technician", "month"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.RateRow]:
        """Asks work_order.rates; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.rates", (from_, until, by), at_entry, progress)

    def rate_cases(
        self,
        *,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.RateCaseRow]:
        """Asks work_order.rate_cases; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.rate_cases", (from_, until), at_entry, progress)

    def spot_check_draws(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.SpotCheckDraw]:
        """Asks work_order.spot_check_draws; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.spot_check_draws", (), at_entry, progress)

    def spot_checks(
        self,
        *,
        draw: Id | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.SpotCheck]:
        """Asks work_order.spot_checks; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.spot_checks", (draw,), at_entry, progress)

    def sample(
        self,
        *,
        seed: str,
        from_: Day,
        until: Day,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_work_order.SampleRow]:
        """Asks work_order.sample; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "work_order.sample", (seed, from_, until), at_entry, progress)


class ComplaintRequests:
    """What can be asked about complaint."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def open(
        self,
        *,
        channel: str,
        content: str,
        id: Id | None = None,
        customer: Reference | None = None,
        complainant: str | None = None,
        phone: str | None = None,
        vehicle_model: str | None = None,
        plate: str | None = None,
        subject: str | None = None,
        remedy_sought: str | None = None,
        received_at: Moment | None = None,
        confidential: bool | None = None,
        involved: _abc.Iterable[_complaint.InvolvedPerson | Arguments] = (),
        disputed_approval: Id | None = None,
        disputed_authorization: Id | None = None,
        disputed_signature: Id | None = None,
        work_order: Id | None = None,
        service_request: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.open."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.open",
            (
                id,
                channel,
                customer,
                complainant,
                phone,
                vehicle_model,
                plate,
                subject,
                content,
                remedy_sought,
                received_at,
                confidential,
                involved,
                disputed_approval,
                disputed_authorization,
                disputed_signature,
                work_order,
                service_request,
            ),
            idempotency_key,
        )
        return made

    def take_over(
        self,
        *,
        channel: str,
        complainant: str,
        category: str,
        subject: str,
        content: str,
        received_on: Day,
        response: str,
        id: Id | None = None,
        number: str | None = None,
        customer: Reference | None = None,
        sent_on: Day | None = None,
        answered_on: Day | None = None,
        timely: str | None = None,
        disputed: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.take_over."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.take_over",
            (
                id,
                number,
                channel,
                customer,
                complainant,
                category,
                subject,
                content,
                received_on,
                sent_on,
                answered_on,
                response,
                timely,
                disputed,
            ),
            idempotency_key,
        )
        return made

    def acknowledge(
        self,
        *,
        complaint: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.acknowledge."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.acknowledge",
            (complaint, note),
            idempotency_key,
        )
        return made

    def assess(
        self,
        *,
        complaint: Id,
        category: str,
        facts: _abc.Iterable[_complaint.MajorFact | Literal["to_manufacturer", "blockade", "return_demanded", "negative_media", "wide", "serious", "injury", "regulator"]] = (),
        reasons_sufficient: bool = False,
        demand_reasonable: bool = False,
        handler: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.assess."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.assess",
            (complaint, category, facts, reasons_sufficient, demand_reasonable, handler),
            idempotency_key,
        )
        return made

    def involve(
        self,
        *,
        complaint: Id,
        person: str,
        reason: _complaint.RecusalReason | Literal["complained_about", "same_work_order", "disputed_decision", "relationship", "declared", "same_request"],
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.ComplaintPerson:
        """Carries out complaint.involve."""
        made: _complaint.ComplaintPerson = self._core.execute(
            "complaint.involve",
            (complaint, person, reason, note),
            idempotency_key,
        )
        return made

    def link(
        self,
        *,
        complaint: Id,
        disputed_approval: Id | None = None,
        disputed_authorization: Id | None = None,
        disputed_signature: Id | None = None,
        work_order: Id | None = None,
        service_request: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.link."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.link",
            (
                complaint,
                disputed_approval,
                disputed_authorization,
                disputed_signature,
                work_order,
                service_request,
            ),
            idempotency_key,
        )
        return made

    def investigate(
        self,
        *,
        complaint: Id,
        cause_code: str,
        cause: str,
        responsible: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.investigate."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.investigate",
            (complaint, cause_code, cause, responsible),
            idempotency_key,
        )
        return made

    def propose(
        self,
        *,
        complaint: Id,
        solution: str,
        compensation: Amount | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.propose."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.propose",
            (complaint, solution, compensation),
            idempotency_key,
        )
        return made

    def sign_compensation(
        self,
        *,
        complaint: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.sign_compensation."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.sign_compensation",
            (complaint, note),
            idempotency_key,
        )
        return made

    def approve(
        self,
        *,
        complaint: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.approve."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.approve",
            (complaint, note),
            idempotency_key,
        )
        return made

    def reject(
        self,
        *,
        complaint: Id,
        note: str,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.reject."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.reject",
            (complaint, note),
            idempotency_key,
        )
        return made

    def communicate(
        self,
        *,
        complaint: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.communicate."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.communicate",
            (complaint, note),
            idempotency_key,
        )
        return made

    def accept(
        self,
        *,
        complaint: Id,
        reaction: str | None = None,
        by: _service.Party | Arguments | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.accept."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.accept",
            (complaint, reaction, by),
            idempotency_key,
        )
        return made

    def reopen(
        self,
        *,
        complaint: Id,
        reaction: str,
        by: _service.Party | Arguments | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.reopen."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.reopen",
            (complaint, reaction, by),
            idempotency_key,
        )
        return made

    def complete(
        self,
        *,
        complaint: Id,
        note: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.complete."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.complete",
            (complaint, note),
            idempotency_key,
        )
        return made

    def feed_back(
        self,
        *,
        complaint: Id,
        result: str,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.feed_back."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.feed_back",
            (complaint, result),
            idempotency_key,
        )
        return made

    def call_back(
        self,
        *,
        complaint: Id,
        answer: str,
        score: int | None = None,
        satisfied: bool | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.call_back."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.call_back",
            (complaint, score, answer, satisfied),
            idempotency_key,
        )
        return made

    def close(
        self,
        *,
        complaint: Id,
        summary: str,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.close."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.close",
            (complaint, summary),
            idempotency_key,
        )
        return made

    def withdraw(
        self,
        *,
        complaint: Id,
        reason: str,
        by: _service.Party | Arguments | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.withdraw."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.withdraw",
            (complaint, reason, by),
            idempotency_key,
        )
        return made

    def penalize(
        self,
        *,
        complaint: Id,
        kind: _complaint.PenaltyKind | Literal["loss", "delay"],
        id: Id | None = None,
        loss: Amount | None = None,
        liable: str | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.Penalty:
        """Carries out complaint.penalize."""
        made: _complaint.Penalty = self._core.execute(
            "complaint.penalize",
            (id, complaint, kind, loss, liable),
            idempotency_key,
        )
        return made

    def warn(
        self,
        *,
        complaint: Id,
        recipient_role: str,
        text: str,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.warn."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.warn",
            (complaint, recipient_role, text),
            idempotency_key,
        )
        return made

    def form_crisis_team(
        self,
        *,
        complaint: Id,
        members: _abc.Iterable[str] = (),
        idempotency_key: str | None = None,
    ) -> _complaint.CrisisTeam:
        """Carries out complaint.form_crisis_team."""
        made: _complaint.CrisisTeam = self._core.execute(
            "complaint.form_crisis_team",
            (complaint, members),
            idempotency_key,
        )
        return made

    def record_meeting(
        self,
        *,
        complaint: Id,
        minutes: str,
        held_at: Moment | None = None,
        present: _abc.Iterable[str] = (),
        idempotency_key: str | None = None,
    ) -> _complaint.CrisisMeeting:
        """Carries out complaint.record_meeting."""
        made: _complaint.CrisisMeeting = self._core.execute(
            "complaint.record_meeting",
            (complaint, held_at, present, minutes),
            idempotency_key,
        )
        return made

    def negotiate(
        self,
        *,
        complaint: Id,
        text: str,
        idempotency_key: str | None = None,
    ) -> _complaint.Complaint:
        """Carries out complaint.negotiate."""
        made: _complaint.Complaint = self._core.execute(
            "complaint.negotiate",
            (complaint, text),
            idempotency_key,
        )
        return made

    def plan_action(
        self,
        *,
        complaint: Id,
        kind: _complaint.ActionKind | Literal["corrective", "preventive"],
        text: str,
        owner: str,
        due: Day,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.CorrectiveAction:
        """Carries out complaint.plan_action."""
        made: _complaint.CorrectiveAction = self._core.execute(
            "complaint.plan_action",
            (id, complaint, kind, text, owner, due),
            idempotency_key,
        )
        return made

    def carry_out_action(
        self,
        *,
        action: Id,
        evidence: str,
        idempotency_key: str | None = None,
    ) -> _complaint.CorrectiveAction:
        """Carries out complaint.carry_out_action."""
        made: _complaint.CorrectiveAction = self._core.execute(
            "complaint.carry_out_action",
            (action, evidence),
            idempotency_key,
        )
        return made

    def confirm_action(
        self,
        *,
        action: Id,
        evidence: str,
        idempotency_key: str | None = None,
    ) -> _complaint.CorrectiveAction:
        """Carries out complaint.confirm_action."""
        made: _complaint.CorrectiveAction = self._core.execute(
            "complaint.confirm_action",
            (action, evidence),
            idempotency_key,
        )
        return made

    def return_action(
        self,
        *,
        action: Id,
        evidence: str,
        idempotency_key: str | None = None,
    ) -> _complaint.CorrectiveAction:
        """Carries out complaint.return_action."""
        made: _complaint.CorrectiveAction = self._core.execute(
            "complaint.return_action",
            (action, evidence),
            idempotency_key,
        )
        return made

    def plan_improvement(
        self,
        *,
        complaint: Id,
        text: str,
        owner: str,
        due: Day,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _complaint.ImprovementItem:
        """Carries out complaint.plan_improvement."""
        made: _complaint.ImprovementItem = self._core.execute(
            "complaint.plan_improvement",
            (id, complaint, text, owner, due),
            idempotency_key,
        )
        return made

    def finish_improvement(
        self,
        *,
        item: Id,
        outcome: str,
        idempotency_key: str | None = None,
    ) -> _complaint.ImprovementItem:
        """Carries out complaint.finish_improvement."""
        made: _complaint.ImprovementItem = self._core.execute(
            "complaint.finish_improvement",
            (item, outcome),
            idempotency_key,
        )
        return made

    def drop_improvement(
        self,
        *,
        item: Id,
        outcome: str,
        idempotency_key: str | None = None,
    ) -> _complaint.ImprovementItem:
        """Carries out complaint.drop_improvement."""
        made: _complaint.ImprovementItem = self._core.execute(
            "complaint.drop_improvement",
            (item, outcome),
            idempotency_key,
        )
        return made

    def get(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.Complaint]:
        """Asks complaint.get; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.get", (complaint,), at_entry, progress)

    def list(
        self,
        *,
        customer: Reference | None = None,
        state: _complaint.ComplaintState | Literal["received", "acknowledged", "assessed", "investigated", "proposed", "approved", "communicated", "accepted", "completed", "reported", "called_back", "closed", "reopened", "withdrawn"] | None = None,
        grade: _complaint.ComplaintGrade | Literal["ungraded", "general", "major"] | None = None,
        passed_on: bool | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.Complaint]:
        """Asks complaint.list; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "complaint.list",
            (customer, state, grade, passed_on, from_, until),
            at_entry,
            progress,
        )

    def queue(
        self,
        *,
        handler: str | None = None,
        department: str | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.ComplaintQueueRow]:
        """Asks complaint.queue; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.queue", (handler, department, limit), at_entry, progress)

    def persons(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.ComplaintPerson]:
        """Asks complaint.persons; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.persons", (complaint,), at_entry, progress)

    def links(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.ComplaintLink]:
        """Asks complaint.links; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.links", (complaint,), at_entry, progress)

    def recusals(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.RecusalRow]:
        """Asks complaint.recusals; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.recusals", (complaint,), at_entry, progress)

    def steps(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Step]:
        """Asks complaint.steps; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.steps", (complaint,), at_entry, progress)

    def actions(
        self,
        *,
        complaint: Id | None = None,
        state: _complaint.ActionState | Literal["planned", "carried_out", "effective"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.CorrectiveAction]:
        """Asks complaint.actions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.actions", (complaint, state), at_entry, progress)

    def repetitions(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.RepetitionRow]:
        """Asks complaint.repetitions; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.repetitions", (complaint,), at_entry, progress)

    def meetings(
        self,
        *,
        complaint: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.CrisisMeeting]:
        """Asks complaint.meetings; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.meetings", (complaint,), at_entry, progress)

    def penalties(
        self,
        *,
        complaint: Id | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.Penalty]:
        """Asks complaint.penalties; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.penalties", (complaint,), at_entry, progress)

    def improvements(
        self,
        *,
        state: _complaint.ImprovementState | Literal["planned", "done", "dropped"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.ImprovementItem]:
        """Asks complaint.improvements; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.improvements", (state,), at_entry, progress)

    def report(
        self,
        *,
        span: _complaint.ReportSpan | Literal["whole", "week", "month"] | None = None,
        by: _complaint.ReportBy | Literal["all", "category", "cause", "department", "grade", "channel", "subject", "response"] | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.ComplaintFigures]:
        """Asks complaint.report; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "complaint.report", (span, by, from_, until), at_entry, progress)

    def report_cases(
        self,
        *,
        span_begins: Day,
        group: str,
        span: _complaint.ReportSpan | Literal["whole", "week", "month"] | None = None,
        by: _complaint.ReportBy | Literal["all", "category", "cause", "department", "grade", "channel", "subject", "response"] | None = None,
        from_: Day | None = None,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_complaint.Complaint]:
        """Asks complaint.report_cases; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "complaint.report_cases",
            (span, by, from_, until, span_begins, group),
            at_entry,
            progress,
        )


class CareRequests:
    """What can be asked about care."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def record_consent(
        self,
        *,
        customer: Reference,
        evidence: str,
        purpose: str | None = None,
        channel: str | None = None,
        given: bool = False,
        expires_on: Day | None = None,
        idempotency_key: str | None = None,
    ) -> _care.ContactConsent:
        """Carries out care.record_consent."""
        made: _care.ContactConsent = self._core.execute(
            "care.record_consent",
            (customer, purpose, channel, given, evidence, expires_on),
            idempotency_key,
        )
        return made

    def record_contact(
        self,
        *,
        customer: Reference,
        direction: _care.ContactDirection | Literal["outbound", "inbound"],
        channel: str,
        purpose: str,
        summary: str,
        idempotency_key: str | None = None,
    ) -> _care.CustomerContact:
        """Carries out care.record_contact."""
        made: _care.CustomerContact = self._core.execute(
            "care.record_contact",
            (customer, direction, channel, purpose, summary),
            idempotency_key,
        )
        return made

    def plan_contacts(
        self,
        *,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _care.ContactsPlanned:
        """Carries out care.plan_contacts."""
        made: _care.ContactsPlanned = self._core.execute(
            "care.plan_contacts",
            (customer,),
            idempotency_key,
        )
        return made

    def plan_visits(
        self,
        *,
        visitor: str,
        from_: Day,
        purpose: str,
        visits: _abc.Iterable[_care.PlannedVisit | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _care.VisitsPlanned:
        """Carries out care.plan_visits."""
        made: _care.VisitsPlanned = self._core.execute(
            "care.plan_visits",
            (visits, visitor, from_, purpose),
            idempotency_key,
        )
        return made

    def report_visit(
        self,
        *,
        visit: Id,
        made_on: Day,
        report: str,
        idempotency_key: str | None = None,
    ) -> _care.CustomerVisit:
        """Carries out care.report_visit."""
        made: _care.CustomerVisit = self._core.execute(
            "care.report_visit",
            (visit, made_on, report),
            idempotency_key,
        )
        return made

    def excuse_visit(
        self,
        *,
        visit: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _care.CustomerVisit:
        """Carries out care.excuse_visit."""
        made: _care.CustomerVisit = self._core.execute(
            "care.excuse_visit",
            (visit, reason),
            idempotency_key,
        )
        return made

    def open_survey(
        self,
        *,
        questionnaire: str,
        id: Id | None = None,
        customers: _abc.Iterable[Reference] = (),
        sample: int | None = None,
        seed: str | None = None,
        idempotency_key: str | None = None,
    ) -> _care.Survey:
        """Carries out care.open_survey."""
        made: _care.Survey = self._core.execute(
            "care.open_survey",
            (id, questionnaire, customers, sample, seed),
            idempotency_key,
        )
        return made

    def answer_survey(
        self,
        *,
        survey: Id,
        customer: Reference,
        answers: _abc.Iterable[_care.SurveyAnswer | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _care.SurveyParticipation:
        """Carries out care.answer_survey."""
        made: _care.SurveyParticipation = self._core.execute(
            "care.answer_survey",
            (survey, customer, answers),
            idempotency_key,
        )
        return made

    def close_survey(self, *, survey: Id, idempotency_key: str | None = None) -> _care.Survey:
        """Carries out care.close_survey."""
        made: _care.Survey = self._core.execute("care.close_survey", (survey,), idempotency_key)
        return made

    def draft_notice(
        self,
        *,
        customer: Reference,
        kind: str,
        subject: str,
        text: str,
        id: Id | None = None,
        follows: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _care.Notice:
        """Carries out care.draft_notice."""
        made: _care.Notice = self._core.execute(
            "care.draft_notice",
            (id, customer, kind, subject, text, follows),
            idempotency_key,
        )
        return made

    def approve_notice(self, *, notice: Id, idempotency_key: str | None = None) -> _care.Notice:
        """Carries out care.approve_notice."""
        made: _care.Notice = self._core.execute("care.approve_notice", (notice,), idempotency_key)
        return made

    def drop_notice(
        self,
        *,
        notice: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _care.Notice:
        """Carries out care.drop_notice."""
        made: _care.Notice = self._core.execute(
            "care.drop_notice",
            (notice, reason),
            idempotency_key,
        )
        return made

    def seal_notice(self, *, notice: Id, idempotency_key: str | None = None) -> _care.Notice:
        """Carries out care.seal_notice."""
        made: _care.Notice = self._core.execute("care.seal_notice", (notice,), idempotency_key)
        return made

    def deliver_notice(self, *, notice: Id, idempotency_key: str | None = None) -> _care.Notice:
        """Carries out care.deliver_notice."""
        made: _care.Notice = self._core.execute("care.deliver_notice", (notice,), idempotency_key)
        return made

    def sign_receipt(
        self,
        *,
        notice: Id,
        received_by: str,
        idempotency_key: str | None = None,
    ) -> _care.Notice:
        """Carries out care.sign_receipt."""
        made: _care.Notice = self._core.execute(
            "care.sign_receipt",
            (notice, received_by),
            idempotency_key,
        )
        return made

    def file_notice(
        self,
        *,
        notice: Id,
        location: str,
        idempotency_key: str | None = None,
    ) -> _care.Notice:
        """Carries out care.file_notice."""
        made: _care.Notice = self._core.execute(
            "care.file_notice",
            (notice, location),
            idempotency_key,
        )
        return made

    def register_recording(
        self,
        *,
        called_at: Moment,
        duration_seconds: int,
        location: str,
        digest: str,
        id: Id | None = None,
        customer: Reference | None = None,
        idempotency_key: str | None = None,
    ) -> _care.CallRecording:
        """Carries out care.register_recording."""
        made: _care.CallRecording = self._core.execute(
            "care.register_recording",
            (id, customer, called_at, duration_seconds, location, digest),
            idempotency_key,
        )
        return made

    def hold_recording(
        self,
        *,
        recording: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _care.CallRecording:
        """Carries out care.hold_recording."""
        made: _care.CallRecording = self._core.execute(
            "care.hold_recording",
            (recording, reason),
            idempotency_key,
        )
        return made

    def release_recording(
        self,
        *,
        recording: Id,
        idempotency_key: str | None = None,
    ) -> _care.CallRecording:
        """Carries out care.release_recording."""
        made: _care.CallRecording = self._core.execute(
            "care.release_recording",
            (recording,),
            idempotency_key,
        )
        return made

    def dispose_recording(
        self,
        *,
        recording: Id,
        idempotency_key: str | None = None,
    ) -> _care.CallRecording:
        """Carries out care.dispose_recording."""
        made: _care.CallRecording = self._core.execute(
            "care.dispose_recording",
            (recording,),
            idempotency_key,
        )
        return made

    def record_meeting(
        self,
        *,
        held_on: Day,
        subject: str,
        minutes: str,
        id: Id | None = None,
        face_to_face: bool = False,
        invited: _abc.Iterable[Reference] = (),
        attended: _abc.Iterable[Reference] = (),
        requests: _abc.Iterable[_care.RaisedRequest | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _care.CareMeeting:
        """Carries out care.record_meeting."""
        made: _care.CareMeeting = self._core.execute(
            "care.record_meeting",
            (id, held_on, subject, minutes, face_to_face, invited, attended, requests),
            idempotency_key,
        )
        return made

    def answer_meeting_request(
        self,
        *,
        meeting: Id,
        number: int,
        answer: str,
        idempotency_key: str | None = None,
    ) -> _care.MeetingRequest:
        """Carries out care.answer_meeting_request."""
        made: _care.MeetingRequest = self._core.execute(
            "care.answer_meeting_request",
            (meeting, number, answer),
            idempotency_key,
        )
        return made

    def greet(self, *, day: Day | None = None, idempotency_key: str | None = None) -> _care.Greeted:
        """Carries out care.greet."""
        made: _care.Greeted = self._core.execute("care.greet", (day,), idempotency_key)
        return made

    def warn(self, *, project: str, text: str, idempotency_key: str | None = None) -> _care.Greeted:
        """Carries out care.warn."""
        made: _care.Greeted = self._core.execute("care.warn", (project, text), idempotency_key)
        return made

    def record_post(
        self,
        *,
        medium: str,
        author: str,
        address: str,
        text: str,
        id: Id | None = None,
        idempotency_key: str | None = None,
    ) -> _care.PublicPost:
        """Carries out care.record_post."""
        made: _care.PublicPost = self._core.execute(
            "care.record_post",
            (id, medium, author, address, text),
            idempotency_key,
        )
        return made

    def assign_post(
        self,
        *,
        post: Id,
        to: str,
        idempotency_key: str | None = None,
    ) -> _care.PublicPost:
        """Carries out care.assign_post."""
        made: _care.PublicPost = self._core.execute("care.assign_post", (post, to), idempotency_key)
        return made

    def draft_reply(
        self,
        *,
        post: Id,
        text: str,
        idempotency_key: str | None = None,
    ) -> _care.PublicPost:
        """Carries out care.draft_reply."""
        made: _care.PublicPost = self._core.execute(
            "care.draft_reply",
            (post, text),
            idempotency_key,
        )
        return made

    def approve_reply(self, *, post: Id, idempotency_key: str | None = None) -> _care.PublicPost:
        """Carries out care.approve_reply."""
        made: _care.PublicPost = self._core.execute("care.approve_reply", (post,), idempotency_key)
        return made

    def publish_reply(self, *, post: Id, idempotency_key: str | None = None) -> _care.PublicPost:
        """Carries out care.publish_reply."""
        made: _care.PublicPost = self._core.execute("care.publish_reply", (post,), idempotency_key)
        return made

    def close_post(
        self,
        *,
        post: Id,
        reason: str,
        idempotency_key: str | None = None,
    ) -> _care.PublicPost:
        """Carries out care.close_post."""
        made: _care.PublicPost = self._core.execute(
            "care.close_post",
            (post, reason),
            idempotency_key,
        )
        return made

    def evaluate(
        self,
        *,
        customer: Reference,
        scores: _abc.Iterable[_care.IndicatorScore | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _care.RelationshipEvaluation:
        """Carries out care.evaluate."""
        made: _care.RelationshipEvaluation = self._core.execute(
            "care.evaluate",
            (customer, scores),
            idempotency_key,
        )
        return made

    def name_key_account(
        self,
        *,
        customer: Reference,
        manager: str,
        idempotency_key: str | None = None,
    ) -> _care.KeyAccount:
        """Carries out care.name_key_account."""
        made: _care.KeyAccount = self._core.execute(
            "care.name_key_account",
            (customer, manager),
            idempotency_key,
        )
        return made

    def set_targets(
        self,
        *,
        customer: Reference,
        targets: _abc.Iterable[_care.MonthTarget | Arguments] = (),
        idempotency_key: str | None = None,
    ) -> _care.TargetsSet:
        """Carries out care.set_targets."""
        made: _care.TargetsSet = self._core.execute(
            "care.set_targets",
            (customer, targets),
            idempotency_key,
        )
        return made

    def may_contact(
        self,
        *,
        customer: Reference,
        channel: str,
        purpose: str,
        when: Moment | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.MayContactRow]:
        """Asks care.may_contact; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "care.may_contact",
            (customer, channel, purpose, when),
            at_entry,
            progress,
        )

    def consents(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.ContactConsent]:
        """Asks care.consents; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.consents", (customer,), at_entry, progress)

    def contacts(
        self,
        *,
        customer: Reference,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.CustomerContact]:
        """Asks care.contacts; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.contacts", (customer,), at_entry, progress)

    def contact_plan(
        self,
        *,
        overdue_only: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.ContactPlanRow]:
        """Asks care.contact_plan; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.contact_plan", (overdue_only,), at_entry, progress)

    def visits(
        self,
        *,
        year: int | None = None,
        state: _care.VisitState | Literal["planned", "made", "excused"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.CustomerVisit]:
        """Asks care.visits; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.visits", (year, state), at_entry, progress)

    def visit_rate(
        self,
        *,
        year: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.VisitRateRow]:
        """Asks care.visit_rate; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.visit_rate", (year,), at_entry, progress)

    def visit_candidates(
        self,
        *,
        year: int | None = None,
        account_manager: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.VisitCandidateRow]:
        """Asks care.visit_candidates; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "care.visit_candidates",
            (year, account_manager),
            at_entry,
            progress,
        )

    def survey_answers(
        self,
        *,
        survey: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.SurveyAnswerRow]:
        """Asks care.survey_answers; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.survey_answers", (survey,), at_entry, progress)

    def surveys_due(
        self,
        *,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.SurveyDueRow]:
        """Asks care.surveys_due; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.surveys_due", (until,), at_entry, progress)

    def survey_results(
        self,
        *,
        survey: Id | None = None,
        questionnaire: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.SurveyResultRow]:
        """Asks care.survey_results; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.survey_results", (survey, questionnaire), at_entry, progress)

    def survey_participations(
        self,
        *,
        survey: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.SurveyParticipation]:
        """Asks care.survey_participations; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.survey_participations", (survey,), at_entry, progress)

    def notices(
        self,
        *,
        customer: Reference | None = None,
        state: _care.NoticeState | Literal["drafted", "approved", "sealed", "delivered", "received", "filed", "dropped"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.Notice]:
        """Asks care.notices; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.notices", (customer, state), at_entry, progress)

    def notices_due(
        self,
        *,
        until: Day | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.NoticeDueRow]:
        """Asks care.notices_due; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.notices_due", (until,), at_entry, progress)

    def recordings(
        self,
        *,
        due: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.CallRecording]:
        """Asks care.recordings; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.recordings", (due,), at_entry, progress)

    def meeting_requests(
        self,
        *,
        meeting: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.MeetingRequest]:
        """Asks care.meeting_requests; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.meeting_requests", (meeting,), at_entry, progress)

    def meeting_rates(
        self,
        *,
        year: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.MeetingRateRow]:
        """Asks care.meeting_rates; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.meeting_rates", (year,), at_entry, progress)

    def complainants(
        self,
        *,
        open_only: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.ComplainantRow]:
        """Asks care.complainants; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.complainants", (open_only,), at_entry, progress)

    def posts(
        self,
        *,
        state: _care.PostState | Literal["found", "assigned", "drafted", "approved", "published", "closed"] | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.PublicPost]:
        """Asks care.posts; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.posts", (state,), at_entry, progress)

    def evaluations(
        self,
        *,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.RelationshipEvaluation]:
        """Asks care.evaluations; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.evaluations", (customer,), at_entry, progress)

    def key_account(
        self,
        *,
        customer: Reference,
        year: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_care.KeyAccountRow]:
        """Asks care.key_account; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "care.key_account", (customer, year), at_entry, progress)


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
    ) -> Result[_system.StoreStatusRow]:
        """Asks store.status; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "store.status", (only,), at_entry, progress)


class CalendarRequests:
    """What can be asked about calendar."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def add(
        self,
        *,
        start: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        seconds: int | None = None,
        microseconds: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.InstantRow]:
        """Asks calendar.add; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.add",
            (calendar, specification, start, seconds, microseconds),
            at_entry,
            progress,
        )

    def subtract(
        self,
        *,
        start: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        seconds: int | None = None,
        microseconds: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.InstantRow]:
        """Asks calendar.subtract; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.subtract",
            (calendar, specification, start, seconds, microseconds),
            at_entry,
            progress,
        )

    def between(
        self,
        *,
        from_: Moment,
        until: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.BetweenRow]:
        """Asks calendar.between; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.between",
            (calendar, specification, from_, until),
            at_entry,
            progress,
        )

    def is_open(
        self,
        *,
        at: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.IsOpenRow]:
        """Asks calendar.is_open; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.is_open",
            (calendar, specification, at),
            at_entry,
            progress,
        )

    def next_open(
        self,
        *,
        at: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.InstantRow]:
        """Asks calendar.next_open; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.next_open",
            (calendar, specification, at),
            at_entry,
            progress,
        )

    def next_close(
        self,
        *,
        at: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.InstantRow]:
        """Asks calendar.next_close; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.next_close",
            (calendar, specification, at),
            at_entry,
            progress,
        )

    def periods(
        self,
        *,
        from_: Moment,
        until: Moment,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        closed: bool | None = None,
        pauses: _abc.Iterable[_calendar.PauseArgument | Arguments] = (),
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.PeriodRow]:
        """Asks calendar.periods; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.periods",
            (calendar, specification, from_, until, closed, pauses),
            at_entry,
            progress,
        )

    def deadline(
        self,
        *,
        start: Moment,
        seconds: int,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        pauses: _abc.Iterable[_calendar.PauseArgument | Arguments] = (),
        at: Moment | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.DeadlineRow]:
        """Asks calendar.deadline; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.deadline",
            (calendar, specification, start, seconds, pauses, at),
            at_entry,
            progress,
        )

    def add_days(
        self,
        *,
        start: Moment,
        days: int,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.InstantRow]:
        """Asks calendar.add_days; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.add_days",
            (calendar, specification, start, days),
            at_entry,
            progress,
        )

    def workdays_between(
        self,
        *,
        from_: Day,
        until: Day,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        inclusive: bool | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.WorkdaysRow]:
        """Asks calendar.workdays_between; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.workdays_between",
            (calendar, specification, from_, until, inclusive),
            at_entry,
            progress,
        )

    def days(
        self,
        *,
        from_: Day,
        until: Day,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.DayRow]:
        """Asks calendar.days; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.days",
            (calendar, specification, from_, until),
            at_entry,
            progress,
        )

    def list(
        self,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.CalendarRow]:
        """Asks calendar.list; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "calendar.list", (), at_entry, progress)

    def resolve_local(
        self,
        *,
        local: str,
        calendar: str | None = None,
        specification: _calendar.CalendarSpecification | Arguments | None = None,
        time_zone: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_calendar.ResolveLocalRow]:
        """Asks calendar.resolve_local; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "calendar.resolve_local",
            (calendar, specification, time_zone, local),
            at_entry,
            progress,
        )


class DutiesRequests:
    """What can be asked about duties."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def due(
        self,
        *,
        owner: str | None = None,
        owner_role: str | None = None,
        kind: str | None = None,
        before: Moment | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.DutyRow]:
        """Asks duties.due; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(
            self._core,
            "duties.due",
            (owner, owner_role, kind, before, limit),
            at_entry,
            progress,
        )

    def of(
        self,
        *,
        subject: Id | None = None,
        customer: Reference | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.DutyRow]:
        """Asks duties.of; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "duties.of", (subject, customer), at_entry, progress)

    def missed(
        self,
        *,
        from_: Moment | None = None,
        until: Moment | None = None,
        kind: str | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.DutyRow]:
        """Asks duties.missed; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "duties.missed", (from_, until, kind), at_entry, progress)

    def trace(
        self,
        *,
        duty: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.TraceRow]:
        """Asks duties.trace; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "duties.trace", (duty,), at_entry, progress)


class NotificationsRequests:
    """What can be asked about notifications."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def pending(
        self,
        *,
        recipient: str | None = None,
        limit: int | None = None,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Notification]:
        """Asks notifications.pending; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "notifications.pending", (recipient, limit), at_entry, progress)


class CaseRequests:
    """What can be asked about case."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Session) -> None:
        self._core = core

    def steps(
        self,
        *,
        subject: Id,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[_casework.Step]:
        """Asks case.steps; ``at_entry`` asks the state after an earlier journal entry."""
        return _ask(self._core, "case.steps", (subject,), at_entry, progress)


class Requests:
    """Every command and query, by what it is about."""

    __slots__ = ("_core", "policy", "duty", "notification", "authority", "customer", "credit", "purchase", "tier", "points", "event", "classification", "service", "work_order", "complaint", "care", "journal", "store", "calendar", "duties", "notifications", "case")

    def __init__(self, core: _core.Session) -> None:
        self._core = core
        self.policy = PolicyRequests(core)
        self.duty = DutyRequests(core)
        self.notification = NotificationRequests(core)
        self.authority = AuthorityRequests(core)
        self.customer = CustomerRequests(core)
        self.credit = CreditRequests(core)
        self.purchase = PurchaseRequests(core)
        self.tier = TierRequests(core)
        self.points = PointsRequests(core)
        self.event = EventRequests(core)
        self.classification = ClassificationRequests(core)
        self.service = ServiceRequests(core)
        self.work_order = Work_OrderRequests(core)
        self.complaint = ComplaintRequests(core)
        self.care = CareRequests(core)
        self.journal = JournalRequests(core)
        self.store = StoreRequests(core)
        self.calendar = CalendarRequests(core)
        self.duties = DutiesRequests(core)
        self.notifications = NotificationsRequests(core)
        self.case = CaseRequests(core)
