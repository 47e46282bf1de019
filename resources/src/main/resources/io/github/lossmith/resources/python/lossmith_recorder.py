"""Shows any PyTorch training in Lossmith's window: p_t histograms and gradient mass. Needs PyTorch 1.13 or newer alone.

    recorder = Recorder("runs/mine")
    recorder(logits, targets, step, total=loss)      # before loss.backward(); does nothing but at every 50th step
    recorder.close()

Logits (N,C) or (N,C,...) with class indices, or 0 and 1 of the logits' own shape for a sigmoid: (N,), (N,C), (N,A,C),
(N,C,H,W). The gradient is the one that backward() brings to the logits; scale is that of a GradScaler. background: the
class that is no object (sigmoid: 0).
classes: their names, by which the window shows each one's share of the gradient; else their numbers.
"""
import datetime
import json
import os
import socket
import time

import torch

BINS, EASY_FROM = 50, 0.5  # as Lossmith's own trainer has them
PART = 1 << 15  # logits that are looked at together: what is made of them stays in the cache of a processor
MOST_CLASSES = 200  # with more, such as the tokens of a language model, no class has a share of its own


def boot_id():
    """This start of the kernel and the name space of its process numbers: machines may share a name."""
    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            return file.read().strip() + "/" + "".join(filter(str.isdigit, os.readlink("/proc/self/ns/pid")))
    except OSError:
        return ""


class Recorder:
    def __init__(self, folder, loss="loss", every=50, steps=0, background=None, ignore_index=-100, classes=None):
        self.classes = classes
        self.folder, self.loss, self.every, self.steps = folder, loss, every, steps
        self.background, self.ignore_index, self.started = background, ignore_index, self.now()
        os.makedirs(folder, exist_ok=True)
        self.state("TRAINING", 0)

    def __call__(self, logits, targets, step, total=None, scale=1.0, learning_rate=None):
        if step % self.every:
            return
        kept, values = logits.detach(), {"total": total, "classification": total, "boxes": None, "learningRate": learning_rate}
        if logits.requires_grad:
            logits.register_hook(lambda gradient: self.record(kept, targets, step, values, gradient / scale))
        else:
            self.record(kept, targets, step, values, torch.zeros_like(kept))

    @torch.no_grad()
    def record(self, logits, targets, step, values, gradient):
        sigmoid, at = targets.shape == logits.shape, self.class_dimension(logits, targets)
        rows = lambda x: x.movedim(at, -1).flatten(0, -2) if x.dim() > 1 else x[:, None]
        logits, gradient = rows(logits), rows(gradient)
        targets = rows(targets) if sigmoid else targets.flatten()
        part = max(1, PART // logits.shape[1] if logits.device.type == "cpu" else len(logits))
        sums = sum(self.sums(logits[i:i + part], gradient[i:i + part].abs(), targets[i:i + part], sigmoid) for i in range(0, max(1, len(logits)), part)).tolist()
        backgrounds, objects, background_pull, object_pull, coefficient = (sums[i * BINS:(i + 1) * BINS] for i in range(5))
        both = lambda one, other: [a + b for a, b in zip(one, other)]
        self.line("step", step, **{k: float(v) if v is not None else None for k, v in values.items()}, imagesPerSecond=None)
        self.line("probabilities", step, edges=[i / BINS for i in range(BINS + 1)], objects=[int(n) for n in objects], backgrounds=[int(n) for n in backgrounds],
                  coefficient=coefficient, gradient=both(object_pull, background_pull), objectGradient=object_pull, backgroundGradient=background_pull,
                  classGradient=self.by_class(sums[5 * BINS:], sigmoid), easyFrom=EASY_FROM, **self.halves(both(objects, backgrounds), both(object_pull, background_pull)))
        self.state("TRAINING", step)

    def sums(self, logits, gradient, targets, sigmoid):
        """Of some rows: backgrounds and objects of each bin, their gradient, the coefficient, and each class's gradient."""
        if sigmoid:
            objects = targets > 0.5
            p, pull = torch.sigmoid(torch.where(objects, logits, -logits).float()), gradient.float()
            mass = (pull * objects).sum(0) if pull.shape[1] <= MOST_CLASSES else pull.new_zeros(0)
            p, pull, objects = p.flatten(), pull.flatten(), objects.flatten()
        else:
            kept = targets != self.ignore_index
            at = targets.long().where(kept, torch.zeros_like(targets, dtype=torch.long))[:, None]
            p = (logits.gather(1, at)[:, 0].float() - logits.float().logsumexp(1)).exp()[kept]
            pull, classes = gradient.gather(1, at)[:, 0].float()[kept], at[kept, 0]
            objects = classes != (-1 if self.background is None else self.background)
            few = logits.shape[1] <= MOST_CLASSES
            mass = torch.bincount(classes, weights=pull * objects, minlength=logits.shape[1]) if few else pull.new_zeros(0)
        bins = (p * BINS).int().clamp_(0, BINS - 1)  # int64 would take ten times as long
        sided = bins + BINS * objects.int()  # backgrounds, then objects
        found = [torch.bincount(sided, minlength=2 * BINS), torch.bincount(sided, weights=pull, minlength=2 * BINS),
                 torch.bincount(bins, weights=pull / (p * (1 - p)).clamp(min=1e-12), minlength=BINS), mass]
        return torch.cat([x.double() for x in found])

    def class_dimension(self, logits, targets):
        """1, but for sigmoids of (N,A,C), where it is the last, or what has as many places as there are names."""
        if targets.shape != logits.shape or logits.dim() != 3:
            return min(1, logits.dim() - 1)
        return 1 if self.classes and len(self.classes) == logits.shape[1] != logits.shape[2] else 2

    def by_class(self, mass, sigmoid):
        names = self.classes or [str(i) for i in range(len(mass))]
        return {str(name): pull for i, (name, pull) in enumerate(zip(names, mass)) if sigmoid or i != self.background}

    @staticmethod
    def halves(anchors, gradient):
        easy = [i + 0.5 >= EASY_FROM * BINS for i in range(BINS)]
        of = lambda values, which: sum(v for v, e in zip(values, easy) if e == which)
        return {"easyAnchors": int(of(anchors, True)), "hardAnchors": int(of(anchors, False)),
                "easyGradient": of(gradient, True), "hardGradient": of(gradient, False)}

    def line(self, kind, step, **values):
        row = {"kind": kind, "loss": self.loss, "iteration": step, "time": int(time.time() * 1000), **values}
        with open(os.path.join(self.folder, "metrics.jsonl"), "a", encoding="utf-8") as out:
            out.write(json.dumps(row).replace("NaN", "null").replace("-Infinity", "null").replace("Infinity", "null") + "\n")

    def state(self, status, step):
        share = step / self.steps if self.steps else 0
        state = {"version": 1, "status": status, "loss": self.loss, "iteration": step, "iterations": self.steps, "progress": share, "imagesPerSecond": 0,
                 "pid": os.getpid(), "processStart": 0, "host": socket.gethostname(), "boot": boot_id(), "started": self.started, "heartbeat": self.now(), "error": ""}
        with open(os.path.join(self.folder, "state.json.part"), "w", encoding="utf-8") as out:
            json.dump(state, out)
        os.replace(os.path.join(self.folder, "state.json.part"), os.path.join(self.folder, "state.json"))
        self.step = step

    @staticmethod
    def now():
        return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def close(self):
        self.state("FINISHED", self.step)
