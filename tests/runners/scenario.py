#!/usr/bin/env python3
"""Runs scenario files through the Python face on every store; see ../scenarios/README.md."""

from __future__ import annotations

import datetime
import json
import re
import struct
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

import kehu
from kehu import _core

_folder = Path(__file__).resolve().parent.parent / "scenarios"
_outcomes = {"done", "refused", "denied", "invalid", "not_found", "conflict", "busy", "fault"}
_name = re.compile(r"@[A-Za-z0-9_.\-/]+")
_decoder = json.JSONDecoder()


class Failed(Exception):
    """A file that does not hold: the line, and what was expected and got."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


# ------------------------------------------------------------------------------------ reading


@dataclass
class Step:
    line: int
    act: str
    name: str = ""
    arguments: Any = field(default_factory=dict)
    key: str | None = None
    as_of: int | None = None
    outcome: str = "done"
    code: str = ""
    subset: Any = None
    is_expected: bool = False


def _fnv(data: bytes, basis: int) -> int:
    for byte in data:
        basis = (basis ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return basis


def id_of(name: str) -> str:
    """The UUID that "@name" stands for."""
    data, basis = name.encode(), 0xCBF29CE484222325
    made = bytearray(struct.pack(">QQ", _fnv(data, basis), _fnv(data, basis ^ 0x9E3779B97F4A7C15)))
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(made)))


def replaced(value: Any, folder: Path) -> Any:
    """The value with its names and paths put in."""
    if isinstance(value, dict):
        return {key: replaced(each, folder) for key, each in value.items()}
    if isinstance(value, list):
        return [replaced(each, folder) for each in value]
    if not isinstance(value, str):
        return value
    if value.startswith("@@"):
        return value[1:]
    if _name.fullmatch(value):
        return id_of(value[1:])
    return f"{folder}/{value[2:]}" if value.startswith("./") else value


def _is_open(text: str) -> bool:
    """Whether a bracket outside strings is not closed yet."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*("|$)', "", text)
    return sum(map(bare.count, "{[")) > sum(map(bare.count, "}]"))


def directives(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each directive with its first line's number."""
    start, text = 0, ""
    for number, line in enumerate(lines, 1):
        goes_on = bool(text) and (_is_open(text) or line[:1] in (" ", "\t"))
        if goes_on:
            text += "\n" + line
            continue
        if text:
            yield start, text
        text = "" if not line.strip() or line.startswith("#") else line
        start = number
    if text:
        yield start, text


class Words:
    """Reads one directive from left to right."""

    def __init__(self, line: int, text: str, folder: Path) -> None:
        self.line, self.rest, self.folder = line, text.strip(), folder

    def word(self, what: str) -> str:
        if not self.rest:
            raise Failed(self.line, f"{what} is missing")
        if self.rest.startswith('"'):
            return str(self._value(what))
        word, *rest = self.rest.split(None, 1)
        self.rest = rest[0] if rest else ""
        return word

    def take(self, word: str) -> bool:
        if self.rest != word and not re.match(re.escape(word) + r"\s", self.rest):
            return False
        self.rest = self.rest[len(word) :].strip()
        return True

    def json(self, what: str) -> Any:
        return replaced(self._value(what), self.folder)

    def at_json(self) -> bool:
        return self.rest[:1] in ("{", "[")

    def done(self) -> None:
        if self.rest:
            raise Failed(self.line, f"not understood: {self.rest}")

    def _value(self, what: str) -> Any:
        try:
            value, end = _decoder.raw_decode(self.rest)
        except ValueError as error:
            raise Failed(self.line, f"{what} is not JSON: {error}") from None
        self.rest = self.rest[end:].strip()
        return value


def _expect(words: Words, step: Step) -> None:
    if not words.take("->"):
        if step.act == "rows":
            raise Failed(step.line, "rows needs an expectation")
        return
    step.is_expected = True
    if step.act == "rows" and words.at_json():
        step.outcome, step.subset = "rows", words.json("the rows")
        return
    step.outcome = words.word("the outcome")
    if step.outcome not in _outcomes or (step.act == "rows" and step.outcome == "done"):
        raise Failed(step.line, f"no outcome is named '{step.outcome}'")
    if step.outcome != "done":
        step.code = words.word("the code")
    if words.at_json():
        step.subset = words.json("the expectation")


def _read_step(line: int, text: str, folder: Path) -> Step | None:
    words = Words(line, text, folder)
    step = Step(line, words.word("a directive"))
    if step.act == "covers":
        return None
    if step.act == "clock":
        step.name = words.word("the time")
    elif step.act == "as":
        step.arguments = {
            "actor": words.word("the actor"),
            "role": words.word("the role"),
            "purpose": words.word("the purpose"),
        }
        if words.rest:
            step.arguments["business_line"] = words.word("the business line")
    elif step.act in ("policy", "ingest"):
        step.arguments = words.json(step.act)
    elif step.act in ("do", "rows"):
        step.name = words.word("the name")
        if words.at_json():
            step.arguments = words.json("the arguments")
        if step.act == "do" and words.take("key"):
            step.key = words.word("the key")
        if step.act == "rows" and words.take("as_of"):
            step.as_of = int(words.word("the sequence"))
    elif step.act != "restart":
        raise Failed(line, f"unknown directive '{step.act}'")
    if step.act in ("do", "rows", "ingest"):
        _expect(words, step)
    words.done()
    return step


def read_file(path: Path) -> list[Step]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith("# "):
        raise Failed(1, "the first line must be the title, '# ...'")
    read = (_read_step(line, text, path.parent) for line, text in directives(lines))
    steps = [step for step in read if step is not None]
    if not any(step.is_expected for step in steps):
        raise Failed(0, "nothing is expected (->)")
    return steps


# ----------------------------------------------------------------------------------- matching


def matches(expected: Any, got: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(
            matches(each, got.get(key)) for key, each in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(map(matches, expected, got))
        )
    if expected == "*":
        return got is not None
    is_part = isinstance(expected, str) and len(expected) > 2
    if is_part and expected.startswith("*") and expected.endswith("*"):
        return isinstance(got, str) and expected[1:-1] in got
    return type(expected) is type(got) and expected == got


def wire(value: Any) -> Any:
    """A fact as kehu's JSON writes it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime.datetime):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)


# ------------------------------------------------------------------- values as Python has them


_kinds: dict[str, list[dict[str, Any]]] = {
    each["name"]: each["fields"]
    for requests in ("commands", "queries")
    for each in _core.registry()[requests]
}
_records: dict[Any, list[dict[str, Any]]] = _core.registry()["records"]

_readers: dict[str, Any] = {
    "integer": lambda text: text if isinstance(text, int) else int(text),
    "money": kehu.Money,
    "ratio": lambda text: Fraction(text) if "%" not in text else Fraction(text[:-1]) / 100,
    "id": uuid.UUID,
    "date": datetime.date.fromisoformat,
    "instant": lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")),
}


def pythonic(kind: dict[str, Any], value: Any) -> Any:
    """A value of JSON as a Python program would give it. Raises where it is not one."""
    if value is None:
        return None
    if kind["kind"] == "list":
        return [pythonic(kind["element"], each) for each in value]
    if kind["kind"] == "record":
        return pythonic_fields(_records[kind["type"]], value)
    reader = _readers.get(kind["kind"])
    return reader(value) if reader else value


def pythonic_fields(fields: list[dict[str, Any]], values: dict[str, Any]) -> dict[str, Any]:
    known = {each["name"]: each for each in fields}
    return {key: pythonic(known[key], each) for key, each in values.items()}


# -------------------------------------------------------------------------------------- playing


class Stage:
    """A store under a scenario, and who acts on it."""

    def __init__(self, name: str, options: dict[str, Any], verbose: bool) -> None:
        self.name, self._options, self._verbose = name, options, verbose
        self._database: kehu.Database | None = None
        self._session: kehu.Session | None = None
        self._now = ""
        self._actor: dict[str, str] = {}

    def play(self, steps: list[Step]) -> tuple[str, list[Any]]:
        """Takes every step; the digest and the dump of what the store then holds."""
        try:
            for step in steps:
                self._take(step)
            return self._contents()
        finally:
            self._close()

    def _take(self, step: Step) -> None:
        if step.act == "policy":
            if self._database:
                raise Failed(step.line, "the policy must stand before the first act")
            self._options["policy_patch"] = step.arguments
        elif step.act == "clock":
            self._now, self._session = step.name, None
        elif step.act == "as":
            self._actor, self._session = step.arguments, None
        elif step.act == "restart":
            self._session = None
            if self._options.get("path", ":memory:") != ":memory:":
                self._close()
        else:
            self._check(step)

    def _close(self) -> None:
        self._session = None
        if self._database:
            self._database.close()
            self._database = None

    def _bound(self, actor: dict[str, str]) -> kehu.Session:
        if self._database is None:
            self._database = kehu.open(clock="manual", ids="sequential", **self._options)
        if self._session is None:
            self._session = self._database.session(now=self._now, **actor)
        return self._session

    def _check(self, step: Step) -> None:
        if not self._now or not self._actor:
            raise Failed(step.line, "clock and as must stand before the first act")
        try:
            outcome, code, got = self._ask(step, self._bound(self._actor))
        except kehu.Error as error:
            outcome, code = error.category, error.code
            got = {"path": error.path, "message": error.message}
            if outcome == "refused" and outcome == step.outcome:
                got = _failed_facts(error)
        if self._verbose:
            print(f"{step.line} [{self.name}] {step.name} {outcome} {json.dumps(got)}")
        same = outcome == step.outcome and code == step.code
        if same and (step.subset is None or matches(step.subset, got)):
            return
        wanted = "" if step.subset is None else json.dumps(step.subset, ensure_ascii=False)
        raise Failed(
            step.line,
            f"[{self.name}]\n  expected {step.outcome} {step.code} {wanted}"
            f"\n  got      {outcome} {code} {json.dumps(got, ensure_ascii=False)}",
        )

    def _ask(self, step: Step, session: kehu.Session) -> tuple[str, str, Any]:
        if step.act == "ingest":
            text = json.dumps(step.arguments, ensure_ascii=False)
            return "done", "", json.loads(session._core.ingest_json(text))
        try:
            arguments = pythonic_fields(_kinds[step.name], step.arguments)
        except (KeyError, TypeError, ValueError, AttributeError):
            arguments = step.arguments  # not what the field holds: the library says so itself
        if step.act == "rows":
            result = session.query(step.name, arguments, at_entry=step.as_of)
            return "rows", "", [json.loads(row._json()) for row in result]
        reply = session.execute(step.name, arguments, idempotency_key=step.key)
        return "done", "", json.loads(reply._json())

    def _contents(self) -> tuple[str, list[Any]]:
        self._session = None
        auditor = {"actor": "scenario", "role": "administrator", "purpose": "check"}
        session = self._bound(auditor)
        replayed = session.query("store.verify", {"state": True}).one().digest
        digest = session.query("store.digest").one().digest
        if replayed != digest:
            raise Failed(0, f"[{self.name}] replaying gives {replayed} instead of {digest}")
        return digest, [row._json() for row in session.query("store.dump")]


def _failed_facts(error: kehu.Error) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for reason in error.reasons:
        if not reason.passed:
            facts = {**{key: wire(value) for key, value in reason.facts.items()}, **facts}
    return facts


def run(path: Path, verbose: bool) -> str:
    """The digest that the three stores agree on."""
    steps = read_file(path)
    with tempfile.TemporaryDirectory(prefix="kehu-scenario-") as folder:
        stores: list[tuple[str, dict[str, Any]]] = [
            ("memory", {"store": "memory"}),
            ("sqlite file", {"path": f"{folder}/kehu.db"}),
            ("sqlite :memory:", {"path": ":memory:"}),
        ]
        digest, dump = Stage(*stores[0], verbose).play(steps)
        for name, options in stores[1:]:
            other, rows = Stage(name, options, verbose).play(steps)
            if rows != dump:
                pairs = zip_longest(rows, dump, fillvalue="nothing")
                here, there = next(pair for pair in pairs if pair[0] != pair[1])
                raise Failed(0, f"[{name}]\n  memory {there}\n  here   {here}")
            if other != digest:
                raise Failed(0, f"[{name}] has another digest than memory")
    return digest


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    paths = [Path(each) for each in arguments if each != "-v"]
    passed = failed = 0
    for path in paths or sorted(_folder.rglob("*.scenario")):
        try:
            digest = run(path, verbose)
            print(f"ok {path} {digest}", flush=True)
            passed += 1
        except (Failed, kehu.Error) as failure:
            line = getattr(failure, "line", 0)
            print(f"FAILED {path}\n{path}:{line}: {failure}", flush=True)
            failed += 1
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
