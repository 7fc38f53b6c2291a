#!/usr/bin/env python3
"""Writes the Chinese public calendar into the reference policy, clause SRV-18.

    scripts/generate_calendars.py HOLIDAY_CN [POLICY]

HOLIDAY_CN is a checkout of github.com/NateScarlet/holiday-cn (MIT): a file for each year, made from
the notices of the General Office of the State Council. A file may hold days of the neighbouring
year, so days are taken by date, whatever the file. A year without days is not yet published: the
calendar ends with the last one that is.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_YEAR = 2018
SOURCE = ("General Office of the State Council of the People's Republic of China, notices on the "
          "arrangement of public holidays {first} to {last} (国务院办公厅关于部分节假日安排的通知); "
          "dates as compiled by holiday-cn, MIT")


def read(folder: Path) -> tuple[list[tuple[date, str]], list[tuple[date, str]], int]:
    """Days off, days worked instead, and the last year that is published."""
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    year = FIRST_YEAR
    while days := json.loads((folder / f"{year}.json").read_text(encoding="utf-8"))["days"]:
        for day in days:
            (off if day["isOffDay"] else worked)[date.fromisoformat(day["date"])] = day["name"]
        year += 1
    return sorted(off.items()), sorted(worked.items()), year - 1


def holidays(off: list[tuple[date, str]]) -> list[dict[str, str]]:
    """Days in a row of one name as one entry."""
    entries: list[tuple[date, date, str]] = []
    for day, name in off:
        if entries and entries[-1][2] == name and entries[-1][1] + timedelta(1) == day:
            entries[-1] = (entries[-1][0], day, name)
        else:
            entries.append((day, day, name))
    return [{"date": str(first)} | ({"until": str(last)} if last > first else {}) | {"name": name}
            for first, last, name in entries]


def one_a_line(entries: list[dict[str, str]], indent: str) -> str:
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    return "[\n" + ",\n".join(indent + "  " + line for line in lines) + "\n" + indent + "]"


def calendar(folder: Path) -> str:
    off, worked, last_year = read(folder)
    day = '[["00:00", "24:00"]]'
    week = ", ".join(f'"{name}": {day}' for name in ("mon", "tue", "wed", "thu", "fri"))
    source = SOURCE.format(first=FIRST_YEAR, last=last_year)
    indent = " " * 12
    worked_entries = [{"date": str(day), "name": name} for day, name in worked]
    return "\n".join([
        '          {',
        '            "name": "CN",',
        f'            "version": "CN-{last_year}",',
        '            "time_zone": "Asia/Shanghai",',
        f'            "hours": {{{week}}},',
        f'            "published_from": "{FIRST_YEAR}-01-01",',
        f'            "published_until": "{last_year}-12-31",',
        f'            "source": {json.dumps(source, ensure_ascii=False)},',
        f'            "holidays": {one_a_line(holidays(off), indent)},',
        f'            "make_up_days": {one_a_line(worked_entries, indent)}',
        '          }'])


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    policy = Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / "examples/policy/reference.json"
    before, rest = policy.read_text(encoding="utf-8").split('"public_calendars": [\n', 1)
    after = rest[rest.index("\n        ],\n"):]
    policy.write_text(before + '"public_calendars": [\n' + calendar(Path(sys.argv[1])) + after,
                      encoding="utf-8")
    json.loads(policy.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
