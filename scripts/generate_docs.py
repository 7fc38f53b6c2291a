"""Writes the reference pages and the review copy of the interface.

Sources: what kehu_describe says (names, types, tables, clauses, workflows), the comments of the
public headers (meaning, errors) and the scenario files (examples, evidence). Run it after a change
of any of them; tests/docs fails where what is committed differs.

    scripts/generate_docs.py <shared library> [--check]
"""

from __future__ import annotations

import argparse
import ctypes
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = {"CUS": 14, "CLS": 6, "TIER": 6, "CRD": 16, "SRV": 17, "CMP": 18, "CARE": 10,
                "GOV": 13, "RPT": 7}


def describe(library: Path) -> dict[str, Any]:
    class Text(ctypes.Structure):
        _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]

    kehu = ctypes.CDLL(str(library))
    reply = Text()
    if kehu.kehu_describe(ctypes.byref(reply)) != 0:
        raise SystemExit("kehu_describe failed")
    text = ctypes.string_at(reply.data, reply.size)
    kehu.kehu_free_text(ctypes.byref(reply))
    return json.loads(text)


class Struct:
    """A struct of a public header: its comment and those of its fields."""

    def __init__(self, comment: str, header: str) -> None:
        self.comment = comment
        self.header = header
        self.fields: dict[str, str] = {}


def read_headers() -> tuple[dict[str, Struct], dict[str, Struct]]:
    """Structs by name, and those of commands and queries by what they are asked as."""
    by_name: dict[str, Struct] = {}
    by_request: dict[str, Struct] = {}
    for path in sorted((ROOT / "include/kehu").glob("*.hpp")):
        comment: list[str] = []
        current: Struct | None = None
        field: str | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if current is None:
                if started := re.match(r"struct (\w+)[^;]*\{(?:\s*//\s*(.*))?$", text):
                    words = " ".join([*comment, started.group(2) or ""]).strip()
                    current = Struct(words, path.stem)
                    by_name.setdefault(started.group(1), current)
                    comment = []
                elif text.startswith("//"):
                    comment.append(text[2:].strip())
                else:
                    comment = []
                continue
            if text.startswith("};"):
                current, field = None, None
            elif asked := re.search(r'string_view (?:name|request) = "([\w.]+)"', text):
                by_request[asked.group(1)] = current
            elif text.startswith("//") and field:
                current.fields[field] += " " + text[2:].strip()
            elif declared := re.match(r"[\w:<>, ]+?[ >](\w+(?:, \w+)*)(?:\s*=\s*[^;]+|\{\})?;"
                                      r"\s*(?://\s*(.*))?$", text):
                for field in declared.group(1).split(", "):
                    current.fields[field] = declared.group(2) or ""
    return by_name, by_request


class Scenario:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        first = self.text.splitlines()[0]
        self.title = first.lstrip("# ").strip()
        self.covers = [rule for line in self.text.splitlines() if line.startswith("covers ")
                       for rule in line.split()[1:]]


def scenarios() -> list[Scenario]:
    return [Scenario(path) for path in sorted((ROOT / "tests/scenarios").rglob("*.scenario"))]


def type_text(field: dict[str, Any]) -> str:
    kind = field["kind"]
    if kind == "enumeration":
        return f"enumeration {field['enumeration']}"
    if kind == "record":
        return f"[{field['record']}](../records.md#{field['record'].lower()})"
    if kind == "list":
        return "list of " + type_text(field["element"])
    return kind


def field_table(fields: list[dict[str, Any]], struct: Struct | None, required: bool) -> list[str]:
    if not fields:
        return ["None.", ""]
    lines = ["| field | type | " + ("required | " if required else "") + "meaning |",
             "| --- | --- | " + ("--- | " if required else "") + "--- |"]
    for field in fields:
        must = "" if field.get("optional") or field["kind"] == "list" else "yes"
        meaning = (struct.fields.get(field["name"], "") if struct else "").replace("|", "\\|")
        lines.append(f"| `{field['name']}` | {type_text(field)} | "
                     + (f"{must} | " if required else "") + f"{meaning} |")
    return [*lines, ""]


def example(name: str, told: list[Scenario]) -> list[str]:
    for scenario in told:
        lines = scenario.text.splitlines()
        for number, line in enumerate(lines):
            if re.match(rf"(do|rows) {re.escape(name)}(\s|$)", line):
                shown = [line]
                depth = line.count("[") - line.count("]") + line.count("{") - line.count("}")
                while depth > 0 and number + 1 < len(lines):
                    number += 1
                    shown.append(lines[number])
                    depth += sum(lines[number].count(c) for c in "[{")
                    depth -= sum(lines[number].count(c) for c in "]}")
                link = scenario.path.relative_to(ROOT)
                return ["## Example", "", f"From [{scenario.title}](../../../{link}):", "",
                        "```", *shown, "```", ""]
    return []


def request_page(kind: str, request: dict[str, Any], structs: dict[str, Struct],
                 asked: dict[str, Struct], api: dict[str, Any], told: list[Scenario]) -> str:
    name = request["name"]
    struct = asked.get(name)
    answer = request["reply" if kind == "command" else "row"]
    covered = sorted({rule for s in told if re.search(rf"^(do|rows) {re.escape(name)}\b", s.text,
                                                      re.M) for rule in s.covers}, key=rule_key)
    lines = [f"# {name}", "", f"A {kind}." + (f" {struct.comment}" if struct else ""), "",
             "## Arguments", "", *field_table(request["fields"], struct, True),
             f"## {'Reply' if kind == 'command' else 'Rows'}: {answer}", "",
             *field_table(api["records"][answer], structs.get(answer), False),
             *example(name, told)]
    if covered:
        lines += ["Shown in scenarios that cover " + ", ".join(covered) + ".", ""]
    return "\n".join(lines)


def rule_key(rule: str) -> tuple[str, int]:
    area, _, number = rule.partition("-")
    return area, int(number) if number.isdigit() else 0


def noun_page(table: dict[str, Any], structs: dict[str, Struct], api: dict[str, Any]) -> str:
    record = table["record"]
    struct = structs.get(record)
    lines = [f"# {table['name']}", "", struct.comment if struct else "", "",
             "Key: " + ", ".join(f"`{field}`" for field in table["key"]) + ".", ""]
    for index in table["indexes"]:
        unique = " (unique)" if index.get("unique") else ""
        lines.append(f"- index `{index['name']}`{unique}: "
                     + ", ".join(f"`{field}`" for field in index["fields"]))
    lines += ["", *field_table(api["records"][record], struct, False)]
    if table["personal"]:
        lines += ["Personal: " + ", ".join(f"`{f}`" for f in table["personal"]) + ".", ""]
    if table.get("derived"):
        lines += ["Derived: follows from the journal, and is left out of dumps and digests.", ""]
    for workflow in api["workflows"]:
        if workflow["name"] == table["name"]:
            lines += ["## States", "", "```mermaid", "stateDiagram-v2",
                      f"    [*] --> {workflow['initial']}"]
            # One arrow for all acts between two states: a diagram of every act apart cannot be read.
            acts: dict[tuple[str, str], list[str]] = {}
            for t in workflow["transitions"]:
                acts.setdefault((t["from"], t["to"]), []).append(t["act"])
            lines += [f"    {before} --> {after}: {'<br/>'.join(names)}"
                      for (before, after), names in acts.items()]
            lines += ["```", ""]
    return "\n".join(lines)


def records_page(api: dict[str, Any], structs: dict[str, Struct]) -> str:
    lines = ["# Records", "", "Every struct that commands, queries and clauses mention.", ""]
    for name, fields in sorted(api["records"].items()):
        struct = structs.get(name)
        lines += [f"## {name}", "", struct.comment if struct else "", "",
                  *[line.replace("../records.md", "") for line in
                    field_table(fields, struct, False)]]
    lines += ["# Enumerations", ""]
    for name, words in sorted(api["enumerations"].items()):
        lines.append(f"- **{name}**: " + ", ".join(f"`{word}`" for word in words))
    return "\n".join([*lines, ""])


def clauses_page() -> str:
    policy = json.loads((ROOT / "examples/policy/reference.json").read_text(encoding="utf-8"))
    lines = ["# Clauses of the reference policy", "",
             "Texts and parameters as they lie in `examples/policy/reference.json`.", ""]
    for clause in policy["clauses"]:
        lines += [f"## {clause['id']}: {clause['title']['en']} {clause['title']['zh']}", "",
                  clause["text"]["en"], "", clause["text"]["zh"], ""]
        for part in ("parameters", "tables"):
            if clause.get(part):
                lines += ["```json", json.dumps(clause[part], ensure_ascii=False, indent=2),
                          "```", ""]
    return "\n".join(lines)


def errors_page(api: dict[str, Any]) -> str:
    lines = ["# Error codes", "",
             "What `kehu_describe` lists under `errors`: each code, its category and what it means.",
             "A code never changes its meaning. Programs branch on the category or the code; the",
             "message of an error names the wrong value.", ""]
    prefixes = sorted({error["code"].split(".")[0] for error in api["errors"]})
    for prefix in prefixes:
        lines += [f"## {prefix}", "", "| code | category | meaning | 含义 |",
                  "| --- | --- | --- | --- |"]
        lines += [f"| `{error['code']}` | {error['category']} | {error['en']} | {error['zh']} |"
                  for error in api["errors"] if error["code"].split(".")[0] == prefix]
        lines.append("")
    return "\n".join(lines)


def requirements_page(told: list[Scenario]) -> str:
    lines = ["# Rules and the scenarios that show them", "",
             "Generated from the `covers` lines of `tests/scenarios`. Every scenario runs through",
             "C++, C99 and Python on the memory store, a SQLite file and SQLite `:memory:`.", "",
             "| rule | scenarios |", "| --- | --- |"]
    shown = 0
    for area, count in REQUIREMENTS.items():
        for number in range(1, count + 1):
            rule = f"{area}-{number}"
            links = [f"[{s.title}](../{s.path.relative_to(ROOT)})" for s in told
                     if rule in s.covers]
            shown += bool(links)
            lines.append(f"| {rule} | {'; '.join(links) or 'none yet'} |")
    return "\n".join([*lines, "", f"{shown} of {sum(REQUIREMENTS.values())} rules are shown.", ""])


def index_page(api: dict[str, Any]) -> str:
    lines = ["# Reference", "", "## Commands", ""]
    lines += [f"- [{c['name']}](commands/{c['name']}.md)" for c in api["commands"]]
    lines += ["", "## Queries", ""]
    lines += [f"- [{q['name']}](commands/{q['name']}.md)" for q in api["queries"]]
    lines += ["", "## Nouns", ""]
    lines += [f"- [{t['name']}](nouns/{t['name']}.md)" for t in api["tables"]]
    return "\n".join([*lines, "", "See also [records](records.md), [clauses](clauses.md) and"
                      " [rules](../requirements.md).", ""])


def pages(api: dict[str, Any]) -> dict[Path, str]:
    structs, asked = read_headers()
    told = scenarios()
    reference = ROOT / "docs/reference"
    made = {ROOT / "tests/golden/api.json": json.dumps(api, ensure_ascii=False, indent=1) + "\n",
            ROOT / "docs/requirements.md": requirements_page(told),
            ROOT / "docs/errors.md": errors_page(api),
            reference / "README.md": index_page(api),
            reference / "records.md": records_page(api, structs),
            reference / "clauses.md": clauses_page()}
    for command in api["commands"]:
        made[reference / f"commands/{command['name']}.md"] = request_page(
            "command", command, structs, asked, api, told)
    for query in api["queries"]:
        made[reference / f"commands/{query['name']}.md"] = request_page(
            "query", query, structs, asked, api, told)
    for table in api["tables"]:
        made[reference / f"nouns/{table['name']}.md"] = noun_page(table, structs, api)
    return made


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("library", type=Path)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    made = pages(describe(given.library))
    stale = [path for path in [*(ROOT / "docs/reference/commands").glob("*.md"),
                               *(ROOT / "docs/reference/nouns").glob("*.md")] if path not in made]
    differing = [path for path, text in made.items()
                 if not path.exists() or path.read_text(encoding="utf-8") != text]
    if given.check:
        for path in [*differing, *stale]:
            print(f"{path.relative_to(ROOT)} is not what scripts/generate_docs.py makes")
        return 1 if differing or stale else 0
    for path in stale:
        path.unlink()
    for path in differing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    print(f"{len(made)} pages, {len(differing)} written, {len(stale)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
