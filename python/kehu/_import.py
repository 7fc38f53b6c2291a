"""Imports: what is asked, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kehu._errors import Error, error_of


@dataclass(frozen=True)
class Verdict:
    """Why one row was not taken."""

    position: int
    """Line of the file, or number of the row from 1."""
    error: Error


@dataclass(frozen=True)
class ImportReport:
    """What became of an import."""

    kept: bool
    """Whether the database holds what was taken. Never after a dry run."""
    dry_run: bool
    rows: int
    taken: int
    refused: int
    verdicts: list[Verdict] = field(default_factory=list)
    """One for each row that was not taken; the first thousand."""

    def __bool__(self) -> bool:
        return self.refused == 0


def describe_import(
    command: str,
    columns: Mapping[str, str | Sequence[str]],
    constants: Mapping[str, str] | None,
    formats: Mapping[str, str] | None,
    mode: str,
    dry_run: bool,
    csv: Mapping[str, str] | None = None,
) -> str:
    """The request as kehu's JSON."""
    request: dict[str, Any] = {
        "command": command,
        "columns": {
            name: to if isinstance(to, str) else list(to) for name, to in columns.items()
        },
        "mode": mode,
        "dry_run": dry_run,
    }
    if constants:
        request["constants"] = dict(constants)
    if formats:
        request["formats"] = dict(formats)
    if csv is not None:
        request["csv"] = dict(csv)
    return json.dumps(request, ensure_ascii=False)


def read_report(text: str) -> ImportReport:
    said = json.loads(text)
    return ImportReport(
        kept=said["kept"],
        dry_run=said["dry_run"],
        rows=int(said["rows"]),
        taken=int(said["taken"]),
        refused=int(said["refused"]),
        verdicts=[Verdict(int(v["position"]), error_of(v["error"])) for v in said["verdicts"]],
    )
