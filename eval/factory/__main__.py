"""`python -m eval.factory SPEC... -o REPORTS --truth TRUTH`: make the PDFs and their truth anew."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.factory.fonts import Fonts, find_font
from eval.factory.loading import load
from eval.factory.pdf import render
from eval.factory.truth import truth_of, write
from extraction.errors import HeshuError


def make(spec_file: Path, reports: Path, truth: Path, fonts: Fonts | None = None) -> tuple[Path, int]:
    """Make one report and its truth; returns the PDF's path and the number of figures."""
    spec = load(spec_file)
    pdf = reports / f"{spec.name}.pdf"
    placed = render(spec, pdf, fonts)
    return pdf, write(truth_of(spec, placed, pdf.name), truth / f"{spec.name}.jsonl")


def spec_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The YAML files named, or in the folders named."""
    for path in paths:
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def main() -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.factory", description="由规格（YAML）生成示例报告与其真值")
    parser.add_argument("specs", nargs="+", type=Path, help="规格文件或其目录")
    parser.add_argument("-o", "--output", type=Path, required=True, help="PDF 的目录")
    parser.add_argument("--truth", type=Path, required=True, help="真值（JSONL）的目录")
    options = parser.parse_args()
    try:
        fonts = Fonts(find_font())
        for folder in (options.output, options.truth):
            folder.mkdir(parents=True, exist_ok=True)
        for spec_file in spec_files(options.specs):
            pdf, figures = make(spec_file, options.output, options.truth, fonts)
            print(f"{pdf}：{figures} 个数", file=sys.stderr)
    except HeshuError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
