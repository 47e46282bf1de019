#!/usr/bin/env python3
"""What recording costs a training: python3 scripts/benchmark-recorder.py

Steps with and without a recorder in turns, on one core, in processor time: that of a step that is recorded less that of the same
step that is not (forwards and backwards of a cross-entropy on given logits), as a share of fifty steps of 10 ms; and
of a step that is not recorded. Medians of 60 turns after 10 that do not count. Needs PyTorch.
"""
import importlib.util
import pathlib
import statistics
import tempfile
import time

import torch

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "resources/src/main/resources/io/github/lossmith/resources/python/lossmith_recorder.py"
TURNS, BEFORE, EVERY, STEP = 60, 10, 50, 0.010

spec = importlib.util.spec_from_file_location("lossmith_recorder", FILE)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
torch.set_num_threads(1)
torch.manual_seed(0)


def step(recorder, logits, targets, loss, number):
    begun = time.process_time()
    value = loss(logits, targets)
    if recorder:
        recorder(logits, targets, number, total=value)
    value.backward()
    return time.process_time() - begun


def measure(name, shape, targets, loss, **options):
    with tempfile.TemporaryDirectory() as folder:
        recorder = module.Recorder(folder, every=EVERY, steps=10_000, **options)
        times = {"recorded": [], "plain": [], "between": []}
        for turn in range(TURNS + BEFORE):
            for kind in times:
                logits = torch.randn(shape, requires_grad=True)
                number = EVERY * turn + (kind == "between")
                took = step(None if kind == "plain" else recorder, logits, targets, loss, number)
                if turn >= BEFORE:
                    times[kind].append(took)
    extra = [a - b for a, b in zip(times["recorded"], times["plain"])]
    idle = [a - b for a, b in zip(times["between"], times["plain"])]
    begun = time.process_time()
    for _ in range(100_000):
        recorder(None, None, 1)
    call = (time.process_time() - begun) / 100_000
    median = statistics.median(extra)
    print(f"{name}: {1e3 * median:.2f} ms a record ({1e3 * min(extra):.2f} to {1e3 * max(extra):.2f}), "
          f"{100 * median / (EVERY * STEP):.2f} % of {EVERY} steps of {1e3 * STEP:.0f} ms; "
          f"other steps {1e6 * call:.2f} us (as a difference {1e6 * statistics.median(idle):.0f} us)")


entropy = torch.nn.functional.cross_entropy
answers = torch.nn.functional.binary_cross_entropy_with_logits
measure("20,000 sigmoid logits", (20_000,), (torch.rand(20_000) < 0.02).float(), answers)
measure("2,000 x 80 sigmoid logits", (2_000, 80), (torch.rand(2_000, 80) < 0.001).float(), answers)
measure("8,732 anchors of 21 classes", (8_732, 21), torch.randint(0, 21, (8_732,)), entropy, background=0)
