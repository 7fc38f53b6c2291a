#!/usr/bin/env python3
"""Writes Python's typed face from the registry: a method a command or query, a stub a record.

    scripts/python_api.py BUILD/python/kehu [python/kehu]

reads the native module in the first folder and writes _api.py and, for each area, <area>.py and
<area>.pyi into the second. tests/python/test_golden.py compares, so that the files cannot drift.
"""

from __future__ import annotations

import importlib
import keyword
import re
import sys
import types
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def _load(folder: Path) -> Any:
    """The native module alone: the package around it may need what is generated here."""
    if "kehu" not in sys.modules:
        package = types.ModuleType("kehu")
        package.__path__ = [str(folder)]
        sys.modules["kehu"] = package
    return importlib.import_module("kehu._core")


_native: Any = _load(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
_registry: dict[str, Any] = _native.registry()

_note = "Made by scripts/python_api.py; not to be edited."

# What a field of a record gives.
_given = {
    "boolean": "bool",
    "integer": "int",
    "text": "str",
    "bytes": "bytes",
    "money": "_kehu.Money",
    "ratio": "_fractions.Fraction",
    "id": "_uuid.UUID",
    "instant": "_datetime.datetime",
    "date": "_datetime.date",
    "reference": "_uuid.UUID | str",
}

# What a request takes.
_taken = {
    "boolean": "bool",
    "integer": "int",
    "text": "str",
    "bytes": "bytes",
    "money": "Amount",
    "ratio": "Share",
    "id": "Id",
    "instant": "Moment",
    "date": "Day",
    "reference": "Reference",
}

# Commands that no person asks for by name: an import writes its own summary.
_internal = {"import.rows"}


def _class_of(made: type, home: str | None) -> str:
    module = made.__module__.rsplit(".", 1)[-1]
    return made.__name__ if module == home else f"_{module}.{made.__name__}"


def _given_type(field: dict[str, Any], home: str) -> str:
    kind = field["kind"]
    if kind == "list":
        text = f"tuple[{_given_type(field['element'], home)}, ...]"
    elif kind in ("enum", "record"):
        text = _class_of(field["type"], home)
    else:
        text = _given[kind]
    return f"{text} | None" if field["optional"] else text


def _taken_type(field: dict[str, Any], home: str | None, values: str) -> str:
    kind = field["kind"]
    if kind == "list":
        text = f"_abc.Iterable[{_taken_type(field['element'], home, values)}]"
    elif kind == "enum":
        words = ", ".join(f'"{word.value}"' for word in field["type"])
        text = f"{_class_of(field['type'], home)} | Literal[{words}]"
    elif kind == "record":
        text = f"{_class_of(field['type'], home)} | {values}Arguments"
    else:
        named = _taken[kind]
        text = named if named.islower() else f"{values}{named}"
    return f"{text} | None" if field["optional"] else text


def _default(field: dict[str, Any]) -> str:
    """What may be left out: as in C++, what is optional, lists, and what is false."""
    if field["optional"]:
        return " = None"
    return {"list": " = ()", "boolean": " = False"}.get(field["kind"], "")


def _parameters(
    fields: Iterable[dict[str, Any]], home: str | None, values: str
) -> list[str]:
    """Keyword parameters; those without a default first, as people read them."""
    made = [
        (f"{field['python_name']}: {_taken_type(field, home, values)}", _default(field))
        for field in fields
    ]
    return [a + b for a, b in made if not b] + [a + b for a, b in made if b]


def _call(head: str, parameters: list[str], tail: str) -> list[str]:
    one = f"{head}{', '.join(parameters)}{tail}"
    if len(one) <= 100:
        return [one]
    indent = " " * (len(head) - len(head.lstrip()) + 4)
    return [head, *(f"{indent}{each}," for each in parameters), f"{indent[4:]}{tail}"]


# ------------------------------------------------------------------------------------ area modules


def _area_module(area: str) -> str:
    return (
        f'"""Records and enumerations of the area {area}. {_note}"""\n\n'
        "from kehu import _core\n\n"
        f'globals().update(_core.types_of("{area}"))\n'
        f'__all__ = list(_core.types_of("{area}"))\n'
    )


def _enum_stub(made: type) -> list[str]:
    lines = [
        f"class {made.__name__}(_kehu.Word):",
        "    def __new__(cls, value: object) -> Self: ...",
    ]
    for member in made:  # type: ignore[attr-defined]
        clash = "  # type: ignore[assignment]" if hasattr(str, member.name) else ""
        lines.append(f'    {member.name} = "{member.value}"{clash}')
    return [*lines, ""]


def _record_stub(made: type, fields: list[dict[str, Any]], area: str) -> list[str]:
    lines = ["@final", f"class {made.__name__}(_kehu.Record):"]
    parameters = _parameters(fields, area, "_values.")
    if parameters:
        lines += _call("    def __new__(", ["cls", "*", *parameters], ") -> Self: ...")
    for field in fields:
        lines += [
            "    @property",
            f"    def {field['python_name']}(self) -> {_given_type(field, area)}: ...",
        ]
    if not fields:
        lines.append("    ...")
    return [*lines, ""]


def _area_stub(area: str, classes: dict[str, type]) -> str:
    records = _registry["records"]
    body: list[str] = []
    for made in classes.values():
        body += _record_stub(made, records[made], area) if made in records else _enum_stub(made)
    text = "\n".join(body)
    imports = [
        f"import {module} as _{alias}\n"
        for module, alias in (
            ("collections.abc", "abc"),
            ("datetime", "datetime"),
            ("fractions", "fractions"),
            ("uuid", "uuid"),
        )
        if f"_{alias}." in text
    ]
    typing = [name for name in ("Literal", "Self", "final") if re.search(rf"\b{name}\b", text)]
    imports.append(f"from typing import {', '.join(typing)}\n")
    ours = ["\nimport kehu as _kehu\n"]
    ours += [
        f"from kehu import {other} as _{other}\n"
        for other in sorted(_registry["areas"])
        if other != area and re.search(rf"\b_{other}\.", text)
    ]
    if "_values." in text:
        ours.append("from kehu import _values\n")
    names = "".join(f'    "{name}",\n' for name in classes)
    return (
        f'"""Records and enumerations of the area {area}. {_note}"""\n\n'
        f"{''.join(imports)}{''.join(ours)}\n__all__ = [\n{names}]\n\n{text.rstrip()}\n"
    )


# --------------------------------------------------------------------------------------- the _api


def _tuple(fields: list[dict[str, Any]]) -> str:
    names = [field["python_name"] for field in fields]
    return f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"


def _wrapped(head: str, text: str, tail: str, indent: str) -> list[str]:
    """A call on one line, or its arguments on lines of their own."""
    one = f"{indent}{head}{text}{tail}"
    if len(one) <= 100:
        return [one]
    return [f"{indent}{head}", *_split(text, indent + "    "), f"{indent}{tail}"]


def _split(text: str, indent: str) -> list[str]:
    """Top-level arguments of a call, one a line."""
    lines, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            lines.append(text[start:at].strip())
            start = at + 1
    lines.append(text[start:].strip())
    made = []
    for line in lines:
        if len(indent) + len(line) < 100 or not line.startswith("("):
            made.append(f"{indent}{line},")
        else:
            made += [f"{indent}(", *_split(line[1:-1].rstrip(","), indent + "    "), f"{indent}),"]
    return made


def _command(command: dict[str, Any]) -> list[str]:
    name, fields = command["name"], command["fields"]
    reply = _class_of(command["answer"], None)
    parameters = ["self", "*", *_parameters(fields, None, "")]
    parameters.append("idempotency_key: str | None = None")
    method = name.split(".", 1)[1]
    head = f"    def {method}{'_' if keyword.iskeyword(method) else ''}("
    arguments = f'"{name}", {_tuple(fields)}, idempotency_key'
    return [
        *_call(head, parameters, f") -> {reply}:"),
        f'        """Carries out {name}."""',
        *_wrapped(f"made: {reply} = self._core.execute(", arguments, ")", " " * 8),
        "        return made",
        "",
    ]


def _query(query: dict[str, Any]) -> list[str]:
    name, fields = query["name"], query["fields"]
    row = _class_of(query["answer"], None)
    parameters = ["self", *(["*"]), *_parameters(fields, None, "")]
    parameters += ["at_entry: int | None = None", "progress: Progress | None = None"]
    method = name.split(".", 1)[1]
    head = f"    def {method}{'_' if keyword.iskeyword(method) else ''}("
    arguments = f'self._core, "{name}", {_tuple(fields)}, at_entry, progress'
    return [
        *_call(head, parameters, f") -> Result[{row}]:"),
        f'        """Asks {name}; ``at_entry`` asks the state after an earlier journal entry."""',
        *_wrapped("return _ask(", arguments, ")", " " * 8),
        "",
    ]


def _groups() -> dict[str, list[str]]:
    """The methods of each group: what stands before the dot of a name."""
    groups: dict[str, list[str]] = {}
    for command in _registry["commands"]:
        if command["name"] not in _internal:
            groups.setdefault(command["name"].split(".")[0], []).extend(_command(command))
    for query in _registry["queries"]:
        groups.setdefault(query["name"].split(".")[0], []).extend(_query(query))
    return groups


def _api() -> str:
    groups = _groups()
    body: list[str] = []
    for group, methods in groups.items():
        body += [
            f"class {group.title()}Requests:",
            f'    """What can be asked about {group}."""',
            "",
            '    __slots__ = ("_core",)',
            "",
            "    def __init__(self, core: _core.Session) -> None:",
            "        self._core = core",
            "",
            *methods,
            "",
        ]
    body += ["class Requests:", '    """Every command and query, by what it is about."""', ""]
    slots = ", ".join(f'"{name}"' for name in ["_core", *groups])
    body += [f"    __slots__ = ({slots})", ""]
    body += ["    def __init__(self, core: _core.Session) -> None:", "        self._core = core"]
    body += [f"        self.{group} = {group.title()}Requests(core)" for group in groups]
    text = "\n".join(body)
    values = sorted(
        name
        for name in ("Amount", "Arguments", "Day", "Id", "Moment", "Progress", "Reference", "Share")
        if any(f"{before}{name}" in text for before in (": ", "[", "| "))
    )
    areas = [area for area in _registry["areas"] if f"_{area}." in text]
    abc = "import collections.abc as _abc\n" if "_abc." in text else ""
    literal = ", Literal" if "Literal[" in text else ""
    imports = "".join(f"from kehu import {area} as _{area}\n" for area in sorted(areas))
    return (
        f'"""The typed face of every command and query. {_note}"""\n\n'
        f"from __future__ import annotations\n\n{abc}from typing import Any{literal}\n\n"
        f"from kehu import _core\n{imports}from kehu._result import Result\n"
        f"from kehu._values import {', '.join(values)}\n\n\n"
        "def _ask(\n    core: _core.Session,\n    name: str,\n    arguments: tuple[Any, ...],\n"
        "    at_entry: int | None,\n    progress: Progress | None,\n) -> Result[Any]:\n"
        "    if at_entry is None:\n"
        "        return Result(core.query(name, arguments, progress))\n"
        "    return Result(core.query_as_of(name, arguments, at_entry, progress))\n\n\n"
        f"{text.rstrip()}\n"
    )


def generate() -> dict[str, str]:
    """Every generated file by its name."""
    files = {"_api.py": _api()}
    for area in _registry["areas"]:
        if made := _native.types_of(area):
            files[f"{area}.py"] = _area_module(area)
            files[f"{area}.pyi"] = _area_stub(area, dict(sorted(made.items())))
    return files


def main() -> None:
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else sys.argv[1])
    for name, text in generate().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
