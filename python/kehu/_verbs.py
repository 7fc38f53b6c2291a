"""What each verb of the command line does."""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import kehu
from kehu import _core, calendars
from kehu._months import month_table, named_days
from kehu._output import Console, ProgressLine, choose_format, write_result, write_rows

_room_wanted = 1 << 30  # bytes that should be free beside a database


def _session(database: kehu.Database, options: argparse.Namespace) -> kehu.Session:
    return database.session(
        actor=options.actor,
        role=options.role,
        purpose=options.purpose,
        business_line=options.business_line,
    )


def _existing(path: str, *, read_only: bool = False) -> kehu.Database:
    """Opens a database that is there: a misspelt name must not make a new one."""
    if path != ":memory:" and not Path(path).is_file():
        raise kehu.NotFound(
            f"there is no database {path}; make one with kehu init", code="store.no_file"
        )
    return kehu.open(path, read_only=read_only)


def _show(result: kehu.Result[Any], options: argparse.Namespace) -> None:
    how = choose_format(options.format, sys.stdout)
    write_result(result, how, sys.stdout, not options.no_headers)


def _pairs(texts: Iterable[str], flag: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not name:
            raise kehu.Invalid(f"{flag} {text!r}: write NAME=VALUE", code="usage.pair")
        pairs[name] = value
    return pairs


def init(options: argparse.Namespace, console: Console) -> int:
    if Path(options.database).exists():
        raise kehu.Conflict(f"{options.database} exists already", code="store.exists")
    with kehu.open(options.database, policy=options.policy) as database:
        session = database.session(actor="kehu", role="administrator", purpose="init")
        version = session.policy.versions()[-1]
    console.note(f"made {options.database} with the policy '{version.name}'")
    return 0


def _fields(command: str) -> set[str]:
    for each in _core.registry()["commands"]:
        if each["name"] == command:
            return {field["name"] for field in each["fields"]}
    return set()


def _columns(options: argparse.Namespace) -> dict[str, list[str]]:
    """The mapping asked for; else every column that is named as a field of the command."""
    if options.map:
        pairs = _pairs(options.map, "--map")
        return {column: fields.split(",") for column, fields in pairs.items()}
    with open(options.file, encoding=options.encoding or "utf-8-sig", newline="") as file:
        first = next(csv.reader(file, delimiter=options.delimiter or ","), [])
    fields = _fields(options.command)
    return {name: [name] for name in first if name in fields}


def import_rows(options: argparse.Namespace, console: Console) -> int:
    progress = ProgressLine()
    with _existing(options.database) as database:
        try:
            report = _session(database, options).import_csv(
                options.command,
                options.file,
                columns=_columns(options),
                constants=_pairs(options.const, "--const"),
                formats=_pairs(options.formats, "--format"),
                mode="good_rows" if options.good_rows else "all_or_nothing",
                dry_run=options.dry_run,
                delimiter=options.delimiter,
                encoding=options.encoding,
                progress=progress,
            )
        finally:
            progress.end()
    if report.verdicts:
        rows = [
            [str(v.position), v.error.code, v.error.path, v.error.message] for v in report.verdicts
        ]
        how = choose_format(None, sys.stdout)
        write_rows(["line", "code", "path", "message"], rows, how, sys.stdout)
    kept = "would be taken" if report.dry_run else "taken" if report.kept else "taken; nothing kept"
    console.note(f"{report.rows} rows: {report.taken} {kept}, {report.refused} refused")
    return 3 if report.refused else 0


def authorize(options: argparse.Namespace, console: Console) -> int:
    arguments = {
        "customer": options.customer,
        "amount": kehu.Money(options.amount),
        "approvals": options.approval,
    }
    with _existing(options.database) as database:
        session = _session(database, options)
        if options.dry_run:
            check = session.query("credit.check", arguments)
            _show(check, options)
            return 0 if check[0].passed else 3
        arguments["reference"] = options.reference
        reply = session.execute("credit.authorize", arguments, idempotency_key=options.key)
    for reason in reply.receipt.reasons:
        console.reason(reason)
    how = choose_format(options.format, sys.stdout)
    if how in ("json", "nl"):
        print(reply._json())
    else:
        names = ("id", "coverage", "amount", "expires_at")
        values = [str(getattr(reply, name)) for name in names]
        write_rows(names, [values], how, sys.stdout, not options.no_headers)
    return 0


def report(options: argparse.Namespace, console: Console) -> int:
    from kehu import report as reports
    from kehu._report_text import word

    with _existing(options.database, read_only=True) as database:
        try:
            made = reports.make(
                _session(database, options), options.kind, as_of=options.as_of, language=options.lang
            )
        except reports.NoReport as error:
            print(f"kehu: {error}", file=sys.stderr)
            return 1
    if options.html:
        Path(options.html).write_text(made.html(), encoding="utf-8")
        console.note(f"wrote {options.html}")
        return 0
    how = choose_format(options.format, sys.stdout)
    console.note(f"{word('times_in', made.language)} {made.time_zone}")
    for section in made.sections:
        if how == "table":
            print(section.title)
        names = section.headings if how == "table" else section.columns
        write_rows(names, section.texts, how, sys.stdout, not options.no_headers)
    return 0


def archive(options: argparse.Namespace, console: Console) -> int:
    from kehu import archive as archives

    if options.act == "verify":
        try:
            manifest = archives.verify(options.folder, options.digest)
        except archives.Damaged as damaged:
            print(f"kehu: {damaged}", file=sys.stderr)
            return 1
        print(f"{len(manifest['files'])} files of {manifest['customers']} customers are intact")
        return 0
    with _existing(options.database) as database:
        session = _session(database, options)
        made = archives.write(session, options.folder, year=options.year)
        if options.record:
            session.execute(
                "customer.record_archive",
                {
                    "year": made.year,
                    "location": str(made.folder),
                    "digest": made.digest,
                    "customers": made.customers,
                },
            )
    print(made.digest)
    console.note(f"{made.customers} customers in {made.folder}; keep the digest elsewhere")
    return 0


def verify(options: argparse.Namespace, console: Console) -> int:
    progress = ProgressLine()
    with _existing(options.database, read_only=True) as database:
        try:
            result = _session(database, options).store.verify(
                anchor=options.anchor, state=not options.chain_only, progress=progress
            )
        finally:
            progress.end()
    _show(result, options)
    console.note("the journal is whole")
    return 0


def policy(options: argparse.Namespace, console: Console) -> int:
    document = Path(options.file).read_text(encoding="utf-8")
    with kehu.open(store="memory") as database:
        session = database.session(actor="kehu", role="administrator", purpose="check a policy")
        faults = session.query("policy.check", {"document": document})
    if len(faults) == 0:
        console.note(f"{options.file}: no fault")
        return 0
    _show(faults, options)
    console.note(f"{options.file}: {len(faults)} fault{'' if len(faults) == 1 else 's'}")
    return 1


def calendar(options: argparse.Namespace, console: Console) -> int:
    if options.act == "import":
        return _import_calendar(options, console)
    opened = (
        _existing(options.database, read_only=True)
        if options.database
        else kehu.open(store="memory", policy=options.policy)
    )
    with opened as database:
        session = _session(database, options)
        asked = {"calendar": options.name, "from": datetime.date(options.year, 1, 1),
                 "until": datetime.date(options.year, 12, 31)}
        days = session.query("calendar.days", asked)
        if options.format:
            _show(days, options)
            return 0
        rows = list(days)
    print(f"{options.name} {options.year}\n")
    print(month_table(rows, options.lang))
    print()
    print(named_days(rows, options.lang))
    uncertain = [row for row in rows if row.uncertain]
    if uncertain:
        console.note(f"the holidays of {options.year} are not published for {len(uncertain)} days")
    return 0


def _import_calendar(options: argparse.Namespace, console: Console) -> int:
    years = range(options.year, (options.until_year or options.year) + 1) if options.year else None
    if options.form == "notice":
        made = calendars.from_notice(
            Path(options.source).read_text(encoding="utf-8-sig"), name=options.name,
            year=options.year, extends=options.extends,
            time_zone=options.time_zone or (None if options.extends else "Asia/Shanghai"),
        )
    elif options.form is None:
        made = calendars.from_icalendar(
            Path(options.source), name=options.name, time_zone=options.time_zone,
            extends=options.extends, years=years, make_up=options.make_up,
        )
    elif years is None:
        raise kehu.Invalid("give --year for the package holidays", code="calendar.years")
    else:
        country, _, subdivision = options.source.partition("-")
        made = calendars.from_holidays(
            country, years=years, subdivision=subdivision or None, name=options.name,
            time_zone=options.time_zone, extends=options.extends,
        )
    print(json.dumps(made, ensure_ascii=False, indent=2))
    console.note(f"{len(made['holidays'])} holidays, {len(made['make_up_days'])} make-up days; "
                 "put it among the calendars of clause SRV-18")
    return 0


def _typed(name: str, kind: str, options: argparse.Namespace) -> dict[str, Any]:
    """Arguments as texts and JSON; integers and booleans become what the field wants."""
    arguments: dict[str, Any] = json.loads(options.json_arguments or "{}")
    fields = {
        field["name"]: field["kind"]
        for each in _core.registry()[kind]
        if each["name"] == name
        for field in each["fields"]
    }
    for field, text in _pairs(options.arguments, "argument").items():
        arguments[field] = _typed_value(fields.get(field, "text"), text)
    return arguments


def _typed_value(kind: str, text: str) -> Any:
    if kind == "integer" and text.lstrip("-").isdigit():
        return int(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    if kind in ("list", "record"):
        return json.loads(text)
    return text


def query(options: argparse.Namespace, console: Console) -> int:
    progress = ProgressLine()
    arguments = _typed(options.name, "queries", options)
    with _existing(options.database, read_only=True) as database:
        try:
            session = _session(database, options)
            result = session.query(
                options.name, arguments, at_entry=options.at_entry, progress=progress
            )
        finally:
            progress.end()
    _show(result, options)
    return 0


def do(options: argparse.Namespace, console: Console) -> int:
    arguments = _typed(options.name, "commands", options)
    with _existing(options.database) as database:
        session = _session(database, options)
        reply = session.execute(options.name, arguments, idempotency_key=options.key)
    how = choose_format(options.format, sys.stdout)
    if how in ("json", "nl"):
        print(reply._json())
    else:
        values = [str(getattr(reply, name)) for name in reply._fields]
        write_rows(reply._fields, [values], how, sys.stdout, not options.no_headers)
    return 0


def _names(fields: list[dict[str, Any]]) -> str:
    return ", ".join(field["name"] for field in fields)


def describe(options: argparse.Namespace, console: Console) -> int:
    registry = _core.registry()
    how = choose_format(options.format, sys.stdout)
    if options.name is None:
        if how == "json":
            print(_core.describe())
            return 0
        rows = [
            [each["name"], kind, each["answer"].__name__, _names(each["fields"])]
            for kind, list_name in (("command", "commands"), ("query", "queries"))
            for each in registry[list_name]
        ]
        names = ["name", "kind", "answer", "fields"]
        write_rows(names, sorted(rows), how, sys.stdout, not options.no_headers)
        return 0
    for each in [*registry["commands"], *registry["queries"]]:
        if each["name"] == options.name:
            rows = [
                [field["name"], field["kind"], "yes" if field["optional"] else "no"]
                for field in each["fields"]
            ]
            names = ["field", "kind", "optional"]
            write_rows(names, rows, how, sys.stdout, not options.no_headers)
            return 0
    raise kehu.NotFound(f"nothing is named {options.name!r}", code="describe.unknown")


def doctor(options: argparse.Namespace, console: Console) -> int:
    """What the store says of itself, what lies around it, and whether its journal is whole."""
    path = Path(options.database)
    rows: list[list[str]] = [["library", f"kehu {kehu.__version__}", "ok"]]
    with _existing(options.database, read_only=True) as database:
        session = _session(database, options)
        for row in session.store.status():
            rows.append([row.name, row.value, "ok"])
        for version in session.policy.versions():
            if version.in_force:
                rows.append(["policy", f"{version.name}, version {version.version}", "ok"])
        rows.append(_verified(session))
    rows += _surroundings(path)
    how = choose_format(options.format, sys.stdout)
    write_rows(["what", "value", "verdict"], rows, how, sys.stdout, not options.no_headers)
    return 1 if any(row[2] == "bad" for row in rows) else 0


def _verified(session: kehu.Session) -> list[str]:
    try:
        found = session.store.verify(state=True).one()
    except kehu.Error as error:
        return ["journal", str(error), "bad"]
    return ["journal", f"{found.entries} entries, {found.rows} rows, all as recorded", "ok"]


def _surroundings(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    rows = [["file", f"{path.stat().st_size:,} bytes", "ok"]]
    log = path.with_name(path.name + "-wal")
    if log.exists():
        size = log.stat().st_size
        rows.append(["log", f"{size:,} bytes", "ok" if size < 1 << 28 else "large"])
    free = shutil.disk_usage(path.resolve().parent).free
    rows.append(["free space", f"{free:,} bytes", "ok" if free > _room_wanted else "little"])
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    rows.append(["writable", "yes" if writable else "no", "ok"])
    return rows
