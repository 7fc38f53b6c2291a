"""The command line: ``kehu VERB DATABASE ...``.

Exit codes: 0 done; 1 an error; 2 wrong usage; 3 refused by the policy, denied to the role, or rows
of an import that were not taken.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import kehu
from kehu import _verbs, calendars
from kehu._output import FORMATS, Console

DONE, FAILED, USAGE, REFUSED = 0, 1, 2, 3


class _Parser(argparse.ArgumentParser):
    """Notes go to stderr, the code is 2: argparse's own habit, kept for every sub-command."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _add_who(parser: argparse.ArgumentParser) -> None:
    who = parser.add_argument_group("who acts")
    who.add_argument("--actor", default=None, help="the person (default: the login name)")
    who.add_argument(
        "--role",
        default=os.environ.get("KEHU_ROLE", "administrator"),
        help="a role of the policy (default: $KEHU_ROLE, or administrator)",
    )
    who.add_argument("--purpose", default="command line", help="what for")
    who.add_argument("--business-line", default="", help="scope of the policy")


def _add_output(parser: argparse.ArgumentParser) -> None:
    output = parser.add_argument_group("output (default: a table on a terminal, else CSV)")
    for flag, how in (("-t", "table"), ("--csv", "csv"), ("--json", "json"), ("--nl", "nl")):
        names = [flag, "--table"] if flag == "-t" else [flag]
        output.add_argument(
            *names, dest="format", action="store_const", const=how, help=_helps[how]
        )
    output.add_argument("--no-headers", action="store_true", help="without the line of names")


_helps = {
    "table": "a table",
    "csv": "comma-separated values",
    "json": "one JSON list",
    "nl": "one JSON object a line",
}
assert set(_helps) == set(FORMATS)


def _add_verb(verbs: Any, name: str, run: Any, help_text: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=help_text, description=help_text)
    verb.set_defaults(run=run)
    verb.add_argument("-q", "--quiet", action="store_true", help="no notes")
    verb.add_argument("--no-color", action="store_true", help="no colours; as $NO_COLOR")
    verb.add_argument("--lang", choices=("en", "zh"), default="en", help="language of sentences")
    return verb


def _add_init(verbs: Any) -> None:
    verb = _add_verb(verbs, "init", _verbs.init, "Make a database.")
    verb.add_argument("database")
    verb.add_argument("--policy", help="file of a policy (default: the reference policy)")


def _add_import(verbs: Any) -> None:
    verb = _add_verb(
        verbs, "import", _verbs.import_rows, "Carry out one command for each row of a CSV file."
    )
    verb.add_argument("database")
    verb.add_argument("command", help="such as customer.create")
    verb.add_argument("file")
    verb.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD[,FIELD]",
        help="where a column goes (default: columns named as a field)",
    )
    verb.add_argument(
        "--const", action="append", default=[], metavar="FIELD=VALUE", help="the same for all rows"
    )
    verb.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="FIELD=HOW",
        dest="formats",
        help="how a field is written: since=M/D/YYYY, amount=USD",
    )
    verb.add_argument("--delimiter", help="one character (default: found out)")
    verb.add_argument("--encoding", help="utf-8, gb18030, latin-1, utf-16 (default: utf-8)")
    verb.add_argument(
        "--good-rows", action="store_true", help="keep the good rows (default: all or nothing)"
    )
    verb.add_argument("--dry-run", action="store_true", help="judge every row and keep nothing")
    verb.set_defaults(format=None, no_headers=False)
    _add_who(verb)


def _add_authorize(verbs: Any) -> None:
    verb = _add_verb(
        verbs, "authorize", _verbs.authorize, "Ask whether goods may leave before they are paid."
    )
    verb.add_argument("database")
    verb.add_argument("customer", help="code or id")
    verb.add_argument("amount", help='such as "12000.00 CNY"')
    verb.add_argument("--reference", default="", help="of your order")
    verb.add_argument("--approval", action="append", default=[], help="id of an approval")
    verb.add_argument("--key", help="idempotency key: the same key gives the same answer")
    verb.add_argument("--dry-run", action="store_true", help="decide and keep nothing")
    _add_who(verb)
    _add_output(verb)


def _add_report(verbs: Any) -> None:
    from kehu.reports import kinds

    verb = _add_verb(verbs, "report", _verbs.report, "Show a report, or write it as one page.")
    verb.add_argument("database")
    verb.add_argument("kind", choices=sorted(kinds()))
    verb.add_argument("--as-of", help="a day, YYYY-MM-DD (default: today)")
    verb.add_argument("--html", metavar="FILE", help="write one self-contained page")
    _add_who(verb)
    _add_output(verb)


def _add_verify(verbs: Any) -> None:
    verb = _add_verb(
        verbs, "verify", _verbs.verify, "Recompute the journal's chain, and the rows from it."
    )
    verb.add_argument("database")
    verb.add_argument("--anchor", help="a head exported earlier")
    verb.add_argument("--chain-only", action="store_true", help="leave the rows out")
    _add_who(verb)
    _add_output(verb)


def _add_archive(verbs: Any) -> None:
    verb = _add_verb(
        verbs, "archive", _verbs.archive, "Write the year-end archive of all files, or verify one."
    )
    acts = verb.add_subparsers(dest="act", required=True, metavar="ACT")
    write = acts.add_parser("write", help="write a folder: NDJSON, CSV, a manifest with digests")
    write.add_argument("database")
    write.add_argument("folder", help="new or empty")
    write.add_argument("--year", type=int, required=True)
    write.add_argument(
        "--record", action="store_true", help="put it on record (customer.record_archive)"
    )
    _add_who(write)
    check = acts.add_parser("verify", help="check every file against the manifest")
    check.add_argument("folder")
    check.add_argument("--digest", help="of the manifest, as it was told when it was written")


def _add_policy(verbs: Any) -> None:
    verb = _add_verb(verbs, "policy", _verbs.policy, "Check a policy document.")
    acts = verb.add_subparsers(dest="act", required=True, metavar="ACT")
    check = acts.add_parser("check", help="list every fault of a document")
    check.add_argument("file")
    _add_output(check)


def _year(text: str) -> int:
    if not text.isdecimal() or not calendars.FIRST_YEAR <= int(text) <= calendars.LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a year from {calendars.FIRST_YEAR} to {calendars.LAST_YEAR}"
        )
    return int(text)


def _add_calendar(verbs: Any) -> None:
    verb = _add_verb(verbs, "calendar", _verbs.calendar, "Show or import a business calendar.")
    acts = verb.add_subparsers(dest="act", required=True, metavar="ACT")
    show = acts.add_parser("show", help="the months of a year")
    show.add_argument("name", help="a calendar of the policy")
    show.add_argument("--year", type=_year, required=True)
    where = show.add_mutually_exclusive_group()
    where.add_argument("--database", help="whose policy is in force (default: the reference one)")
    where.add_argument("--policy", help="file of a policy")
    show.add_argument("--lang", choices=("en", "zh"), default=argparse.SUPPRESS)
    _add_who(show)
    _add_output(show)
    take = acts.add_parser("import", help="a calendar from elsewhere, as policy data")
    take.add_argument("source", help="an iCalendar file, or what the next options say")
    form = take.add_mutually_exclusive_group()
    form.add_argument("--country", dest="form", action="store_const", const="country",
                      help="a code like DE or DE-BY, by the Python package holidays")
    form.add_argument("--notice", dest="form", action="store_const", const="notice",
                      help="the text of a notice of the State Council")
    take.add_argument("--name", required=True)
    take.add_argument("--time-zone")
    take.add_argument("--extends", help="the calendar that it lies over")
    take.add_argument("--year", type=_year, help="for which it is complete")
    take.add_argument("--until-year", type=_year, help="the last of several years")
    take.add_argument("--make-up", metavar="REGEX", help="summaries of days that are worked")


def _add_generic(verbs: Any) -> None:
    for name, run, help_text in (
        ("query", _verbs.query, "Ask any query."),
        ("do", _verbs.do, "Carry out any command."),
    ):
        verb = _add_verb(verbs, name, run, help_text)
        verb.add_argument("database")
        verb.add_argument("name", help="see kehu describe")
        verb.add_argument("arguments", nargs="*", metavar="FIELD=VALUE")
        verb.add_argument("--arguments", dest="json_arguments", metavar="JSON", default=None)
        if name == "query":
            verb.add_argument("--at-entry", type=int, help="the state after a journal entry")
        else:
            verb.add_argument("--key", help="idempotency key")
        _add_who(verb)
        _add_output(verb)


def _add_rest(verbs: Any) -> None:
    verb = _add_verb(verbs, "describe", _verbs.describe, "List what can be asked.")
    verb.add_argument("name", nargs="?", help="one command or query: its fields")
    _add_output(verb)
    verb = _add_verb(verbs, "doctor", _verbs.doctor, "Examine a database and its surroundings.")
    verb.add_argument("database")
    _add_who(verb)
    _add_output(verb)


def _make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="kehu",
        description="A company's written customer-management policy, executable.",
        epilog="Exit codes: 0 done, 1 error, 2 usage, 3 refused or denied.",
    )
    parser.add_argument("--version", action="version", version=f"kehu {kehu.__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for add in (
        _add_init,
        _add_import,
        _add_authorize,
        _add_report,
        _add_verify,
        _add_archive,
        _add_policy,
        _add_calendar,
        _add_generic,
        _add_rest,
    ):
        add(verbs)
    return parser


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb and returns the exit code."""
    options = _make_parser().parse_args(arguments)
    if getattr(options, "actor", "") is None:
        options.actor = _login()
    console = Console(options.quiet, not options.no_color, options.lang)
    try:
        code: int = options.run(options, console)
        sys.stdout.flush()
        return code
    except (kehu.Refused, kehu.Denied) as error:
        console.error(error)
        return REFUSED
    except kehu.Error as error:
        console.error(error)
        return FAILED
    except BrokenPipeError:
        # Whoever read has seen enough; the interpreter must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (OSError, UnicodeError) as error:
        print(f"kehu: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("kehu: interrupted; nothing of the unfinished command is kept", file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
