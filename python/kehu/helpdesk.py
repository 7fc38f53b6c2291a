"""A helpdesk's event log as service requests: which event of a ticket is which command.

The log is a CSV file with the columns CaseID, ActivityID and CompleteTimestamp (UTC). Each event
becomes one command or more, at its own time; ``docs/recipes/helpdesk.md`` has the mapping. Needs a
database with a manual clock.
"""

from __future__ import annotations

import csv
import datetime
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehu._database import Database

ASSIGN_SERIOUSNESS, RESOLVE, TAKE_IN_CHARGE, WAIT = "1", "6", "8", "9"
_namespace = uuid.UUID("5b1c2f0e-8f5a-4c55-9d6e-3b3f5d1f9a10")


@dataclass(frozen=True)
class Event:
    case: str
    activity: str
    at: datetime.datetime


@dataclass(frozen=True)
class Step:
    """One command, and when it is carried out."""

    at: datetime.datetime
    command: str
    arguments: dict[str, Any]


@dataclass
class _Case:
    left: int = 0
    opened: bool = False
    answered: bool = False
    waiting: bool = False
    reported: bool = False
    high: bool = False


def request_id(case: str) -> str:
    """The id of the request that stands for a case."""
    return str(uuid.uuid5(_namespace, case))


def read(path: str | os.PathLike[str]) -> list[Event]:
    """The events in order of time; those of one instant stay in the order of the file."""
    with open(path, encoding="utf-8", newline="") as file:
        events = [
            Event(
                row["CaseID"],
                row["ActivityID"],
                datetime.datetime.fromisoformat(row["CompleteTimestamp"]).replace(
                    tzinfo=datetime.timezone.utc
                ),
            )
            for row in csv.DictReader(file)
        ]
    return sorted(events, key=lambda event: event.at)


@dataclass
class Mapping:
    """Turns events into steps, one case at a time as far as each has come."""

    cases: dict[str, _Case] = field(default_factory=dict)

    def steps(self, events: Iterable[Event]) -> Iterator[Step]:
        listed = list(events)
        for event in listed:
            self.cases.setdefault(event.case, _Case()).left += 1
        for event in listed:
            yield from self._steps(event)

    def _steps(self, event: Event) -> Iterator[Step]:
        case = self.cases[event.case]
        case.left -= 1
        request = {"request": request_id(event.case)}
        contact = f"case-{event.case}@example.com"
        by = {"by": {"contact": contact}}

        def step(command: str, **arguments: Any) -> Step:
            return Step(event.at, command, request | arguments)

        first = not case.opened
        if first:
            case.opened = True
            yield Step(
                event.at,
                "service.open",
                {
                    "id": request["request"],
                    "kind": "after_sales_question",
                    "channel": "online",
                    "contact": contact,
                    "subject": f"case {event.case}",
                },
            )
        if case.reported:
            yield step("service.reject_result", comment="it goes on", **by)
        if case.waiting:
            yield step("service.resume")
        case.reported = case.waiting = False
        text = f"activity {event.activity}"
        if event.activity == ASSIGN_SERIOUSNESS:
            if not first:
                case.high = not case.high
                severity = "high" if case.high else "normal"
                yield step(
                    "service.change_severity", severity=severity, reason="seriousness assigned"
                )
        elif event.activity == TAKE_IN_CHARGE:
            case.answered = True
            yield step("service.respond", text=text)
        elif event.activity == WAIT:
            if not case.answered:
                yield step("service.respond", text=text)
            case.answered = case.waiting = True
            yield step("service.pause", reason="customer_information")
        elif event.activity == RESOLVE:
            case.answered = case.reported = True
            accepted = {"accepted": by} if case.left == 0 else {}
            yield step("service.report_result", result=text, **accepted)
        else:
            yield step("service.inform", text=text)


def replay(
    database: Database,
    events: Iterable[Event],
    *,
    actor: str = "replay",
    role: str = "service_desk",
) -> int:
    """Carries out a log; how many commands that took."""
    done = 0
    for step in Mapping().steps(events):
        session = database.session(actor=actor, role=role, purpose="helpdesk log", now=step.at)
        session.execute(step.command, step.arguments)
        done += 1
    return done
