"""A page as a browser shows it: offline, and without a word on its console."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

_options = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


class Shown:
    """What the browser made of a page."""

    def __init__(self, dom: str, picture: Path) -> None:
        self.dom = dom
        self.picture = picture

    @property
    def bars(self) -> int:
        return len(re.findall("<rect", self.dom))

    @property
    def labels(self) -> list[str]:
        """The texts of the charts."""
        return re.findall(r"<text[^>]*>([^<]*)</text>", self.dom)


def show(text: str, folder: Path, height: int = 900) -> Shown:
    """Opens a page in a browser; skips the test where there is none."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("there is no chromium here")
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8")
    picture = folder / "page.png"
    command = [browser, *_options, f"--user-data-dir={folder / 'profile'}"]

    def run(*asked: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *asked, page.as_uri()],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    done = run(f"--window-size=1200,{height}", f"--screenshot={picture}")
    assert picture.stat().st_size > 20_000
    assert "CONSOLE" not in done.stderr
    return Shown(run("--dump-dom").stdout, picture)
