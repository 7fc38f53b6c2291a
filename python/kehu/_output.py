"""How the command line writes: tables for people, CSV and JSON for programs.

Data goes to stdout, everything else to stderr.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from kehu._errors import Error, Reason, Remedy
from kehu._result import Result
from kehu._tables import cell_text, format_table, printable

FORMATS = ("table", "csv", "json", "nl")

_quiet_seconds = 2.0  # work that is done sooner shows no progress


def choose_format(asked: str | None, stream: TextIO) -> str:
    """A table on a terminal, CSV into a pipe, unless something was asked for."""
    if asked:
        return asked
    return "table" if stream.isatty() else "csv"


def write_result(result: Result[Any], how: str, out: TextIO, header: bool = True) -> None:
    """Writes the rows of a query."""
    names = list(result.row_type._fields)
    if how in ("json", "nl"):
        _write_json((json.loads(row._json()) for row in result), how, out)
        return
    rows = [[cell_text(getattr(row, name)) for name in names] for row in result]
    write_rows(names, rows, how, out, header)


def write_rows(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    how: str,
    out: TextIO,
    header: bool = True,
) -> None:
    """Writes rows of texts."""
    if how in ("json", "nl"):
        _write_json((dict(zip(names, row, strict=True)) for row in rows), how, out)
    elif how == "csv":
        writer = csv.writer(out, lineterminator="\n")
        if header:
            writer.writerow(names)
        writer.writerows(rows)
    else:
        print(format_table(names, rows, header=header), file=out)


def _write_json(rows: Iterable[Mapping[str, Any]], how: str, out: TextIO) -> None:
    if how == "nl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False), file=out)
    else:
        print(json.dumps(list(rows), ensure_ascii=False, indent=2), file=out)


class Console:
    """Notes for people, on stderr."""

    def __init__(self, quiet: bool = False, color: bool = True, language: str = "en") -> None:
        self._quiet = quiet
        self._language = language
        self._color = color and not os.environ.get("NO_COLOR") and sys.stderr.isatty()

    def note(self, text: str) -> None:
        if not self._quiet:
            print(printable(text), file=sys.stderr)

    def error(self, error: Error) -> None:
        """What went wrong, why, and what would help."""
        where = f" at {error.path}" if error.path else ""
        head = self._painted("kehu:", "31")
        print(f"{head} {printable(error.message)} [{error.code}{where}]", file=sys.stderr)
        for reason in error.reasons:
            self.reason(reason)
        for remedy in error.remedies:
            self.remedy(remedy)

    def reason(self, reason: Reason) -> None:
        mark = self._painted("✓", "32") if reason.passed else self._painted("✗", "31")
        print(
            f"  {mark} {reason.clause}: {printable(reason.sentence(self._language))}",
            file=sys.stderr,
        )

    def remedy(self, remedy: Remedy) -> None:
        print(f"  → {printable(remedy.sentence(self._language))}", file=sys.stderr)

    def _painted(self, text: str, color: str) -> str:
        return f"\033[{color}m{text}\033[0m" if self._color else text


class ProgressLine:
    """One line of progress on a terminal, once work has gone on for two seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shows = self._stream.isatty()
        self._start = time.monotonic()
        self._written = 0

    def __call__(self, work: str, done: int, total: int) -> None:
        if not self._shows or time.monotonic() - self._start < _quiet_seconds:
            return
        share = f" of {total:,} ({done * 100 // total} %)" if total else ""
        text = f"{work}: {done:,}{share}"
        print("\r" + text.ljust(self._written), end="", file=self._stream, flush=True)
        self._written = len(text)

    def end(self) -> None:
        """Clears the line."""
        if self._written:
            print("\r" + " " * self._written + "\r", end="", file=self._stream, flush=True)
            self._written = 0
