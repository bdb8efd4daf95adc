"""Where the project keeps what it is evaluated by: sample reports, what is printed in them, gold questions and indicators."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
REPORTS = DATA / "reports"
TRUTH = DATA / "samples" / "truth"
QUESTIONS = DATA / "gold" / "answers.jsonl"
INDICATORS = DATA / "gold" / "indicators.jsonl"
