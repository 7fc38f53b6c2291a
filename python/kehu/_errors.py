"""What can go wrong, as one tree of exceptions.

Every exception has a stable ``code`` to branch on, the ``path`` of the wrong field as a JSON
pointer, and, where a rule of the policy decided, ``reasons`` and ``remedies``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Reason(Protocol):
    """Why a rule decided as it did."""

    @property
    def clause(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def passed(self) -> bool: ...
    @property
    def facts(self) -> dict[str, Any]: ...
    def sentence(self, language: str = "en") -> str: ...


class Remedy(Protocol):
    """What would turn a refusal into a grant."""

    @property
    def act(self) -> str: ...
    @property
    def facts(self) -> dict[str, Any]: ...
    def sentence(self, language: str = "en") -> str: ...


class Error(Exception):
    """The root of everything that kehu raises."""

    code: str
    path: str
    category: str
    reasons: list[Reason]
    remedies: list[Remedy]

    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        path: str = "",
        category: str = "",
        reasons: Sequence[Reason] = (),
        remedies: Sequence[Remedy] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.path = path
        self.category = category
        self.reasons = list(reasons)
        self.remedies = list(remedies)

    @property
    def message(self) -> str:
        """One line that names the wrong value and how to mend it."""
        return str(self.args[0])

    def __str__(self) -> str:
        where = f" at {self.path}" if self.path else ""
        return f"{self.message} [{self.code}{where}]" if self.code else self.message


class Invalid(Error, ValueError):
    """The request itself is wrong: a field, a value, a format."""


class NotFound(Error, LookupError):
    """The request names something that does not exist."""


class Conflict(Error):
    """The request collides with what exists."""


class Refused(Error):
    """The policy says no; the refusal is on record, with its reasons."""


class Denied(Error, PermissionError):
    """The role may not ask this; the refusal is on record."""


class Busy(Error):
    """The store was locked for too long; try again."""


class Fault(Error, OSError):
    """The storage failed; ask again with the same idempotency key."""


_classes: dict[str, type[Error]] = {
    "invalid": Invalid,
    "not_found": NotFound,
    "conflict": Conflict,
    "refused": Refused,
    "denied": Denied,
    "busy": Busy,
    "fault": Fault,
}


def make_error(
    category: str,
    code: str,
    path: str,
    message: str,
    reasons: Sequence[Reason] = (),
    remedies: Sequence[Remedy] = (),
) -> Error:
    """The exception of an error's category; a defect of kehu itself is a plain ``Error``."""
    made = _classes.get(category, Error)
    return made(
        message, code=code, path=path, category=category, reasons=reasons, remedies=remedies
    )


@dataclass(frozen=True)
class _Told:
    """A reason or remedy read back from JSON; its facts are texts."""

    facts: dict[str, Any]
    text: Mapping[str, str]
    clause: str = ""
    rule: str = ""
    act: str = ""
    passed: bool = False

    def sentence(self, language: str = "en") -> str:
        return self.text.get(language, self.rule or self.act)


def _told(said: Mapping[str, Any]) -> _Told:
    return _Told(**{"text": {}, **said})


def error_of(said: Mapping[str, Any]) -> Error:
    """The exception of an error as kehu's JSON tells it."""
    return make_error(
        said.get("outcome", said.get("category", "")),
        said["code"],
        said.get("path", ""),
        said["message"],
        [_told(each) for each in said.get("reasons", ())],
        [_told(each) for each in said.get("remedies", ())],
    )


def error_of_json(text: str) -> Error:
    return error_of(json.loads(text))
