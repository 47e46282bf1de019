"""Holds exported objectives for boosted trees to numbers of another engine and to differences.

usage: check_boosters.py FOLDER
NAME_xgboost.py and NAME_lightgbm.py lie beside NAME.csv with lines p,weighted,loss. Prints one line
of JSON a design: the largest errors seen and the checks that failed.
"""
import importlib.util
import json
import pathlib
import sys

import numpy as np

STEP = 1e-5
CLASSES = 4
# Off the places where formulas of the test have kinks.
MARGINS = np.linspace(-14.0, 14.0, 113) + 0.00371


class Rows:
    """What both libraries hand to an objective."""

    def __init__(self, labels, weights=None):
        self.labels, self.weights = labels, weights

    def get_label(self):
        return self.labels

    def get_weight(self):
        return self.weights


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def relative(got, wanted, least):
    return float(np.max(np.abs(got - wanted) / (np.abs(wanted) + least)))


def floored(second, gradient, p, floor):
    """What is documented: a share of the Hessian of a cross-entropy with that gradient."""
    return np.maximum(np.maximum(second, floor * np.abs(gradient) * p), 1e-16)


def binary(module, report, failed):
    objective = module.Objective()
    for label in (0.0, 1.0):
        labels = np.full(len(MARGINS), label)
        first, second = objective(MARGINS, Rows(labels))
        up, down = MARGINS + STEP, MARGINS - STEP
        loss = lambda s: module.loss_of(np.logaddexp(0.0, s if label == 0 else -s))
        slope = (loss(up) - loss(down)) / (2 * STEP)
        # A table of L is good to 1e-8, so its differences are to 1e-3 of L.
        error = np.abs(first - slope) / (np.abs(slope) + 1e-3 * loss(MARGINS) + 1e-6)
        report["gradient"] = max(report.get("gradient", 0.0), float(error.max()))
        bend = (objective(up, Rows(labels))[0] - objective(down, Rows(labels))[0]) / (2 * STEP)
        true = 1 / (1 + np.exp(-MARGINS if label else MARGINS))
        wanted = floored(bend, first, true, objective.floor)
        report["hessian"] = max(report.get("hessian", 0.0),
                                relative(second, wanted, 1e-3 * np.abs(first).max()))
        if not (second > 0).all():
            failed.append("positive")
    extreme = np.array([-1e4, -745.0, -50.0, 0.0, 50.0, 745.0, 1e4])
    for values in objective(extreme, Rows(np.array([0, 1, 0, 1, 0, 1, 0.0]))):
        if not np.isfinite(values).all():
            failed.append("extreme scores")
    soft = objective(MARGINS, Rows(np.full(len(MARGINS), 0.25)))
    yes, no = (objective(MARGINS, Rows(np.full(len(MARGINS), y))) for y in (1.0, 0.0))
    for one, a, b in zip(soft, yes, no):
        if relative(one, 0.25 * a + 0.75 * b, 1e-9) > 1e-9:
            failed.append("labels between 0 and 1")
    twice = objective(MARGINS, Rows(np.ones(len(MARGINS)), np.full(len(MARGINS), 2.0)))
    if any(relative(b, 2 * a, 1e-15) > 1e-12 for a, b in zip(yes, twice)):
        failed.append("weights")


def softmax(module, report, failed):
    objective = module.Objective(classes=CLASSES)
    draws = np.random.default_rng(0)
    scores = draws.normal(size=(60, CLASSES)) * np.geomspace(0.1, 8.0, 60)[:, None]
    labels = draws.integers(0, CLASSES, 60).astype(float)
    first, second = objective.derivatives(labels, scores)
    shares = objective.probability(scores)
    if relative(shares.sum(1), np.ones(60), 0) > 1e-12:
        failed.append("probabilities")
    for k in range(CLASSES):
        move = STEP * (np.arange(CLASSES) == k)
        up, down = (objective.derivatives(labels, scores + x)[0][:, k] for x in (move, -move))
        p = np.where(labels == k, shares[:, k], 1 - shares[:, k])
        wanted = floored((up - down) / (2 * STEP), first[:, k], p, objective.floor)
        report["softmax_hessian"] = max(report.get("softmax_hessian", 0.0), relative(
            second[:, k], wanted, 1e-3 * np.abs(first).max()))
    if np.abs(first.sum(1)).max() > 1e-9 * np.abs(first).max():
        failed.append("gradients of a row have the sum 0")


def refuses(call, *words):
    try:
        call()
    except ValueError as refusal:
        text = str(refusal)
        return "\n" not in text and all(word in text for word in words)
    return False


def check(path, rows):
    report, failed = {}, []
    module = load(path.with_name(path.stem + "_xgboost.py"))
    other = load(path.with_name(path.stem + "_lightgbm.py"))
    p, weighted, loss = np.array(rows).T
    u = np.where(p > 0.5, -np.log1p(p - 1), -np.log(p))
    report["weighted"] = relative(module.weighted(u), weighted, 1e-9)
    report["loss"] = relative(module.loss_of(u), loss, 1e-9)
    binary(module, report, failed)
    softmax(module, report, failed)
    labels = np.arange(12.0) % 3
    scores = np.random.default_rng(1).normal(size=(12, 3))
    ours = module.Objective(classes=3)(scores, Rows(labels))
    theirs = other.Objective(classes=3)(scores, Rows(labels))
    flat = other.Objective(classes=3)(scores.T.reshape(-1), Rows(labels))
    same = [relative(theirs[0], ours[0].reshape(12, 3), 1e-12),
            relative(theirs[1] * 4 / 3, ours[1].reshape(12, 3), 1e-12),
            relative(flat[0].reshape(3, 12).T, theirs[0], 1e-12)]
    if max(same) > 1e-9:
        failed.append("LightGBM's numbers are XGBoost's")
    metric = module.Objective().metric(np.array([0.0, 2.0]), Rows(np.array([1.0, 0.0])))
    mean = float(module.loss_of(np.array([np.log(2.0), np.log1p(np.exp(2.0))])).mean())
    if metric[0] != "loss" or abs(metric[1] - mean) > 1e-12 * abs(mean):
        failed.append("metric")
    if not refuses(lambda: module.Objective()(np.zeros(2), Rows(np.array([0.0, 3.0]))), "3", "classes=K"):
        failed.append("a label of 3")
    if not refuses(lambda: module.Objective(3)(np.zeros(2), Rows(np.array([0.0, 1.0]))), "num_class", "6"):
        failed.append("too few scores")
    if not refuses(lambda: module.Objective(floor=0.0), "floor"):
        failed.append("no floor")
    return {"name": path.stem, **report, "failed": failed}


for file in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
    with np.errstate(all="ignore"):
        numbers = [[float(x) for x in line.split(",")] for line in file.read_text().split()]
        print(json.dumps(check(file, numbers)), flush=True)
