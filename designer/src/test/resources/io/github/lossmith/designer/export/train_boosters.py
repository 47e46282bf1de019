"""Trains a booster with exported objectives on a small imbalanced set.

usage: train_boosters.py LIBRARY FOLDER
Prints one line of JSON for each of ce, focal and maki: how far the scores of cross-entropy are from
those of the library's own objective, for 2 and for 3 classes, the loss before and after, and the
area under the curve of precision and recall on other rows.
"""
import importlib
import json
import sys

import numpy as np

library, folder = sys.argv[1:]
sys.path.insert(0, folder)
booster = importlib.import_module(library)
ROUNDS = 20


def rows(seed):
    """One object in some forty rows; a score of two features and a product."""
    draws = np.random.default_rng(seed)
    x = draws.normal(size=(4000, 5))
    score = 2 * x[:, 0] + x[:, 1] * x[:, 2] - 5.5
    return x, (draws.random(4000) < 1 / (1 + np.exp(-score))).astype(float)


def precision(scores, labels):
    hits = labels[np.argsort(-scores)]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits == 1].mean())


def xgboost(x, y, test, classes, objective=None):
    data, seen = booster.DMatrix(x, y), {}
    settings = {"max_depth": 3, "eta": 0.3, "nthread": 1}
    if classes > 2:
        settings["num_class"] = classes
    if objective is None:
        settings["objective"] = "binary:logistic" if classes == 2 else "multi:softprob"
        trained = booster.train({**settings, "base_score": 0.5}, data, ROUNDS)
    else:
        start = 0.0 if classes == 2 else 0.5
        trained = booster.train(
            {**settings, "base_score": start, "disable_default_eval_metric": True}, data, ROUNDS,
            obj=objective, custom_metric=objective.metric, evals=[(data, "train")],
            evals_result=seen, verbose_eval=False)
    return trained.predict(booster.DMatrix(test), output_margin=True), seen


def lightgbm(x, y, test, classes, objective=None):
    data, seen = booster.Dataset(x, y), {}
    settings = {"num_leaves": 8, "learning_rate": 0.3, "verbose": -1, "num_threads": 1,
                "boost_from_average": False, "deterministic": True, "force_row_wise": True}
    if classes > 2:
        settings["num_class"] = classes
    if objective is None:
        settings["objective"] = "binary" if classes == 2 else "multiclass"
        trained = booster.train(settings, data, ROUNDS)
    else:
        trained = booster.train(
            {**settings, "objective": objective, "metric": "none"}, data, ROUNDS,
            valid_sets=[data], valid_names=["train"], feval=objective.metric,
            callbacks=[booster.record_evaluation(seen)])
    return trained.predict(test, raw_score=True), seen


train = globals()[library]
x, y = rows(1)
test, truth = rows(2)
for name in ("ce", "focal", "maki"):
    module = importlib.import_module(f"{name}_{library}")
    objective = module.Objective()
    scores, seen = train(x, y, test, 2, objective)
    losses = seen["train"]["loss"]
    report = {"name": name, "precision": precision(scores, truth), "share": float(truth.mean()),
              "before": losses[0], "after": losses[-1],
              "probability": float(np.abs(objective.probability(scores)
                                          - 1 / (1 + np.exp(-scores))).max())}
    if name == "ce":
        three = np.digitize(x[:, 0], [-1.0, 1.0])
        own, _ = train(x, y, test, 2)
        many, _ = train(x, three, test, 3, module.Objective(classes=3))
        own_many, _ = train(x, three, test, 3)
        report["apart"] = float(np.abs(scores - own).max())
        report["apart_of_three"] = float(np.abs(many - own_many).max())
    print(json.dumps(report), flush=True)
