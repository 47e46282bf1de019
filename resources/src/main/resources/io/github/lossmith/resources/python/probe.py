#!/usr/bin/env python3
"""Measures which examples a PyTorch loss pulls, and writes NAME.probe.json for `lossmith import`.

    python probe.py mymodule:MyLoss
    python probe.py path/to/losses.py:focal_loss --args gamma=2 alpha=0.25
    python probe.py torch.nn:CrossEntropyLoss --args label_smoothing=0.1 --classes 2 3 100

The name is a module of the Python path or a file, and in it a class, a function of logits and targets, a
factory of one, or an object. How the loss is called (softmax or sigmoid, class indices or values, the order and
the shape of its arguments) is found by trying; --kind, --input, --targets, --layout and --order tell it instead.
Arguments are Python literals, lists of numbers become tensors where lists are refused. The loss runs in a child
process: what throws, prints, hangs or ends the process is written down. Needs PyTorch 1.13 or newer, and numpy.
Nothing else is imported, run, sent or fetched.
"""
import argparse
import ast
import contextlib
import functools
import importlib
import importlib.util
import inspect
import itertools
import json
import math
import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time

VERSION = 1
EDGE = 20.72326583694641  # log((1 - p) / p) at p = 1e-9
SATURATED = (25.0, 40.0, 80.0, 120.0)  # logits of which float32 cannot tell p from 0 or 1
STEP = 0.004  # of the differences, in units of the logit: fourth order, 1e-11 of a smooth gradient, 1e-6 where logits are multiplied by 30
PLAIN_LAYOUTS = ("N,K", "N,K,H,W", "N,A,K", "N", "N,1", "N,1,H,W")
HARD = -0.8472978603872034  # the logit of p = 0.3


def grid(step, edge=EDGE):
    count = int(edge / step)
    return [round(i * step, 6) for i in range(-count, count + 1)]


MAIN = sorted({-EDGE, *[s for s in grid(0.2) if abs(s) > 4.6], *grid(0.05, 4.6), EDGE})
COARSE = sorted({-EDGE, *grid(0.8, 20.0), EDGE})


def outward(points):
    """Easy inputs first, so that a loss which hangs or dies at extreme ones has shown the others."""
    return sorted(range(len(points)), key=lambda i: abs(points[i]))


# ---------------------------------------------------------------- the parent: no torch, no code of the user


def options(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("loss", help="module:NAME or file.py:NAME")
    parser.add_argument("--args", nargs="*", default=[], metavar="NAME=VALUE", help="arguments of the class, function or factory")
    parser.add_argument("--classes", nargs="*", type=int, default=[2, 3, 10], help="numbers of classes, 2 to 100")
    parser.add_argument("--kind", choices=("softmax", "sigmoid"))
    parser.add_argument("--input", choices=("logits", "log-probabilities", "probabilities"))
    parser.add_argument("--targets", choices=("index", "onehot", "values"), help="class indices (N,), one-hot (N,K), 0 and 1 for each logit")
    parser.add_argument("--layout", choices=PLAIN_LAYOUTS, metavar="LAYOUT", help="of the logits: " + " or ".join(PLAIN_LAYOUTS))
    parser.add_argument("--order", choices=("inputs-first", "targets-first"))
    parser.add_argument("--seconds", type=float, default=50, help="for everything; what is left out is written down")
    parser.add_argument("--call-seconds", type=float, default=4, help="after which a call counts as hanging")
    parser.add_argument("--out", help="default: NAME.probe.json")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def literals(words):
    values = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name.isidentifier():
            sys.exit(f"probe: --args takes NAME=VALUE, not {word!r}")
        try:
            values[name] = ast.literal_eval(text)
        except (ValueError, SyntaxError):
            values[name] = text
    return values


def supervise(chosen, words):
    """Runs the child, again where a call hangs or ends it, and returns the lines that it wrote."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="probe-") as folder:
        results, beat = os.path.join(folder, "results.jsonl"), os.path.join(folder, "beat")
        barred, stops = [], []
        for name, text in ((results, b""), (beat, bytes(24))):
            with open(name, "wb") as file:
                file.write(text)
        for _ in range(6):
            left = chosen.seconds - (time.monotonic() - started)
            if left < 1:
                break
            with open(beat, "r+b") as file:
                file.write(bytes(24))
            job = {"folder": folder, "barred": barred, "left": left, "skip": done(results)}
            with open(os.path.join(folder, "job.json"), "w", encoding="utf-8") as file:
                json.dump(job, file)
            child = subprocess.Popen([sys.executable, os.path.abspath(__file__), *words, "--child", folder], stdin=subprocess.DEVNULL)
            stopped = watch(child, beat, chosen, started)
            if stopped is None or (stopped["phase"] == 0 and stops):  # a loss that hangs at ordinary logits
                stops.extend([stopped] if stopped else [])
                break
            stops.append(stopped)
            barred.append([stopped["phase"], stopped["at"]])
        with open(results, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.endswith("\n")], stops


def done(results):
    with open(results, encoding="utf-8") as file:
        return [json.loads(line).get("task", "") for line in file if line.endswith("\n")]


def watch(child, beat, chosen, started):
    """None where the child ended by itself, else at which call it hung or died."""
    while True:
        try:
            child.wait(0.05)
            ended = child.returncode != 0
        except subprocess.TimeoutExpired:
            ended = None
        with open(beat, "rb") as file:
            begun, phase, at = struct.unpack("3d", file.read(24))
        if ended is False or (ended and not begun):
            return None
        if ended:
            return {"what": "ends", "phase": phase, "at": at}
        now = time.monotonic()
        if begun and now - begun > chosen.call_seconds:
            child.kill()
            child.wait()
            return {"what": "hangs", "phase": phase, "at": at}
        if now - started > chosen.seconds + 3:
            child.kill()
            child.wait()
            return None


def main():
    words = sys.argv[1:]
    chosen = options(words)
    if chosen.child:
        return child(chosen)
    if not all(2 <= k <= 100 for k in chosen.classes):
        sys.exit("probe: --classes takes numbers from 2 to 100")
    if not (0 < chosen.seconds < 1e6 and 0 < chosen.call_seconds < 1e6):
        sys.exit("probe: --seconds and --call-seconds take numbers above 0")
    literals(chosen.args)
    module, colon, name = chosen.loss.rpartition(":")
    if not colon or not module or not name:
        sys.exit(f"probe: name the loss as module:NAME or file.py:NAME, not {chosen.loss!r}")
    if module.endswith(".py") and not os.path.isfile(module):
        sys.exit(f"probe: there is no file {module}")
    out = writable(chosen.out, name)
    started = time.monotonic()
    lines, stops = supervise(chosen, words)
    report = assembled(lines, stops, chosen)
    report["seconds"] = round(time.monotonic() - started, 1)
    if "convention" not in report:
        why = "; ".join(event["text"] for event in report["events"][:1] if event["text"])
        print(f"probe: no way was found to call {chosen.loss}{': ' + why if why else ''}", file=sys.stderr)
        if os.path.exists(out):
            print(f"probe: {out}, which was there, is left as it was", file=sys.stderr)
            return 1
    with open(out + ".part", "w", encoding="utf-8") as file:
        json.dump(report, file)
        file.write("\n")
    os.replace(out + ".part", out)
    if "convention" not in report:
        print(f"probe: {out} has what was tried", file=sys.stderr)
        return 1
    print(f"wrote {out} in {report['seconds']} s: lossmith import {out}")
    return 0


def writable(out, name):
    """The file to write, which is tried before anything is measured."""
    usual = name.lower() + ".probe.json"
    out = os.path.join(out, usual) if out and os.path.isdir(out) else out or usual
    try:
        with open(out + ".part", "w", encoding="utf-8"):
            pass
        os.remove(out + ".part")
    except OSError as reason:
        sys.exit(f"probe: {out} cannot be written: {reason.strerror}")
    return out


def assembled(lines, stops, chosen):
    """The contents of the file, of what the child wrote and at which calls it was stopped."""
    report = {"format": "lossmith-probe", "version": VERSION, "curves": [], "batches": [], "columns": [], "events": [], "leftOut": []}
    for line in lines:
        task = line.pop("task")
        for key, value in line.items():
            if isinstance(report.get(key), list) and task != "convention":
                report[key].extend(value)
            else:
                report[key] = value
    for stop in stops:
        if stop["phase"] == 2:
            continue
        event = {"kind": stop["what"], "text": "", "count": 1}
        if stop["phase"] == 1:
            event["s"] = stop["at"]
        report["events"].append(event)
    report.setdefault("loss", {"name": chosen.loss.rpartition(":")[2], "spec": chosen.loss, "arguments": {}})
    return report


# ---------------------------------------------------------------- the child: loads and calls the loss


class Sink:
    """Takes what the loss prints, and counts it."""

    encoding = "utf-8"

    def __init__(self):
        self.characters = 0

    def write(self, text):
        self.characters += len(text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


def load(spec):
    module, _, name = spec.rpartition(":")
    if module.endswith(".py"):
        found = importlib.util.spec_from_file_location(os.path.basename(module)[:-3], module)
        sys.path.insert(0, os.path.dirname(os.path.abspath(module)))
        loaded = importlib.util.module_from_spec(found)
        sys.modules.setdefault(found.name, loaded)
        found.loader.exec_module(loaded)
    else:
        sys.path.insert(0, os.getcwd())
        loaded = importlib.import_module(module)
    for part in name.split("."):
        loaded = getattr(loaded, part)
    return loaded


def tensors(values):
    import torch

    return {k: torch.tensor(v) if isinstance(v, (list, tuple)) and all(isinstance(x, (int, float)) for x in v) else v for k, v in values.items()}


def callables(found, values):
    """The ways to get a loss out of what was named: (how, loss)."""
    for given in (values, tensors(values)):
        if inspect.isclass(found):
            yield "class", found(**given)
        elif values and not hasattr(found, "forward"):
            yield "function", functools.partial(found, **given)
        else:
            yield "object" if hasattr(found, "forward") else "function", found
        if given is values and tensors(values) == values:
            break
    if inspect.isfunction(found):
        with contextlib.suppress(TypeError):  # a loss, which lacks its arguments
            made = found(**values)
            if callable(made):
                yield "factory", made


def first_line(error):
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:200]


def plain_arguments(found, loss, values):
    """Numbers that the loss was made with: those given, defaults, attributes. Reading them runs nothing."""
    numbers = {}
    with contextlib.suppress(TypeError, ValueError):
        for name, parameter in inspect.signature(found).parameters.items():
            numbers[name] = parameter.default
    for name, value in list(getattr(loss, "__dict__", {}).items()):
        numbers[name] = value
    numbers.update(values)
    kept = {n: v for n, v in numbers.items() if isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v) and not n.startswith("_")}
    return dict(list(kept.items())[:30])


def masks(loss):
    """The parameters beyond inputs and targets without a default, where all of them are masks or weights."""
    try:
        found = list(inspect.signature(getattr(loss, "forward", loss)).parameters.values())[2:]
    except (TypeError, ValueError):
        return []
    needed = [p.name for p in found if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    return needed if all(any(w in n.lower() for w in ("mask", "weight", "valid")) for n in needed) else []


class Subject:
    """The loss with a convention of calling it, in terms of logits Z (N, K) and targets T (N,): class numbers, or 0 and 1."""

    def __init__(self, loss, torch, beat):
        self.loss, self.torch, self.beat = loss, torch, beat
        self.filled = masks(loss)
        self.convention, self.returns, self.barred, self.low, self.high = {}, "", set(), -math.inf, math.inf
        self.shifts_barred, self.over_batch, self.labels_off = False, False, False
        self.events, self.emulate, self.last, self.cast_to = {}, False, "", None

    def cast(self, kind):
        """Class weights and the like in the type of the logits, always from what they were at first."""
        torch = self.torch
        if self.cast_to == (kind, self.emulate):  # what was rounded to float16 is not kept
            return
        if self.cast_to is None:
            parts = list(self.loss.modules()) if isinstance(self.loss, torch.nn.Module) else [self.loss]
            stores = [s for p in parts for s in (getattr(p, "__dict__", {}), *(getattr(p, n, {}) for n in ("_buffers", "_parameters")))]
            self.kept = [(s, n, v) for s in stores for n, v in list(s.items()) if torch.is_tensor(v) and v.is_floating_point()]
        self.cast_to = (kind, self.emulate)
        for store, name, value in self.kept:
            changed = value.detach().to(kind)
            store[name] = torch.nn.Parameter(changed) if isinstance(value, torch.nn.Parameter) else changed

    def called(self, logits, targets, phase, at):
        """The loss's sum over what it returns, with a graph where it has one."""
        torch, way = self.torch, self.convention
        self.cast(logits.dtype)
        inputs = logits
        if way["input"] != "logits":
            softmax = way["kind"] == "softmax"
            log = way["input"] == "log-probabilities"
            functional = torch.nn.functional
            inputs = (functional.log_softmax(logits, 1) if log else torch.softmax(logits, 1)) if softmax else (functional.logsigmoid(logits) if log else torch.sigmoid(logits))
        given, wanted = arranged(torch, inputs, targets, way)
        pair = (given, wanted) if way["order"] == "inputs-first" else (wanted, given)
        self.beat[:24] = struct.pack("3d", time.monotonic(), phase, at)
        try:
            value = self.loss(*pair, **self.whole(wanted, logits.dtype))
        finally:
            self.beat[:24] = bytes(24)
        return self.total(value)

    def whole(self, wanted, kind):
        """Masks and weights that the loss cannot be called without: everything counts, and alike."""
        torch = self.torch
        return {name: torch.ones_like(wanted, dtype=kind if "weight" in name.lower() else torch.bool) for name in self.filled}

    def total(self, value):
        torch = self.torch
        shape = ""
        if isinstance(value, dict):
            shape, value = "dict ", next((v for v in value.values() if torch.is_tensor(v)), None)
        if isinstance(value, (tuple, list)):
            shape, value = "tuple ", next((v for v in value if torch.is_tensor(v)), None)
        if isinstance(value, (int, float)):
            shape, value = "number ", torch.tensor(float(value))
        if value is None or not torch.is_tensor(value):
            raise TypeError("the loss returns no tensor")
        self.returns = shape + ("scalar" if value.numel() == 1 else "values")
        return value.sum() if value.numel() != 1 else value.reshape(())

    def measured(self, rows, targets, kind, phase=1, at=0.0):
        """(value, gradient as rows) in float64 numbers; None where the call threw."""
        torch = self.torch
        logits = torch.tensor(rows, dtype=getattr(torch, kind), requires_grad=True)
        try:
            with self.rounding():
                total = self.called(logits, targets, phase, at)
                gradient = torch.autograd.grad(total, logits, allow_unused=True)[0] if total.requires_grad else None
            if not total.requires_grad:
                self.note("noGradient", "", rows, targets, kind, at)
                return float(total), differences_of(self, rows, targets, kind, at)
            gradient = torch.zeros_like(logits) if gradient is None else gradient
            return float(total.detach()), gradient.detach().double().tolist()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # the user's code may raise anything
            if phase != 2:  # shifted logits have no p of their own
                self.note("throws", first_line(error), rows, targets, kind, at)
            return None

    def value(self, rows, targets, kind, at=0.0):
        torch = self.torch
        try:
            with torch.no_grad():
                return float(self.called(torch.tensor(rows, dtype=getattr(torch, kind)), targets, 1, at))
        except KeyboardInterrupt:
            raise
        except BaseException:
            return math.nan

    def rounding(self):
        return half_rounding(self.torch) if self.emulate else contextlib.nullcontext()

    def note(self, kind, text, rows, targets, number, at):
        if not self.convention.get("settled"):
            self.last = text
            return
        key = (kind, text, number, len(rows[0]))
        event = self.events.setdefault(key, {"kind": kind, "text": text, "type": number, "classes": len(rows[0]), "target": targets[0], "s": at, "count": 0})
        event["count"] += 1


def differences_of(subject, rows, targets, kind, at):
    """The gradient of a loss without a graph, by differences."""
    gradient = [[0.0] * len(r) for r in rows]
    for i, k in itertools.product(range(len(rows)), range(len(rows[0]))):
        moved = [[list(r) for r in rows] for _ in range(2)]
        for sign, changed in zip((1, -1), moved):
            changed[i][k] += sign * STEP
        high, low = (subject.value(changed, targets, kind, at) for changed in moved)
        gradient[i][k] = (high - low) / (2 * STEP)
    return gradient


def images(way, count):
    """Two while the convention is looked for: with one, wrong shapes would be broadcast."""
    if way.get("settled") or count < 4:
        return 1
    return 5 if count % 5 == 0 else 1 if count % 2 else 2


def arranged(torch, inputs, targets, way):
    """The arguments as the loss wants them: shapes (N,K), (B,K,1,N/B), (B,N/B,K) or (N,), (N,1), (B,1,1,N/B)."""
    layout, count = way["layout"], inputs.shape[0]
    index, parts = torch.tensor(targets), images(way, count)
    if way["targets"] == "index":
        wanted = (index + way.get("first", 0)).to(getattr(torch, way["type"]))
        shapes = {"N,K": (count,), "N,K,H,W": (parts, 1, count // parts), "N,A,K": (parts, count // parts)}
        wanted = wanted.reshape((count, 1) if way.get("column") else shapes[layout])
    else:
        kind = inputs.dtype if way["type"] in ("float", "signed") else getattr(torch, way["type"])
        if inputs.shape[1] == 1:
            wanted = index.reshape(count, 1).to(kind)
        else:
            hot = torch.nn.functional.one_hot(index.clamp(min=0), inputs.shape[1]) if way["kind"] == "softmax" else multi_hot(torch, index, inputs.shape[1])
            wanted = hot.to(kind)
        wanted = reshaped(2 * wanted - 1 if way["type"] == "signed" else wanted, layout, count, parts)
    return reshaped(inputs, layout, count, parts), wanted


def multi_hot(torch, index, columns):
    """An object in the column before the number, in none for 0: column 0 is the one looked at, 1 or 0."""
    return torch.nn.functional.one_hot(index.clamp(min=0), columns + 1)[:, 1:]


def reshaped(rows, layout, count, parts):
    if layout == "N,K,H,W":
        return rows.reshape(parts, count // parts, rows.shape[1]).transpose(1, 2).unsqueeze(2)
    if layout == "N,A,K":
        return rows.reshape(parts, count // parts, rows.shape[1])
    if layout == "N":
        return rows.reshape(count)
    if layout == "N,1,H,W":
        return rows.reshape(parts, 1, 1, count // parts)
    return rows


def half_rounding(torch):
    """Every operation's result rounded to float16, as where a processor computes none of its operations itself."""
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_map

    class Rounding(TorchDispatchMode):
        def __torch_dispatch__(self, function, types, args=(), kwargs=None):
            result = function(*args, **(kwargs or {}))
            return tree_map(lambda x: x.half().to(x.dtype) if torch.is_tensor(x) and x.is_floating_point() else x, result)

    return Rounding()


# ---------------------------------------------------------------- how the loss is called


def row(s, target, classes, way, others="even"):
    """Logits with log(p/(1-p)) = s at the target (softmax) or in column 0 (sigmoid); s is of the true side."""
    if way["kind"] == "sigmoid":
        first = s if target == 1 else -s
        if way["targets"] == "index":  # another class is the target where column 0 is background
            return [first, 2.0] + [-2.0] * (classes - 2)
        return [first] + [-2.0] * (classes - 1)
    shares = {"even": [1.0] * (classes - 1), "one": [9.0 * max(classes - 2, 1)] + [1.0] * (classes - 2), "falling": [2.0**-i for i in range(classes - 1)]}[others]
    logs = [math.log(x / sum(shares)) for x in shares]
    return logs[:target] + [s] + logs[target:]


def given_targets(targets, way):
    """Class numbers as the loss gets them: of a sigmoid by index, column 0 is an object where its class is 0."""
    if way["kind"] == "sigmoid" and way["targets"] == "index":
        return [0 if t == 1 else way.get("other", 1) for t in targets]
    return list(targets)


def background_label(subject, way):
    """The label, as one of classes from 0 on, that is the background of a sigmoid for each class: the one before
    or after those of the classes, where it is taken and no logit is pulled up; 1, another class, where there is none."""
    for label in (-1,) if way["first"] else (way["classes"],):
        subject.convention = dict(way, settled=False)
        found = subject.measured([row(-0.4, 1, way["classes"], way), row(0.4, 0, way["classes"], way)], [0, label], way["precision"], phase=2)
        subject.convention = way
        if found is not None and all(g * found[1][0][0] < 0 for g in found[1][1]):
            return label
    return 1


def names_say(loss):
    """Whether the first parameter is called like targets and the second is not."""
    try:
        names = [n.lower() for n in inspect.signature(getattr(loss, "forward", loss)).parameters]
    except (TypeError, ValueError):
        return False
    hints = ("target", "label", "truth", "gt", "y_true", "true")
    is_target = [any(h in n for h in hints) or n in ("y", "t") for n in names[:2]]
    return len(is_target) == 2 and is_target[0] and not is_target[1]


def candidates(chosen, loss):
    first = ("targets-first", "inputs-first") if names_say(loss) else ("inputs-first", "targets-first")
    index = [("index", x, t) for t in ("int64", "int32", "float32") for x in ("N,K", "N,K,H,W", "N,A,K")]
    from_one = [("index", x, "int64", 1) for x in ("N,K", "N,K,H,W", "N,A,K")]
    values = [("values", x, t) for t in ("float", "int64", "bool", "signed") for x in ("N", "N,1", "N,1,H,W")]
    hot = [("onehot", x, t) for t in ("float", "int64", "bool", "signed") for x in ("N,K", "N,K,H,W", "N,A,K")]
    column = [("index", "N,K", "int64", number, True) for number in (0, 1)]  # labels of shape (N,1), for gather()
    for order, (targets, layout, kind, *label) in itertools.product(first, index + from_one + column + hot + values):
        if chosen.targets in (None, targets) and chosen.layout in (None, layout) and chosen.order in (None, order):
            yield {"order": order, "targets": targets, "layout": layout, "type": kind, "first": label[0] if label else 0, "column": len(label) > 1}


def settle(subject, chosen, skip):
    """Finds a convention under which the loss answers like a softmax or a sigmoid loss; the surest one."""
    surest, errors = None, []
    for number, way in enumerate(candidates(chosen, subject.loss)):
        if number in skip or (way["first"] and not subject.labels_off):
            continue
        for precision in ("float64", "float32"):
            judged = judge(subject, dict(way, precision=precision), chosen, number)
            if judged:
                break
            errors.append(subject.last)
        if judged and (surest is None or judged["certainty"] > surest["certainty"]):
            surest = judged
        if surest and (surest["certainty"] >= 2 or surest.get("own")):
            break
    return surest, errors


def judge(subject, way, chosen, number):
    """The convention with its kind and input, and how sure: 3 sums to 0 or separable, 2 of probabilities, 1 neither."""
    best = None
    for kind in ("softmax", "sigmoid"):
        for given in ("logits", "probabilities", "log-probabilities"):
            if chosen.kind not in (None, kind) or chosen.input not in (None, given):
                continue
            if way["targets"] == "values" and kind == "softmax":
                continue
            for classes in [1] if way["targets"] == "values" else list(dict.fromkeys([3, *chosen.classes, 2, 4, 5, 10, 20, 21, 80, 81, 91, 100])):
                tried = dict(way, kind=kind, input=given, classes=classes)
                subject.convention = tried
                tried["certainty"] = certainty(subject, tried, number)
                if tried["certainty"] is not None or not of_sizes(subject.last):
                    break
            if tried["certainty"] and (best is None or tried["certainty"] > best["certainty"]):
                best = tried
            if best and best["certainty"] >= 3:
                return best
    return best


def of_sizes(error):
    """Whether another number of classes may help: a tensor of one value for each class does not fit."""
    return any(word in error for word in ("size", "shape", "weight", "match", "broadcast", "class", "dimension", "out of"))


def certainty(subject, way, number):
    """None where the call throws; 0 where it cannot be meant."""
    classes, precision = way["classes"], way["precision"]
    count = 6 if classes not in (2, 3, 6) or classes == 3 else 10  # as many rows as classes would hide wrong shapes
    if way["layout"] == "N,A,K":
        count = 10 if classes == 3 else 6  # A is 2 or 3, and not K
    if way["layout"] == "N,K,H,W":
        count = 22 if classes == 5 else 35  # 2 images of 11 or 5 of 7, which no numbers of classes are: what has one value a class fits nowhere
    targets = [(i + 1) % 2 for i in range(count)] if way["kind"] == "sigmoid" else [i % min(classes, 2) for i in range(1, count + 1)]

    def ask(first, step=0.3):
        rows = [first] + [row(step * i, targets[i], classes, way) for i in range(1, count)]
        return subject.measured(rows, given_targets(targets, way), precision, phase=0, at=number)

    base = ask(row(-0.4, targets[0], classes, way))
    start = -0.4
    if base is not None and not any(base[1][0]):  # a truncated loss leaves hard examples out
        start, base = 1.0, ask(row(1.0, targets[0], classes, way))
    if base is None:
        subject.labels_off |= any(word in subject.last for word in ("out of bounds", "out of range", "negative"))
        return None
    value, gradient = base
    size = max(abs(g) for g in gradient[0])
    if not (math.isfinite(value) and 0 < size < math.inf):
        return 0
    dead = any(max(abs(g) for g in line) == 0 for line in gradient[:2])
    if way["targets"] == "index":
        labels = given_targets(targets, way)
        own = pulls_from(gradient, labels, way, 0)
        if pulls_from(gradient, labels, way, 1) and not way["first"]:
            subject.labels_off = True
            return 0  # labels are counted from 1
        if (not own and (way["first"] or way["column"])) or (way["column"] and (dead or any(line[k] >= 0 for k, line in zip(labels, gradient)))):
            return 0  # they are no labels
        way["own"] = own and way["kind"] == "softmax"
    if way["type"] == "signed" and trains_zeros(subject, way, [row(0.3 * i, targets[i], classes, way) for i in range(count)], targets):
        return 1  # 0 and 1 are meant
    coupled = way["kind"] == "sigmoid" and classes > 1 and is_coupled(gradient, size, ask, way, targets, start)
    if way["input"] != "logits":
        return 0 if coupled or subject_of_logits(subject, way, count, targets) else (1 if dead else 2)
    if way["kind"] == "softmax":
        if all(abs(sum(line)) < 1e-4 * size for line in gradient):
            return 2 if dead else 3  # a miner leaves examples out
        scales = logit_scales(subject.torch, gradient) if way["targets"] == "index" else []
        if scales and not dead:
            way["scales"] = scales
            return 2
        subject.over_batch = classes > 1 and not dead and all(abs(sum(column)) < 1e-6 * size for column in zip(*gradient))
        return 3 if subject.over_batch else 1 if way["targets"] == "index" else 0
    if classes == 1:
        return 1 if dead or of_probabilities(subject, way) else 3
    flat = ask(row(1.1, targets[0], classes, way))
    linear = flat is not None and abs(flat[1][0][0] - gradient[0][0]) < 1e-9 * size
    return 1 if coupled or dead or linear or of_probabilities(subject, way) else 3


def logit_scales(torch, gradient):
    """The numbers by which the classes' logits are multiplied before softmax, the greatest 1: the gradients, divided
    by them, sum to 0 in every row. Empty where there are none such."""
    _, sizes, directions = torch.linalg.svd(torch.tensor(gradient, dtype=torch.float64))
    null = directions[-1]
    if len(gradient) < 2 * len(null) - 2 or not sizes[-1] < 1e-9 * sizes[-2] or not (bool((null > 0).all()) or bool((null < 0).all())):
        return []
    scales = 1 / null.abs()
    return (scales / scales.max()).tolist()


def is_coupled(gradient, size, ask, way, targets, start):
    """Whether the pull on a logit depends on the other logits of its row, or, where rows are anchors of an image, on other rows."""
    classes = way["classes"]
    plain = row(start, targets[0], classes, way)
    moved = ask([plain[0]] + [x + 0.7 for x in plain[1:]])
    if moved is None or abs(moved[1][0][0] - gradient[0][0]) > 1e-6 * size:
        return True
    for first in (start, 2.0):  # near each other, no logit hides behind a saturated one; above the others, none behind multiplied ones
        near, far = (ask([first] + [x] * (classes - 1)) for x in (-0.5, 0.2))
        if near is None or far is None or abs(near[1][0][0] - far[1][0][0]) > 1e-6 * abs(near[1][0][0]):
            return True
    others = ask(plain, 0.45) if way["layout"] == "N,A,K" else None
    return others is not None and abs(others[1][0][0] - gradient[0][0]) > 1e-6 * size


def pulls_from(gradient, labels, way, before):
    """Whether each row pulls the class that is so many before its label; label 0 the last class, or none where each class has a sigmoid."""
    if way["classes"] < 3:
        return False
    for label, line in zip(labels, gradient):
        if way["kind"] == "softmax":
            strongest = max(range(len(line)), key=lambda k: abs(line[k]))
            if any(line) and strongest != (label - before) % len(line):
                return False
        else:
            odd = [k for k, g in enumerate(line) if sum((g > 0) == (x > 0) for x in line) == 1]
            if odd != ([label - before] if label >= before else []):
                return False
    return True


def trains_zeros(subject, way, rows, targets):
    """Whether with 0 in place of -1 the background has a gradient."""
    held, subject.convention = subject.convention, dict(way, type="float")
    found = subject.measured(rows, given_targets(targets, way), way["precision"], phase=0)
    subject.convention = held
    return found is not None and any(g != 0 for g in found[1][1])


def of_probabilities(subject, way):
    """Whether the loss is 0 where it is given exact probabilities as if they were logits, and not 0 at sure logits."""
    exact, sure = ends(subject, dict(way, input="logits"))
    return exact < 1e-4 and not sure < 1e-3


def clamped(subject, way):
    """Whether it is 0 at exact probabilities, and has no gradient outside of 0 to 1 on the wrong side, where any loss of logits has one."""
    if not ends(subject, way)[0] < 1e-4:
        return False
    held, subject.convention = subject.convention, way
    if way["kind"] == "softmax":
        rows = [[-3.0 if k == t else 3.0 for k in range(way["classes"])] for t in (1, 0)]
    else:
        rows = [[-3.0] + [3.0] * (way["classes"] - 1), [3.0] * way["classes"]]
    found = subject.measured(rows, given_targets([1, 0], way), way["precision"], phase=0)
    subject.convention = held
    return found is not None and all(g == 0 for line in found[1] for g in line)


def subject_of_logits(subject, way, count, targets):
    """Whether probabilities, or their logarithms, are not what this loss takes."""
    plain = dict(way, input="logits")
    if way["input"] == "probabilities":
        wrong = not (of_probabilities(subject, way) or clamped(subject, plain))
        alone = alone_at_target(subject, way)
        return wrong or (way["targets"] != "values" and alone != (way["kind"] == "softmax"))
    return way["kind"] != "softmax" or not alone_at_target(subject, way) or not log_end(subject, plain) < 1e-4


def ends(subject, way):
    """The loss at exact probabilities 0 and 1, and at logits of -30 and 30, both given as they are."""
    held, subject.convention = subject.convention, way
    classes = way["classes"]
    targets = [1, 0] if classes == 1 else [1, 0]
    found = []
    for low, high in ((0.0, 1.0), (-30.0, 30.0)):
        if way["kind"] == "sigmoid":
            rows = [[high] + [low] * (classes - 1), [low] * classes]
            if way["targets"] == "index":
                rows[1][1] = high
        else:
            rows = [[high if k == t else low for k in range(classes)] for t in targets]
        found.append(subject.value(rows, given_targets(targets, way), way["precision"]))
    subject.convention = held
    return [math.inf if math.isnan(x) else abs(x) for x in found]


def alone_at_target(subject, way):
    """Whether only the target's column of what the loss is given has a gradient."""
    if way["classes"] < 2:
        return False
    held, subject.convention = subject.convention, dict(way, input="logits")
    share = 0.5 if way["input"] == "probabilities" else -0.5
    rows = [[share] * way["classes"] for _ in range(2)]
    found = subject.measured(rows, given_targets([1, 1], way), way["precision"], phase=0)
    subject.convention = held
    column = 1 if way["kind"] == "softmax" else 0
    return found is not None and all(abs(g) < 1e-12 for line in found[1] for k, g in enumerate(line) if k != column)


def log_end(subject, way):
    held, subject.convention = subject.convention, way
    rows = [[0.0 if k == t else -30.0 for k in range(way["classes"])] for t in (1, 0)]
    value = subject.value(rows, [1, 0], way["precision"])
    subject.convention = held
    return math.inf if math.isnan(value) else abs(value)


# ---------------------------------------------------------------- the measurements


def shown(x):
    return x if x is None or math.isfinite(x) else "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"


def curve(subject, points, classes, target, kind="float64", others="even", mates=(), shift=0.0, differences=0):
    """dL/dz of the target's logit over s = log(p/(1-p)), with what the others get and the value."""
    way = subject.convention
    column = target if way["kind"] == "softmax" else 0
    sign = 1 if way["kind"] == "softmax" or target == 1 else -1
    size = len(points)
    lists = {name: [None] * size for name in ("gradient", "loss", "rest")}
    lists["difference"] = [None] * size if differences else None
    targets = given_targets([target, *(t for t, _ in mates)], way)
    beside = [row(s, t, classes, way) for t, s in mates]
    for done, i in enumerate(outward(points)):
        s = points[i]
        if not subject.low < s < subject.high or (shift and subject.shifts_barred):
            continue
        first = [x + shift for x in row(s, target, classes, way, others)]
        found = subject.measured([first, *beside], targets, kind, phase=2 if shift else 1, at=s)
        if found is None:
            continue
        pull = found[1][0]
        lists["gradient"][i] = shown(sign * pull[column])
        lists["loss"][i] = shown(found[0])
        if way["kind"] == "softmax":
            lists["rest"][i] = shown(unshared(first, pull, target))
        if differences and done % differences == 0 and abs(s) <= EDGE:
            lists["difference"][i] = shown(sign * difference(subject, [first, *beside], targets, column, kind, s))
    if differences:
        points = with_edges(subject, points, lists, lambda s: [row(s, target, classes, way, others), *beside], targets, column, sign, kind)
    kept = {name: values for name, values in lists.items() if values is not None and any(v is not None for v in values)}
    return {"classes": classes, "target": target, "others": others, "type": kind, "emulated": subject.emulate, "shift": shift, "mates": [list(m) for m in mates], "s": list(points), **kept}


def with_edges(subject, points, lists, rows, targets, column, sign, kind):
    """The places, with those more between which a gradient becomes exactly 0 towards an end."""
    more, values = list(points), lists["gradient"]
    for order in (range(len(points) - 1), range(len(points) - 1, 0, -1)):
        step = 1 if order.step > 0 else -1
        if values[order[0]] != 0:
            continue
        edge = next((i for i in order if values[i] == 0 and isinstance(values[i + step], float) and values[i + step] != 0), None)
        if edge is None:
            continue
        dead, alive = points[edge], points[edge + step]
        for _ in range(30):
            middle = (dead + alive) / 2
            found = subject.measured(rows(middle), targets, kind, at=middle)
            dead, alive = (middle, alive) if found is None or found[1][0][column] == 0 else (dead, middle)
        for s in (dead, alive):
            found = subject.measured(rows(s), targets, kind, at=s)
            if found is not None and s not in more:
                more.append(s)
                for name, value in (("gradient", shown(sign * found[1][0][column])), ("loss", shown(found[0])), ("rest", None), ("difference", None)):
                    lists[name].append(value)
    return more


def unshared(logits, pull, target):
    """How far the other logits' gradients are from -dL/dz_t p_k / (1 - p_t), as a share of |dL/dz_t|."""
    top = max(x for k, x in enumerate(logits) if k != target)
    weights = [math.exp(x - top) if k != target else 0.0 for k, x in enumerate(logits)]
    total = sum(weights)
    if pull[target] == 0:
        return 0.0 if all(g == 0 for g in pull) else math.inf
    return max(abs(pull[k] + pull[target] * w / total) for k, w in enumerate(weights) if k != target) / abs(pull[target])


def difference(subject, rows, targets, column, kind, at):
    step = STEP if kind == "float64" else 0.2

    def moved(by):
        changed = [list(r) for r in rows]
        changed[0][column] += by
        return subject.value(changed, targets, kind, at)

    return (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step)


def batch(subject, rows, classes):
    """dL/dz of every row of a batch, [target, s] each."""
    way = subject.convention
    found = subject.measured([row(s, t, classes, way) for t, s in rows], given_targets([t for t, _ in rows], way), way["precision"])
    if found is None:
        return {"rows": [list(r) for r in rows], "value": None, "gradients": [None] * len(rows), "classes": classes}
    columns = [(t if way["kind"] == "softmax" else 0, 1 if way["kind"] == "softmax" or t == 1 else -1) for t, _ in rows]
    return {"rows": [list(r) for r in rows], "value": shown(found[0]), "gradients": [shown(sign * g[c]) for (c, sign), g in zip(columns, found[1])], "classes": classes}


def columns(subject, classes):
    """dL/dz of all columns of a row with an object in one of them, for each column: which class weighs what."""
    way = subject.convention
    index = way["targets"] == "index"
    lines = []
    for column in range(classes):
        found = subject.measured([[HARD] * classes], [column if index else column + 1], way["precision"])
        lines.append(None if found is None else [shown(g) for g in found[1][0]])
    return lines


def alive(subject, classes, s):
    """Whether an object has a gradient there."""
    found = batch(subject, [(1, s)], classes)["gradients"][0]
    return isinstance(found, float) and found != 0


def batches(subject, classes):
    """Batches that show what the loss divides by, whether it mines, and whether the examples act on each other."""
    sides = range(2) if subject.convention["kind"] == "sigmoid" else range(min(classes, 10))
    looked = HARD if alive(subject, classes, HARD) or not alive(subject, classes, -HARD) else -HARD  # p = 0.7 where hard examples are left out
    for target in sides:
        yield [(target, looked)]
        for mate, count in itertools.product(sides, (1, 3)):
            yield [(target, looked)] + [(mate, -0.4)] * count
    for target, mate, s in itertools.product((0, 1), (0, 1), (-3.0, 0.0, 3.0, 8.0)):
        yield [(target, looked), (mate, s)]
    for mine in sorted({0, classes - 1} if subject.convention["kind"] == "softmax" else {0}):
        for objects in (1, 2):
            yield [(1 if mine != 1 else 0, -0.5 - 0.3 * i) for i in range(objects)] + [(mine, -3.05 + 0.5 * i) for i in range(12)]
    yield [(0, HARD)] * 4
    yield [(1, HARD)] * 4


def accepted(subject, chosen, classes):
    """The numbers of classes that the loss takes, of those asked for."""
    way = subject.convention
    if way["targets"] == "values":
        return [1]
    if way["kind"] == "sigmoid":
        return [k for k in ([classes] if way["targets"] == "index" else [1, classes]) if works(subject, k)][:1] or [classes]
    taken = [k for k in dict.fromkeys(chosen.classes) if works(subject, k)]
    return taken or [classes]


def works(subject, classes):
    softmax = subject.convention["kind"] == "softmax"
    targets = [1, 0, classes - 1] if softmax else [1, 0]
    rows = [row(-0.4, t, classes, subject.convention) for t in targets]
    events = dict(subject.events)
    taken = subject.measured(rows, given_targets(targets, subject.convention), subject.convention["precision"]) is not None
    if not softmax:  # a loss of several classes has no use for one
        subject.events = events
    return taken


def contexts(subject, target, classes):
    """The fewest batch mates with which the loss has a gradient: none, an object, an object and a background row."""
    precision = subject.convention["precision"]
    for mates in ((), ((1 if target != 1 or classes < 3 else 2, 0.4),), ((1, 0.4), (0, 6.0))):
        tried = curve(subject, [-2.0, 0.5], classes, target, precision, mates=mates)
        if any(isinstance(g, float) and g != 0 for g in tried.get("gradient", [])):
            return mates
    return ()


def tasks(subject, chosen, way):
    """(name, work) in the order of their worth; the time may end before the last."""
    precision, softmax = way["precision"], way["kind"] == "softmax"
    numbers = accepted(subject, chosen, way["classes"])
    alone = {}

    def mates(target, classes):
        key = (min(target, 2), classes)
        if key not in alone:
            alone[key] = contexts(subject, target, classes)
        return alone[key]

    def main_curve(classes, target, points, differences):
        return lambda: {"curves": [curve(subject, points, classes, target, precision, mates=mates(target, classes), differences=differences)]}

    for classes in numbers:
        for target in (0, 1):
            big = classes <= 10
            yield f"main {classes} {target}", main_curve(classes, target, MAIN if big else COARSE, 3 if big else 0)
    first = 3 if 3 in numbers else numbers[0]
    for i, rows in enumerate(batches(subject, first)):
        yield f"batch {i}", lambda rows=rows: {"batches": [batch(subject, rows, first)]}
    for kind in ("float32", "float16"):
        for target in (0, 1):
            yield f"{kind} {target}", lambda kind=kind, target=target: {"curves": in_type(subject, kind, first, target, mates(target, first))}
    saturated = sorted([-x for x in SATURATED] + list(SATURATED))
    for target in (0, 1):
        yield f"saturated {target}", lambda target=target: {"curves": [curve(subject, saturated, first, target, precision, mates=mates(target, first))]}
    if softmax:
        yield from softmax_tasks(subject, numbers, first, precision, mates)
    elif 1 < first <= 10:
        yield "columns", lambda: {"columns": columns(subject, first)}
    beside = ((1, 0.4), (0, 1.0))
    for target in (0, 1):
        yield f"mates {target}", lambda target=target: {"curves": [curve(subject, COARSE, first, target, precision, mates=beside)]}


def softmax_tasks(subject, numbers, first, precision, mates):
    for classes in numbers:
        for target in range(2, classes) if classes <= 10 else [classes - 1]:
            yield f"class {classes} {target}", lambda c=classes, t=target: {"curves": [curve(subject, COARSE, c, t, precision, mates=mates(t, c))]}
        if classes > 2:
            for target, others in itertools.product((0, 1), ("one", "falling")):
                yield f"others {classes} {target} {others}", lambda c=classes, t=target, o=others: {"curves": [curve(subject, COARSE, c, t, precision, others=o, mates=mates(t, c))]}
    for shift in (100.0, -100.0):
        yield f"shift {shift}", lambda shift=shift: {"curves": [curve(subject, COARSE, first, 1, "float32", shift=shift, mates=mates(1, first))]}


def in_type(subject, kind, classes, target, mates):
    points = sorted([*COARSE, *SATURATED, *(-x for x in SATURATED)])
    found = curve(subject, points, classes, target, kind, mates=mates)
    if kind == "float16" and "gradient" not in found:  # this processor, or PyTorch 1, has no such operations
        forget(subject, "float16")
        before = dict(subject.events)
        subject.emulate = True
        found = curve(subject, points, classes, target, "float32", mates=mates)
        subject.emulate = False
        found["type"] = "float16"
        subject.events = before
    return [found]


def forget(subject, kind):
    for key in [k for k in subject.events if k[2] == kind and k[0] == "throws"]:
        del subject.events[key]


def child(chosen):
    """Loads the loss and writes a line of JSON for each measurement."""
    with open(os.path.join(chosen.child, "job.json"), encoding="utf-8") as file:
        job = json.load(file)
    results = open(os.path.join(chosen.child, "results.jsonl"), "a", encoding="utf-8")
    sink = Sink()
    sys.stdout = sys.stderr = sink
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)

    def write(task, **values):
        results.write(json.dumps({"task": task, **values}) + "\n")
        results.flush()

    with open(os.path.join(chosen.child, "beat"), "r+b") as file:
        beat = mmap.mmap(file.fileno(), 24)
    beat[:24] = struct.pack("3d", time.monotonic() + 20, 0, -1)  # importing takes its time
    try:
        probe(chosen, job, beat, write, sink)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        write("error", events=[{"kind": "fails", "text": first_line(error), "count": 1}])
    results.close()
    beat[:24] = bytes(24)
    os._exit(0)  # threads and exit handlers of the user's module must not hold it up


def probe(chosen, job, beat, write, sink):
    deadline = time.monotonic() + job["left"]
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    values = literals(chosen.args)
    found = load(chosen.loss)
    way, errors = None, []
    skip = {number for phase, number in job["barred"] if phase == 0}
    for how, loss in callables(found, values):
        subject = Subject(loss, torch, beat)
        way, failures = settle(subject, chosen, skip)
        errors += failures
        if way:
            break
    if not way:
        text = max(dict.fromkeys(e for e in errors if e), key=errors.count, default="no convention gives a finite value with a gradient")
        return write("error", events=[{"kind": "refuses", "text": text, "count": len(errors)}])
    if way["kind"] == "sigmoid" and way["targets"] == "index":
        way["other"] = background_label(subject, way)
    way["settled"] = True
    sink.characters = 0
    subject.convention = way
    for phase, at in job["barred"]:
        subject.shifts_barred |= phase == 2
        if phase == 1:
            subject.low, subject.high = (max(subject.low, at), subject.high) if at < 0 else (subject.low, min(subject.high, at))
    if "convention" not in job["skip"]:
        loss_facts = {"name": chosen.loss.rpartition(":")[2], "spec": chosen.loss, "how": how, "arguments": plain_arguments(found, loss, values)}
        write("convention", loss=loss_facts, convention=way, torch=str(torch.__version__), returns=subject.returns)
    run_tasks(subject, chosen, way, job, write, deadline)
    extra = [{"kind": "prints", "text": "", "count": sink.characters}] if sink.characters else []
    extra += [{"kind": "filled", "text": ", ".join(subject.filled), "count": len(subject.filled)}] if subject.filled else []
    extra += [{"kind": "overBatch", "text": "", "count": 1}] if subject.over_batch and way["kind"] == "softmax" else []
    write("events", events=list(subject.events.values()) + extra)


def run_tasks(subject, chosen, way, job, write, deadline):
    sample = ([row(HARD, 1, way["classes"], way), row(1.0, 0, way["classes"], way)], given_targets([1, 0], way), way["precision"])
    repeat = [subject.value(*sample), subject.value(*sample)]
    first = None
    for name, work in tasks(subject, chosen, way):
        if first is None:
            numbers = accepted(subject, chosen, way["classes"])
            first = True
            if "classes" not in job["skip"]:
                write("classes", classes=numbers)
        if name in job["skip"]:
            continue
        if time.monotonic() > deadline:
            write("left " + name, leftOut=[name])
        else:
            write(name, **work())
    repeat.append(subject.value(*sample))
    write("repeat", repeat=[shown(x) for x in repeat])


if __name__ == "__main__":
    sys.exit(main())
