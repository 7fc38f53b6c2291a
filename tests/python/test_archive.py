"""The year-end archive: complete, verifiable without kehu, and every damage noticed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import kehu
import pytest
from kehu import archive
from kehu.cli import main


@pytest.fixture
def written(desk: kehu.Session, tmp_path: Path) -> archive.Archive:
    for code in ("A-1", "A-2"):
        desk.customer.create(
            kind="company", name=f"客户 {code}", channel="visit", code=code,
            contact_points=[{"kind": "email", "value": f"{code}@example.com"}],
        )
    desk.execute("purchase.record", {"customer": "A-1", "amount": "12.50 CNY"})
    return archive.write(desk, tmp_path / "archive", year=2025)


def test_it_holds_every_file(written: archive.Archive) -> None:
    manifest = archive.verify(written.folder, written.digest)
    assert (manifest["customers"], manifest["year"]) == (2, 2025)
    lines = (written.folder / "customer.ndjson").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["name"] for line in lines} == {"客户 A-1", "客户 A-2"}
    with (written.folder / "contact_point.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["value"] for row in csv.DictReader(file)) == [
            "A-1@example.com", "A-2@example.com",
        ]
    with (written.folder / "purchase_statistics.csv").open(encoding="utf-8-sig") as file:
        assert [row["spent"] for row in csv.DictReader(file)] == ["12.50 CNY"]
    rows = {file["path"]: file["rows"] for file in manifest["files"]}
    assert rows["customer.csv"] == rows["customer.ndjson"] == 2
    assert len(rows) == 2 * len(archive.TABLES)


def test_every_damage_is_noticed(written: archive.Archive) -> None:
    with pytest.raises(archive.Damaged, match="has the digest"):
        archive.verify(written.folder, "0" * 64)
    file = written.folder / "customer.csv"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"A-1", b"A-9"))
    with pytest.raises(archive.Damaged, match=r"customer\.csv is not what was written"):
        archive.verify(written.folder)
    file.write_bytes(content[:-1])
    with pytest.raises(archive.Damaged, match=r"customer\.csv has \d+ bytes"):
        archive.verify(written.folder)
    file.unlink()
    with pytest.raises(archive.Damaged, match=r"customer\.csv cannot be read"):
        archive.verify(written.folder)
    file.write_bytes(content)
    (written.folder / "more.csv").write_bytes(b"")
    with pytest.raises(archive.Damaged, match=r"more\.csv is not in the manifest"):
        archive.verify(written.folder)
    (written.folder / "more.csv").unlink()
    (written.folder / archive.MANIFEST).write_text("{}")
    with pytest.raises(archive.Damaged, match="says None"):
        archive.verify(written.folder)


def test_it_is_never_written_over(desk: kehu.Session, written: archive.Archive) -> None:
    with pytest.raises(FileExistsError, match="not empty"):
        archive.write(desk, written.folder, year=2025)


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database, folder = str(tmp_path / "a.db"), str(tmp_path / "archive")
    assert main(["init", database]) == 0
    capsys.readouterr()
    assert main(["archive", "write", database, folder, "--year", "2024", "--record"]) == 0
    digest = capsys.readouterr().out.strip()
    assert main(["archive", "verify", folder, "--digest", digest]) == 0
    assert "24 files of 0 customers are intact" in capsys.readouterr().out
    with kehu.open(database, read_only=True) as db:
        session = db.session(actor="a", role="administrator", purpose="test")
        (row,) = session.query("customer.archives")
        assert (row.year, row.digest) == (2024, digest)
    (tmp_path / "archive" / "asset.csv").write_text("x")
    assert main(["archive", "verify", folder]) == 1
    assert "asset.csv" in capsys.readouterr().err
