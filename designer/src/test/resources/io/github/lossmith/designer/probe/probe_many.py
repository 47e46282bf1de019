"""Probes many losses in one process, for which PyTorch is loaded once: a line of words each, written to N.probe.json."""
import json
import sys
import time

import probe

folder = sys.argv[1]
for number, line in enumerate(sys.stdin.read().splitlines()):
    chosen = probe.options(line.split())
    lines, sink = [], probe.Sink()

    def write(task, **values):
        lines.append(json.loads(json.dumps({"task": task, **values})))

    job = {"barred": [], "skip": [], "left": 60}
    probe.probe(chosen, job, bytearray(24), write, sink)
    with open(f"{folder}/{number}.probe.json", "w", encoding="utf-8") as file:
        json.dump(probe.assembled(lines, [], chosen), file)
