"""Runs every exported file in a folder where p rounds to 1, against numbers of mpmath.

usage: check_near_one.py FOLDER
Beside NAME.py lies NAME.csv with lines u,weighted,loss for u = -log p. Prints a line a number: the
name, the type, u, weighted or loss, and the relative error.
"""
import importlib.util
import pathlib
import sys

import torch

torch.set_num_threads(1)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = [[float(x) for x in line.split(",")] for line in path.with_suffix(".csv").open()]
    u, weighted, loss = torch.tensor(rows, dtype=torch.float64).unbind(1)
    for kind in (torch.float64, torch.float32):
        for name, wanted in (("weighted", weighted), ("loss", loss)):
            got = (module.weighted if name == "weighted" else module.loss_of)(u.to(kind)).double()
            for i in range(len(u)):
                if torch.finfo(kind).tiny <= wanted[i].abs() <= torch.finfo(kind).max / 2:
                    error = ((got[i] - wanted[i]) / wanted[i]).abs().item()
                    print(path.stem, str(kind)[6:], u[i].item(), name, error)
