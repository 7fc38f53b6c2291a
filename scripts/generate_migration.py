"""Prints the SQL of tables that a new database has and an older schema version lacks.

    PYTHONPATH=build/release/python python scripts/generate_migration.py OLD.sql... > version_N.sql

OLD.sql are the frozen scripts and dumps whose tables are there already. The output is frozen when a
release carries it: afterwards it is never made anew.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from pathlib import Path

import kehu


def main(known_files: list[str]) -> None:
    known = {name for file in known_files
             for name in re.findall(r'CREATE TABLE "(\w+)"', Path(file).read_text("utf-8"))}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.kehu"
        kehu.open(path).close()
        with sqlite3.connect(path) as database:
            rows = database.execute(
                "SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
                "ORDER BY rowid").fetchall()
    for table, sql in rows:
        if table not in known:
            print(f"{sql};")


if __name__ == "__main__":
    main(sys.argv[1:])
