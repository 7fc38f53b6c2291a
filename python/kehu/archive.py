"""The year-end archive of customer files (CUS-12): one self-contained folder.

    made = archive.write(session, "archive-2024", year=2024)
    archive.verify("archive-2024", made.digest)

The folder holds each table of the customers' files as NDJSON and as CSV, and ``manifest.json``:
what was archived, when, from which state of the database, and length and digest of every file. The
digest of the manifest, kept elsewhere (``customer.record_archive`` keeps it), proves the whole.
``verify`` needs neither the database nor kehu's native module: a BLAKE2b-256 of the standard
library.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehu._database import Session

__all__ = ["TABLES", "Archive", "Damaged", "verify", "write"]

FORMAT = "kehu-archive-1"
MANIFEST = "manifest.json"

TABLES = (
    "customer",
    "contact_point",
    "preference",
    "document",
    "asset",
    "hand_over",
    "file_change",
    "file_review",
    "contact_verification",
    "membership",
    "purchase_statistics",
    "lifetime_value",
)
"""What makes up a customer's file, in the order of the archive."""


@dataclass(frozen=True)
class Archive:
    """What was written."""

    folder: Path
    year: int
    customers: int
    digest: str
    """BLAKE2b-256 of the manifest, hexadecimal."""


class Damaged(ValueError):
    """An archive that is not as it was written; the message names the file."""


def write(session: Session, folder: str | os.PathLike[str], *, year: int) -> Archive:
    """Writes the archive of a year into a folder that is not there yet or empty.

    All tables are of one state of the database, which the manifest names. Raises FileExistsError,
    and what ``store.dump`` raises.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty; an archive is never written over another")
    (head,) = session.query("journal.head")
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for row in session.query("store.dump", at_entry=head.sequence) if head.sequence else ():
        if row.table in rows:
            rows[row.table].append(json.loads(row.row))
    files = []
    for name, members in rows.items():
        files.append(_put(target / f"{name}.ndjson", _ndjson(members), len(members)))
        files.append(_put(target / f"{name}.csv", _csv(members), len(members)))
    customers = sum(row["status"] == "active" for row in rows["customer"])
    manifest = {
        "format": FORMAT,
        "year": year,
        "written_at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "customers": customers,
        "journal_sequence": head.sequence,
        "journal_head": head.head,
        "files": files,
    }
    text = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    (target / MANIFEST).write_bytes(text)
    return Archive(target, year, customers, _digest(text))


def verify(folder: str | os.PathLike[str], digest: str | None = None) -> dict[str, Any]:
    """Checks every file against the manifest and, where it is given, the manifest against its
    digest. Returns the manifest. Raises Damaged.
    """
    source = Path(folder)
    try:
        text = (source / MANIFEST).read_bytes()
        manifest: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as error:
        raise Damaged(f"{MANIFEST} cannot be read: {error}") from error
    if digest is not None and _digest(text) != digest:
        raise Damaged(f"{MANIFEST} has the digest {_digest(text)}, not {digest}")
    if manifest.get("format") != FORMAT:
        raise Damaged(f"{MANIFEST} says {manifest.get('format')!r}, not {FORMAT!r}")
    known = {MANIFEST}
    for file in manifest["files"]:
        known.add(file["path"])
        _check(source / file["path"], file)
    if strange := sorted({path.name for path in source.iterdir()} - known):
        raise Damaged(f"{strange[0]} is not in the manifest")
    return manifest


def _check(path: Path, file: dict[str, Any]) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Damaged(f"{path.name} cannot be read: {error}") from error
    if len(content) != file["bytes"]:
        raise Damaged(f"{path.name} has {len(content)} bytes, not {file['bytes']}")
    if _digest(content) != file["blake2b_256"]:
        raise Damaged(f"{path.name} is not what was written: its digest differs")


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=32).hexdigest()


def _put(path: Path, content: bytes, rows: int) -> dict[str, Any]:
    path.write_bytes(content)
    return {
        "path": path.name,
        "rows": rows,
        "bytes": len(content),
        "blake2b_256": _digest(content),
    }


def _ndjson(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _csv(rows: list[dict[str, Any]]) -> bytes:
    # Fields that are empty are left out of a row's JSON: the header has every one that occurs.
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\r\n")
    if names:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
