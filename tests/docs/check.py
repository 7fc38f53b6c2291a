"""The docs say what is so: generated pages are fresh, links lead somewhere, examples run.

Fenced blocks that begin with a line naming how to run them are run as printed:
    ```sh run        by sh, in an empty folder with `kehu` on the path
    ```python run    by the Python that runs this check
    ```cpp run       compiled against the static library
    ```c run         compiled against the shared library
A block followed by an `output` fence must print exactly that.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("KEHU_BUILD", ROOT / "build/release"))
FENCE = re.compile(r"^```(sh|python|cpp|c) run\n(.*?)^```\n(?:\n?```output\n(.*?)^```)?",
                   re.M | re.S)


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md")),
            ROOT / "src/README.md", ROOT / "tests/scenarios/README.md"]


def broken_links() -> Iterator[str]:
    for path in documents():
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target) or target.startswith("#"):
                continue
            if not (path.parent / target.split("#")[0]).exists():
                yield f"{path.relative_to(ROOT)}: {target} leads nowhere"


def flags(*arguments: str) -> list[str]:
    environment = {**os.environ, "PKG_CONFIG_PATH": str(BUILD / "docs-prefix/lib/pkgconfig")}
    shown = subprocess.run(["pkg-config", *arguments, "kehu"], env=environment, check=True,
                           capture_output=True, text=True)
    return shown.stdout.split()


def install() -> None:
    subprocess.run(["cmake", "--install", str(BUILD), "--prefix", str(BUILD / "docs-prefix")],
                   check=True, capture_output=True)


def compiled(language: str, source: str, folder: Path) -> list[str]:
    file = folder / f"example.{language}"
    file.write_text(source, encoding="utf-8")
    program = folder / "example"
    if language == "c":
        command = ["cc", "-std=c99", "-Wall", "-Werror", str(file), "-o", str(program),
                   *flags("--cflags", "--libs")]
    else:
        library = BUILD / "docs-prefix/lib/libkehu.a"
        linked = [flag for flag in flags("--cflags", "--libs", "--static") if flag != "-lkehu"]
        command = ["c++", "-std=c++20", "-Wall", "-Werror", str(file), "-o", str(program),
                   str(library), *linked]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return [str(program)]


def run_example(language: str, source: str) -> str:
    environment = {**os.environ, "LD_LIBRARY_PATH": str(BUILD / "docs-prefix/lib"),
                   "KEHU_ROOT": str(ROOT)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if language == "sh":
            command = ["sh", "-eu", "-c", source]
        elif language == "python":
            command = [sys.executable, "-c", source]
        else:
            command = compiled(language, source, folder)
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True,
                              timeout=300)
        if done.returncode:
            raise RuntimeError(done.stderr.strip() or f"exit code {done.returncode}")
        return done.stdout


def main() -> int:
    passed = failed = 0

    def judge(what: str, problems: list[str]) -> None:
        nonlocal passed, failed
        passed, failed = passed + (not problems), failed + bool(problems)
        print(("FAILED " if problems else "passed ") + what)
        for problem in problems:
            print("  " + problem)

    install()
    library = next((BUILD / "docs-prefix/lib").glob("libkehu.so"))
    fresh = subprocess.run([sys.executable, str(ROOT / "scripts/generate_docs.py"), str(library),
                            "--check"], capture_output=True, text=True)
    judge("generated pages are fresh", fresh.stdout.splitlines() + fresh.stderr.splitlines())
    judge("links lead somewhere", list(broken_links()))
    for path in documents():
        text = path.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            language, source, expected = found.groups()
            line = text[:found.start()].count("\n") + 1
            problems = []
            try:
                printed = run_example(language, source)
                if expected is not None and printed.strip() != expected.strip():
                    problems = [f"printed: {printed.strip()}", f"promised: {expected.strip()}"]
            except subprocess.CalledProcessError as error:
                problems = [str(error.stderr)[-1500:]]
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                problems = [str(error)[-1500:]]
            judge(f"{path.relative_to(ROOT)}:{line} {language} runs as printed", problems)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
