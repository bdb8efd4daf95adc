"""The repository keeps its promises: pins, documentation, sizes."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import app

ROOT = Path(app.__file__).parent
OWN = ("app", "extraction", "retrieval", "eval", "ui", "tests")
OPTIONAL = {"rapidocr": "rapidocr", "cv2": "opencv-python-headless"}
"""What reading scanned pages imports, by its distribution: pinned apart, and absent from the everyday environment."""
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


@cache
def parsed(path: Path) -> ast.Module:
    """A module of the project."""
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[Path]:
    """Every module of the product; tests apart."""
    return [ROOT / "app.py", *(path for room in OWN[1:-1] for path in sorted((ROOT / room).rglob("*.py")))]


def pins(file: str = "requirements.txt") -> dict[str, str]:
    """Names in a requirements file, normalised, with their exact versions."""
    lines = [line.split("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    found = [re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", line) for line in lines if line]
    assert all(found), "every requirement is one exact pin"
    return {normalised(match[1]): match[2] for match in found if match}


def normalised(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> Iterator[tuple[Path, str]]:
    """Top-level names that modules and tests import from outside."""
    for path in [*modules(), *(ROOT / "tests").rglob("*.py")]:
        for node in ast.walk(parsed(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for name in {name.split(".")[0] for name in names}:
                if name not in OWN and name not in sys.stdlib_module_names:
                    yield path, name


def test_everything_imported_is_pinned() -> None:
    distributions, pinned = packages_distributions(), pins()
    assert set(OPTIONAL.values()) <= set(pins("requirements-ocr.txt"))
    missing = {
        f"{name} ({path.relative_to(ROOT)})"
        for path, name in imported()
        if name not in OPTIONAL
        and not any(normalised(one) in pinned for one in distributions.get(name, []))
        and not (path.parent.name == "tests" or (path.parent / f"{name}.py").is_file() or (ROOT / "tests" / name).is_dir())
    }
    assert not missing


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readmes_show_every_command_and_target(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    commands = re.findall(r'command\(\w+, "(\w+)"', (ROOT / "app.py").read_text(encoding="utf-8"))
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(commands) >= 6
    assert len(targets) >= 6
    assert not [command for command in commands if f"app.py {command}" not in text]
    assert not [target for target in targets if f"make {target}" not in text]


def test_modules_and_functions_stay_small() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {path.name: size for path, size in sizes.items() if size > 400}
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in sizes
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(size <= 35 for size in functions) >= 0.9 * len(functions)
