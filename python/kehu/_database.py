"""Database and Session: the door."""

from __future__ import annotations

import builtins
import datetime
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal

from kehu import _core
from kehu._api import Requests
from kehu._errors import Invalid
from kehu._import import ImportReport, describe_import, read_report
from kehu._result import Result
from kehu._values import Arguments, Moment, Path, Progress

Event = dict[str, Any]
"""What a watcher is told: ``event`` is "committed" (with sequence, command, outcome) or
"progress" (with work, done, total)."""


def open(
    path: Path = ":memory:",
    *,
    store: Literal["sqlite", "memory"] = "sqlite",
    read_only: bool = False,
    busy_timeout: float = 10.0,
    policy: Mapping[str, Any] | Path | None = None,
    policy_patch: Mapping[str, Any] | None = None,
    clock: Literal["system", "manual"] = "system",
    ids: Literal["random", "sequential"] = "random",
) -> Database:
    """Opens a database; a new one is made with the reference policy.

    ``policy`` is a policy document, or the file that holds one; it is adopted where it differs
    from the one in force. ``policy_patch`` changes parameters of single clauses of it:
    ``{"CRD-2": {"parameters": {"days": "45"}}}``. ``busy_timeout`` is in seconds. With
    ``clock="manual"`` sessions say what time it is.

    Raises Invalid (options, every fault of a policy), NotFound, Busy, Fault.
    """
    options: dict[str, Any] = {
        "store": store,
        "read_only": read_only,
        "busy_timeout_ms": str(round(busy_timeout * 1000)),
        "clock": clock,
        "ids": ids,
    }
    name = os.fspath(path)
    if store == "sqlite" or name != ":memory:":
        options["path"] = name
    if isinstance(policy, Mapping):
        options["policy"] = policy
    elif policy is not None:
        options["policy_path"] = os.fspath(policy)
    if policy_patch is not None:
        options["policy_patch"] = policy_patch
    return Database(_core.Database(json.dumps(options, ensure_ascii=False)))


class Database:
    """An open database with its policy. May be used from several threads; not after fork.

    A context manager: leaving it closes the database. Results live on.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Database) -> None:
        self._core = core

    def session(
        self,
        *,
        actor: str,
        role: str,
        purpose: str = "",
        business_line: str = "",
        now: Moment | None = None,
    ) -> Session:
        """Binds who acts, and what for. ``now`` sets a manual clock."""
        context = {
            "actor": actor,
            "role": role,
            "purpose": purpose,
            "business_line": business_line,
        }
        if now is not None:
            context["now"] = _moment_text(now)
        return Session(self._core.session(json.dumps(context, ensure_ascii=False)))

    def watch(self, watcher: Callable[[Event], object]) -> int:
        """Calls ``watcher`` with every event until it is unwatched; returns its number.

        It runs on the thread of the call that caused the event and must not use this database.
        From a "progress" event, returning False cancels the work.
        """
        return self._core.watch(watcher)

    def unwatch(self, watch: int) -> None:
        """Stops calling a watcher. Raises NotFound."""
        self._core.unwatch(watch)

    def close(self) -> None:
        """Waits for running calls and closes. Closing again does nothing."""
        self._core.close()

    @property
    def closed(self) -> bool:
        return self._core.closed

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<kehu.Database {'closed' if self.closed else 'open'}>"


class Session(Requests):
    """Who acts: every command and query, by area: ``session.credit.authorize(...)``.

    May be passed between threads; its calls go one at a time. A command returns its reply, whose
    ``receipt`` tells the journal entry and the reasons; a query returns a Result.
    """

    __slots__ = ()

    def execute(
        self,
        command: str,
        arguments: Arguments | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> Any:
        """Carries out a command by name. Raises what the typed method would."""
        return self._core.execute(command, arguments, idempotency_key)

    def query(
        self,
        query: str,
        arguments: Arguments | None = None,
        *,
        at_entry: int | None = None,
        progress: Progress | None = None,
    ) -> Result[Any]:
        """Asks a query by name; ``at_entry`` asks the state after an earlier journal entry."""
        if at_entry is None:
            return Result(self._core.query(query, arguments, progress))
        return Result(self._core.query_as_of(query, arguments, at_entry, progress))

    def batch(self, commands: Iterable[tuple[str, Arguments]]) -> list[dict[str, Any]]:
        """Carries out several commands in one transaction, all or none.

        Returns one dict a command: ``sequence`` (of its journal entry) and ``reply``, a record.
        """
        requests = [
            {"command": name, "arguments": json.loads(_core.arguments_json(name, arguments))}
            for name, arguments in commands
        ]
        text = self._core.execute_json(json.dumps({"batch": requests}, ensure_ascii=False))
        types = {each["name"]: each["answer"] for each in _core.registry()["commands"]}
        return [
            {
                "sequence": int(answer["sequence"]),
                "reply": types[request["command"]]._from_json(
                    json.dumps(answer["reply"], ensure_ascii=False)
                ),
            }
            for request, answer in zip(requests, json.loads(text)["batch"], strict=True)
        ]

    def import_table(
        self,
        command: str,
        table: Any,
        *,
        columns: Mapping[str, str | Sequence[str]],
        constants: Mapping[str, str] | None = None,
        formats: Mapping[str, str] | None = None,
        mode: Literal["all_or_nothing", "good_rows"] = "all_or_nothing",
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Imports rows of anything with ``__arrow_c_stream__``, each as one command.

        ``columns`` says where a column goes: ``{"Name": "name", "Mobile":
        "contact_points/0/value"}``, or to which several fields; ``constants`` fill fields that have
        no column; ``formats`` say how a field is written: ``{"since": "M/D/YYYY", "amount":
        "USD"}``.
        """
        asked = describe_import(command, columns, constants, formats, mode, dry_run)
        return read_report(self._core.ingest_json(asked, table, progress))

    def import_csv(
        self,
        command: str,
        path: Path,
        *,
        columns: Mapping[str, str | Sequence[str]],
        constants: Mapping[str, str] | None = None,
        formats: Mapping[str, str] | None = None,
        mode: Literal["all_or_nothing", "good_rows"] = "all_or_nothing",
        dry_run: bool = False,
        delimiter: str | None = None,
        encoding: str | None = None,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Imports rows of a CSV file, every cell as the text it is; see import_table."""
        csv = {"path": os.fspath(path)}
        if delimiter is not None:
            csv["delimiter"] = delimiter
        if encoding is not None:
            csv["encoding"] = encoding
        asked = describe_import(command, columns, constants, formats, mode, dry_run, csv)
        return read_report(self._core.ingest_json(asked, None, progress))

    def __repr__(self) -> str:
        return "<kehu.Session>"


def describe() -> dict[str, Any]:
    """Every command, query, record, clause, workflow and error."""
    described: dict[str, Any] = json.loads(_core.describe())
    return described


def load_policy(path: Path) -> dict[str, Any]:
    """Reads a policy document from a file."""
    with builtins.open(path, encoding="utf-8") as file:
        document: dict[str, Any] = json.load(file)
    return document


def _moment_text(moment: Moment) -> str:
    if not isinstance(moment, datetime.datetime):
        return moment
    if moment.utcoffset() is None:
        raise Invalid(
            f"{moment!r} has no time zone; give an aware datetime",
            code="instant.format",
            path="/now",
        )
    return moment.isoformat()
