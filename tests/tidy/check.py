"""Keeps the house in order: layers, vocabulary and evidence, checked on every run.

Each check is a function that yields one line for every place that breaks its rule. The closing
line counts checks, not places.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The folders of src in the order of dependency; each may include only those before it.
FOLDERS = ["core", "record", "policy", "workflow", "store", "command", "governance", "calendar",
           "casework", "customer", "credit", "purchase", "tier", "points", "event",
           "classification", "service", "work_order", "complaint", "care", "report", "session",
           "c_api"]
AREAS = ["governance", "calendar", "casework", "customer", "credit", "purchase", "tier", "points",
         "event", "classification", "service", "work_order", "complaint", "care", "report"]
# Public headers belong to the folder that implements them.
HEADERS = {folder: folder for folder in FOLDERS} | {"system": "session", "kehu": "c_api"}
JSON_FOLDERS = {"record", "policy", "session", "c_api"}


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard",
                             *patterns], capture_output=True, text=True, check=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def sources() -> list[Path]:
    return tracked("src/*.cpp", "src/*.hpp", "include/*.hpp", "include/*.h", "bindings/*.cpp",
                   "bindings/*.hpp")


def includes(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := re.match(r'\s*#\s*include\s+[<"]([^>"]+)[>"]', line):
            yield number, found.group(1)


def folder_of(path: Path) -> str | None:
    parts = path.relative_to(ROOT).parts
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    if parts[:2] == ("include", "kehu"):
        return parts[2] if len(parts) > 3 else HEADERS.get(path.stem)
    return None


def folder_included(name: str) -> str | None:
    parts = name.split("/")
    if parts[0] == "kehu":
        return parts[1] if len(parts) > 2 else HEADERS.get(Path(parts[1]).stem)
    return parts[0] if len(parts) > 1 and parts[0] in FOLDERS else None


def place(path: Path, number: int) -> str:
    return f"{path.relative_to(ROOT)}:{number}"


def layers_know_only_those_before_them() -> Iterator[str]:
    for path in sources():
        own = folder_of(path)
        if own not in FOLDERS:
            continue
        for number, name in includes(path):
            other = folder_included(name)
            if other in FOLDERS and FOLDERS.index(other) > FOLDERS.index(own):
                yield f"{place(path, number)}: {own} includes {name} of {other}"


def libraries_stay_in_their_folder() -> Iterator[str]:
    homes = {"sqlite3.h": "src/store/sqlite/", "libpq-fe.h": "src/store/postgres/",
             "cctz/": "src/core/", "utf8proc.h": "src/core/"}
    for path in sources():
        relative = str(path.relative_to(ROOT))
        for number, name in includes(path):
            for library, home in homes.items():
                if name.startswith(library) and not relative.startswith(home):
                    yield f"{place(path, number)}: {name} belongs in {home}"


def json_stays_at_the_edges() -> Iterator[str]:
    for path in sources():
        own = folder_of(path)
        for number, name in includes(path):
            # The store keeps nested fields as JSON text, through the record's codec alone.
            codec = own == "store" and name == "record/json.hpp"
            if (name.startswith("boost/json") or name == "record/json.hpp") and own in FOLDERS \
                    and own not in JSON_FOLDERS and not codec:
                yield f"{place(path, number)}: {own} includes {name}"


def rules_are_pure() -> Iterator[str]:
    forbidden = ("kehu/store.hpp", "kehu/session.hpp", "kehu/command.hpp", "chrono", "ctime",
                 "locale", "random", "iostream")
    for path in tracked("src/*/rules*.cpp"):
        for number, name in includes(path):
            if name in forbidden or name.startswith(("store/", "session/", "command/")):
                yield f"{place(path, number)}: a rule includes {name}"
        text = path.read_text(encoding="utf-8")
        if re.search(r"\b(now\(\)|time\(|getenv|rand\()", re.sub(r"\w+\.now\b", "", text)):
            yield f"{path.relative_to(ROOT)}: a rule asks for the time or the environment"


def areas_keep_their_commands() -> Iterator[str]:
    for path in sources():
        own = folder_of(path)
        for number, name in includes(path):
            other = folder_included(name)
            if own in AREAS and other in AREAS and own != other and "commands" in name:
                yield f"{place(path, number)}: {own} includes the commands of {other}"


def nothing_is_left_unfinished() -> Iterator[str]:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK|not implemented|unimplemented)\b")
    exempt = {"tests/tidy/check.py", "LICENSE"}
    for path in tracked():
        relative = str(path.relative_to(ROOT))
        if relative in exempt or path.suffix in {".csv", ".png", ".sqlite"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = words.search(line)
            # XXX is also ISO 4217's code for "no currency".
            iso = found and found.group() == "XXX" and path.stem in (
                "money", "currencies", "money_test", "report")
            if found and not iso:
                yield f"{place(path, number)}: {line.strip()[:80]}"


def no_machine_is_named() -> Iterator[str]:
    words = re.compile(r"/(work|home/\w+|tmp/[a-z])/|deb\.debian\.org|pypi\.org|registry\.npmjs|"
                       r"proxy\.golang|crates\.io/api|repo1?\.maven")
    for path in tracked():
        if path.name == "check.py" or path.suffix in {".csv", ".png", ".sqlite"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if words.search(line):
                yield f"{place(path, number)}: {line.strip()[:80]}"


def money_is_never_a_float() -> Iterator[str]:
    for path in sources():
        if folder_of(path) not in ("core", "policy", "store", "session", *AREAS):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("//")[0]
            if re.search(r"\b(float|double)\b", code) and '"' not in code:
                yield f"{place(path, number)}: {line.strip()[:80]}"


def files_hold_one_idea() -> Iterator[str]:
    for path in tracked("*.cpp", "*.hpp", "*.h", "*.c", "*.py"):
        if path.name in ("_api.py", "_types.py") or "golden" in path.parts:
            continue
        count = len(path.read_text(encoding="utf-8").splitlines())
        limit = 1200 if path.suffix == ".hpp" and path.parent.name == "kehu" else 800
        if count > limit:
            yield f"{path.relative_to(ROOT)}: {count} lines; split it by noun"


DECLARED = re.compile(r'\{"([a-z_]+\.[a-z_]+)",\s*Category::(\w+),')


def declared_errors() -> Iterator[tuple[str, str, Path]]:
    """Each ErrorMeaning: its code, category and file."""
    for path in tracked("src/*.cpp"):
        for code, category in DECLARED.findall(path.read_text(encoding="utf-8")):
            yield code, category, path


def requests() -> set[str]:
    """The names of commands and queries."""
    return {name for path in tracked("include/kehu/*.hpp")
            for name in re.findall(r'string_view (?:name|request) = "([a-z_]+\.[a-z_]+)"',
                                   path.read_text(encoding="utf-8"))}


def error_codes() -> dict[str, Path]:
    """Codes that the sources make: every dotted word in quotes that is nothing else.

    It may be the name of a command or a query, the act of a workflow, a matter of GOV-14, or the
    kind of a duty or a message, which a scenario shows.
    """
    policy = json.loads((ROOT / "examples/policy/reference.json").read_text(encoding="utf-8"))
    others = requests() | {matter["matter"] for clause in policy["clauses"]
                           for matter in clause.get("parameters", {}).get("matters", [])}
    shown = "\n".join(path.read_text(encoding="utf-8") for path in tracked("tests/scenarios/*"))
    others |= set(re.findall(r'"kind": ?"([a-z_]+\.[a-z_]+)"', shown))
    codes: dict[str, Path] = {}
    for path in tracked("src/*.cpp", "src/*.hpp", "include/kehu/core/result.hpp"):
        text = DECLARED.sub("", path.read_text(encoding="utf-8"))
        text = re.sub(r"//.*|#include.*", "", text)
        others |= set(re.findall(r'\{"\w+", "([a-z_]+\.[a-z_]+)", "\w+"\}', text))
        for code in re.findall(r'"([a-z_]+\.[a-z_]+)"', text):
            codes.setdefault(code, path)
    declared = {code for code, _, _ in declared_errors()}
    return {code: path for code, path in codes.items() if code in declared or code not in others}


def every_error_code_is_declared() -> Iterator[str]:
    made = error_codes()
    declared: dict[str, str] = {}
    for code, category, path in declared_errors():
        if code in declared:
            yield f"{path.relative_to(ROOT)}: {code} is declared twice"
        if code not in made:
            yield f"{path.relative_to(ROOT)}: nothing makes {code}"
        declared[code] = category
    for code, path in sorted(made.items()):
        if code not in declared:
            yield (f"{path.relative_to(ROOT)}: {code} has no ErrorMeaning; add it to the area's "
                   "catalogue.cpp")
    makers = re.compile(r'\b(?:(invalid|not_found|conflict)\(|Fault\(Category::(\w+),)\s*'
                        r'"([a-z_]+\.[a-z_]+)"')
    for path in tracked("src/*.cpp", "src/*.hpp"):
        for maker, fault, code in makers.findall(path.read_text(encoding="utf-8")):
            if code in declared and declared[code] != (maker or fault):
                yield f"{path.relative_to(ROOT)}: {code} is {declared[code]}, not {maker or fault}"


def described_names_are_unique() -> Iterator[str]:
    """Records and enumerations are known by their bare names in describe and in Python."""
    seen: dict[str, str] = {}
    described = re.compile(r"BOOST_DESCRIBE_(?:STRUCT|ENUM)\(\s*([\w:]+)")
    for path in tracked("include/kehu/*.hpp", "src/*.hpp", "src/*.cpp"):
        text = re.sub(r"//.*|#define.*", "", path.read_text(encoding="utf-8"))
        for name in described.findall(text):
            bare = name.split("::")[-1]
            if bare in seen:
                yield f"{path.relative_to(ROOT)}: {bare} is described in {seen[bare]} too"
            seen.setdefault(bare, str(path.relative_to(ROOT)))


# What only a broken machine brings about, between one call of the system and the next.
UNPROVOKED = {
    "store.lost": "a group's leader fails in a way that no body of it caused",
    "store.constraint": "SQLite refuses a row that the store had checked itself",
    "store.too_big": "a row beyond SQLite's limit of 1 GB; every text is bounded far below",
    "memory.exhausted": "the process has no memory left for an answer",
}


def a_sentence_has_one_wording() -> Iterator[str]:
    """Sentences of all areas are found by rule, act or word alone: the last one would win."""
    seen: dict[str, tuple[tuple[str, str], Path]] = {}
    entry = re.compile(r'\{"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\}')
    for path in tracked("src/*.cpp"):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"constexpr Sentence \w+\[\] = \{(.*?)\n\};", text, re.S):
            for key, en, zh in entry.findall(re.sub(r'"\s*\n\s*"', "", block)):
                known = seen.setdefault(key, ((en, zh), path))
                if known[0] != (en, zh):
                    yield (f"{path.relative_to(ROOT)}: '{key}' reads otherwise in "
                           f"{known[1].relative_to(ROOT)}")


def every_error_code_is_provoked() -> Iterator[str]:
    evidence = "\n".join(path.read_text(encoding="utf-8", errors="replace")
                         for path in tracked("tests/*") if path.name != "check.py")
    for code, path in sorted(error_codes().items()):
        if code.startswith("internal.") or code in UNPROVOKED:
            continue
        if not re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.])", evidence):
            yield f"{path.relative_to(ROOT)}: no test or scenario provokes {code}"


def every_command_has_a_scenario() -> Iterator[str]:
    told = "\n".join(path.read_text(encoding="utf-8") for path in tracked("tests/scenarios/*"))
    for name in sorted(requests()):
        if name != "import.rows" and name not in told:
            yield f"no scenario asks {name}"


# Formats of other versions differ in small things; this one is Debian 12's.
FORMATTER = "clang-format-14"


def sources_are_formatted() -> Iterator[str]:
    if not shutil.which(FORMATTER):
        yield f"there is no {FORMATTER}; scripts/prepare tests installs it"
        return
    found = subprocess.run([FORMATTER, "--dry-run", *tracked("*.cpp", "*.hpp", "*.c", "*.h")],
                           capture_output=True, text=True, check=True)
    for line in sorted({line.split(":")[0] for line in found.stderr.splitlines()
                        if "clang-format-violations" in line}):
        yield f"{Path(line).relative_to(ROOT)}: clang-format -i mends it"


CHECKS = [layers_know_only_those_before_them, libraries_stay_in_their_folder,
          json_stays_at_the_edges, rules_are_pure, areas_keep_their_commands,
          nothing_is_left_unfinished, no_machine_is_named, money_is_never_a_float,
          files_hold_one_idea, every_error_code_is_declared,
          described_names_are_unique, a_sentence_has_one_wording,
          every_error_code_is_provoked, every_command_has_a_scenario, sources_are_formatted]


def main() -> int:
    failed = 0
    for check in CHECKS:
        places = list(check())
        failed += bool(places)
        print(("FAILED " if places else "passed ") + check.__name__.replace("_", " "))
        for each in places:
            print("  " + each)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
