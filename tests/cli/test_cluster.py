"""
An archive on a Dask cluster: two workers, of which one is killed on the way, and the bytes that one process writes.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from lkj_rules.cli import check

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
REPORTS = 12


def _archive(folder: Path) -> None:
    folder.mkdir()
    text = CLEAN.read_text(encoding="utf-8")
    for number in range(REPORTS):
        name = f'"nama": "KPU Kabupaten {number:02}"'
        changed = text.replace('"nama": "KPU Kabupaten Contoh"', name, 1)
        (folder / f"report-{number:02}.json").write_text(changed.replace('"tahun": 2024', f'"tahun": {2024 - number % 2}', 1))


def _kill_when_begun(target: Path, pid: int) -> None:
    while not (target.exists() and target.stat().st_size):
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)


def test_lost_worker_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A worker that is killed in the middle loses no result and doubles none: all is as one process of this machine writes it.
    """
    monkeypatch.chdir(tmp_path)
    _archive(tmp_path / "arsip")
    shared = ("arsip", "--today", "2025-03-01", "--format")
    alone = CliRunner().invoke(check.main, [*shared, "jsonl=satu.jsonl"])
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        pid = next(iter(cluster.workers.values())).pid
        killer = threading.Thread(target=_kill_when_begun, args=(tmp_path / "banyak.jsonl", pid))
        killer.start()
        spread = CliRunner().invoke(check.main, [*shared, "jsonl=banyak.jsonl", "--cluster", cluster.scheduler_address])
        killer.join()

    assert (alone.exit_code, spread.exit_code) == (1, 1), spread.output
    assert Path("banyak.jsonl").read_bytes() == Path("satu.jsonl").read_bytes()
    assert len(Path("banyak.jsonl").read_bytes().splitlines()) == REPORTS
