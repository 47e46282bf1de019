#!/usr/bin/python3
"""Writes devkit_reference.json: average precision of made-up detections, after the description of the VOC devkit.

An evaluator of its own, written from the published description (Everingham et al., "The PASCAL Visual Object Classes
Challenge: development kit", sections on detection), with numpy; it shares no code with the Java one.
usage: make_reference.py
"""
import json, os
import numpy as np


def average_precision(recall, precision, eleven):
    if eleven:
        return sum(max(precision[recall >= t], default=0.0) for t in np.arange(0, 1.1, 0.1)) / 11
    r = np.concatenate([[0], recall, [1]])
    p = np.concatenate([[0], precision, [0]])
    p = np.maximum.accumulate(p[::-1])[::-1]
    step = np.where(r[1:] != r[:-1])[0]
    return float(np.sum((r[step + 1] - r[step]) * p[step + 1]))


def evaluate(truth, found, label, threshold, eleven):
    """truth: rows image, label, difficult, box; found: rows image, label, score, box."""
    truth = truth[truth[:, 1] == label]
    found = found[found[:, 1] == label]
    found = found[np.argsort(-found[:, 2], kind='stable')]
    seen = np.zeros(len(truth), bool)
    tp, fp = np.zeros(len(found)), np.zeros(len(found))
    for d, row in enumerate(found):
        here = np.where(truth[:, 0] == row[0])[0]
        g, b = truth[here, 3:], row[3:]
        w = np.minimum(g[:, 2], b[2]) - np.maximum(g[:, 0], b[0]) + 1
        h = np.minimum(g[:, 3], b[3]) - np.maximum(g[:, 1], b[1]) + 1
        common = np.maximum(w, 0) * np.maximum(h, 0)
        union = (b[2] - b[0] + 1) * (b[3] - b[1] + 1) + (g[:, 2] - g[:, 0] + 1) * (g[:, 3] - g[:, 1] + 1) - common
        iou = common / union
        best = int(np.argmax(iou)) if len(here) else -1
        if best < 0 or iou[best] < threshold:
            fp[d] = 1
        elif not truth[here[best], 2]:
            if seen[here[best]]:
                fp[d] = 1
            else:
                tp[d] = seen[here[best]] = 1
    count = np.sum(truth[:, 2] == 0)
    tp, fp = np.cumsum(tp), np.cumsum(fp)
    kept = tp + fp > 0
    return average_precision(tp[kept] / count, tp[kept] / (tp[kept] + fp[kept]), eleven)


rng = np.random.RandomState(7)
cases = []
for case in range(12):
    truth, found = [], []
    for image in range(15):
        for _ in range(rng.randint(0, 7)):
            label, corner, size = rng.randint(1, 4), rng.randint(1, 200, 2), rng.randint(8, 90, 2)
            box = np.concatenate([corner, corner + size])
            truth.append([image, label, int(rng.rand() < .2), *box])
            for _ in range(rng.randint(0, 4)):
                score = round(float(rng.rand()), 1 if case % 3 == 0 else 6)
                found.append([image, label, score, *np.round(box + rng.normal(0, 6, 4), 2)])
        for _ in range(rng.randint(0, 4)):
            corner = rng.randint(1, 200, 2)
            found.append([image, rng.randint(1, 4), round(float(rng.rand()), 6), *corner, *(corner + rng.randint(5, 60, 2))])
    truth, found = np.array(truth, float), np.array(found, float)
    results = {f'{iou} {"ELEVEN_POINT" if e else "ALL_POINT"}': [evaluate(truth, found, c, iou, e) for c in (1, 2, 3)]
               for iou in (.3, .5, .75) for e in (True, False)}
    cases.append({'images': 15, 'truth': truth.tolist(), 'found': found.tolist(), 'results': results})
json.dump(cases, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'devkit_reference.json'), 'w'))
