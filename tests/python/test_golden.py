"""The generated files are those of the registry, and the types hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kehu
import pytest
from conftest import ROOT
from kehu import _core

PACKAGE = ROOT / "python" / "kehu"
BUILT = Path(_core.__file__).parent


def test_the_typed_face_has_not_drifted(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "python_api.py"
    subprocess.run([sys.executable, str(script), str(BUILT), str(tmp_path)], check=True)
    for made in tmp_path.iterdir():
        kept = PACKAGE / made.name
        assert kept.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), (
            f"{made.name} is stale: run scripts/python_api.py {BUILT} {PACKAGE}"
        )


def test_every_request_has_a_typed_method() -> None:
    with kehu.open(store="memory") as db:
        session = db.session(actor="li.wei", role="administrator")
        registry = _core.registry()
        for request in [*registry["commands"], *registry["queries"]]:
            group, name = request["name"].split(".")
            if request["name"] != "import.rows":
                assert callable(getattr(getattr(session, group), name))


def test_mypy_is_strict_about_the_package() -> None:
    pytest.importorskip("mypy")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-p", "kehu"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"MYPYPATH": str(PACKAGE.parent), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_stubs_say_what_is_there() -> None:
    pytest.importorskip("mypy")
    areas = [f"kehu.{path.stem}" for path in PACKAGE.glob("*.pyi") if path.stem != "_core"]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy.stubtest", "kehu._core", *areas),
            *("--allowlist", str(Path(__file__).with_name("stubtest_allowed.txt"))),
            "--ignore-unused-allowlist",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout
