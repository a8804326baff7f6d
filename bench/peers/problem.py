"""The problem that every contender trains on, and the conversation in which it is asked for rounds."""
import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np


def read_problem(folder):
    """problem.json, features.f32 [rows, ...], labels.i32 [rows], weights.f32 (all parameters, one after another)."""
    folder = Path(folder)
    spec = json.loads((folder / "problem.json").read_text())
    flat = np.fromfile(folder / "weights.f32", dtype=np.float32)
    weights, at = [], 0
    for shape in spec["weights"]:
        size = int(np.prod(shape))
        weights.append(flat[at : at + size].reshape(shape))
        at += size
    rows, batch = spec["rows"], spec["batch"]
    return SimpleNamespace(
        layers=spec["layers"],
        batch=batch,
        steps=rows // batch,
        features=np.fromfile(folder / "features.f32", dtype=np.float32).reshape([rows, *spec["input"]]),
        labels=np.fromfile(folder / "labels.i32", dtype=np.int32),
        weights=weights,
        order=np.arange(rows, dtype=np.int32).reshape(rows // batch, batch),
    )


def serve(problem, train_epoch):
    """Trains one epoch at once, says how long that took and its mean loss; then a round for every line it hears."""
    for wanted in rounds():
        began = time.perf_counter()
        losses = [train_epoch() for _ in range(wanted)]
        seconds = time.perf_counter() - began
        print(json.dumps({"us_per_step": seconds * 1e6 / (wanted * problem.steps), "loss": losses[-1], "seconds": seconds}), flush=True)


def rounds():
    yield 1
    for line in sys.stdin:
        yield int(line)
