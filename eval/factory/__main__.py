"""`python -m eval.factory`: make reports and their truth, from specifications or, with --generate, from a seed."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.factory.batch import Batch, generate_all
from eval.factory.fonts import Fonts, find_font
from eval.factory.loading import load
from eval.factory.outputs import FORMATS
from eval.factory.pdf import render
from eval.factory.styles import FAMILIES
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


def make_all(specs: Iterable[Path], reports: Path, truth: Path) -> None:
    """Make the report of every specification."""
    fonts = Fonts(find_font())
    for folder in (reports, truth):
        folder.mkdir(parents=True, exist_ok=True)
    for spec_file in spec_files(specs):
        pdf, figures = make(spec_file, reports, truth, fonts)
        print(f"{pdf}：{figures} 个数", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.factory", description="生成报告与其真值：由规格（YAML），或由种子")
    parser.add_argument("specs", nargs="*", type=Path, help="规格文件或其目录")
    parser.add_argument("-o", "--output", type=Path, required=True, help="报告的目录")
    parser.add_argument("--truth", type=Path, help="真值（JSONL）的目录；默认与报告同目录")
    parser.add_argument("--generate", type=int, default=0, metavar="N", help="由种子生成 N 份报告")
    parser.add_argument("--seed", type=int, default=0, help="种子")
    parser.add_argument("--layout", choices=list(FAMILIES), help="版式；默认轮流")
    parser.add_argument("--defects", action="store_true", help="另写一份带一处错误的同一报告，与错误所在")
    parser.add_argument("--formats", default="pdf", help=f"逗号分隔：{','.join(FORMATS)}")
    options = parser.parse_args()
    options.formats = options.formats.split(",")
    if unknown := set(options.formats) - set(FORMATS):
        parser.error(f"未知的格式 {'、'.join(sorted(unknown))}；可用：{'、'.join(FORMATS)}")
    if not options.specs and not options.generate:
        parser.error("没有规格；请给出规格文件，或用 --generate N 由种子生成")
    return options


def main() -> int:
    """Run the command; returns its exit code."""
    options = _options()
    try:
        if options.specs:
            make_all(options.specs, options.output, options.truth or options.output)
        if options.generate:
            began = time.monotonic()
            batch = Batch(options.output, options.seed, options.layout, tuple(options.formats), options.defects)
            generate_all(batch, options.generate)
            print(f"{options.output}：{options.generate} 份报告，{time.monotonic() - began:.1f} 秒", file=sys.stderr)
    except HeshuError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
