"""Targets, masks and shapes of exported files against PyTorch's own losses.

usage: check_targets.py FOLDER SEED ROUNDS
Every NAME.py in the folder is judged in so many random cases. ce.py must be F.cross_entropy and
F.binary_cross_entropy_with_logits; the others are held to what those define: an ignored target is
a missing row, a masked class a missing column, a soft label a mean of hard ones, an integer type
its numbers. Prints a line of JSON a file: the checks that failed.
"""
import importlib.util
import json
import pathlib
import random
import sys
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.set_num_threads(1)
func = getattr(torch, "func", None)
if func is None:
    import functorch as func
folder, seed, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
INTEGERS = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)
FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gradient(function, z, *rest):
    """Value and gradient by the logits, in float64."""
    z = z.detach().clone().requires_grad_()
    value = function(z, *rest)
    value.sum().backward()
    return value.detach().double(), z.grad.double()


def close(a, b, tolerance=1e-5):
    """Equal but for rounding, which is as large as the largest of the numbers makes it."""
    scale = lambda y: 1 + y[torch.isfinite(y)].abs().sum().item()
    return all(x.shape == y.shape and torch.allclose(x, y, rtol=tolerance,
                                                     atol=tolerance * scale(y))
               for x, y in zip(a, b))


def refuses(function, *arguments):
    try:
        function(*arguments)
    except (ValueError, IndexError, TypeError, RuntimeError):
        return True
    return False


class Judge:
    def __init__(self, module, chance):
        self.module, self.chance, self.failed = module, chance, []
        self.steepest = module.weighted(torch.logspace(-30, 8, 500)).abs().max().item()

    def check(self, name, holds):
        if not holds and name not in self.failed:
            self.failed.append(name)

    def softmax(self, **options):
        options = {"normalisation": "all", "mining": None, **options}
        return self.module.SoftmaxLoss(**options)

    def sigmoid(self, **options):
        options = {"normalisation": "all", "mining": None, **options}
        return self.module.SigmoidLoss(**options)

    def case(self):
        """Logits (..., C), targets (...), an ignore_index that fits the targets' type."""
        classes = self.chance.choice((2, 3, 7, 200))
        shape = self.chance.choice(((5,), (2, 3), (2, 3, 4), (1,), ()))
        z = 4 * torch.randn(*shape, classes)
        dtype = self.chance.choice(INTEGERS)
        limit = min(classes, torch.iinfo(dtype).max + 1)
        targets = torch.randint(0, limit, shape)
        ignore = self.chance.choice((255, -100, -1, 10 ** 6, 0, 1, 127))
        info = torch.iinfo(dtype)
        if info.min <= ignore <= info.max and targets.dim():
            targets[torch.rand(shape) < self.chance.choice((0, 0.3, 1))] = ignore
        return z, targets, dtype, ignore

    def ignored_and_types(self):
        z, targets, dtype, ignore = self.case()
        loss = self.softmax(ignore_index=ignore)
        value, grad = gradient(loss, z, targets.to(dtype))
        kept = targets != ignore
        if kept.any():
            alone = self.softmax(ignore_index=-10 ** 9)
            rows = gradient(alone, z[kept], targets[kept])
            self.check("ignored rows are missing rows", close((value, grad[kept]), rows))
        self.check("ignored rows have no gradient", not grad[~kept].any())
        self.check("all ignored", torch.isfinite(value) and torch.isfinite(grad).all())
        each = loss.per_target(z, targets.to(dtype))
        self.check("per_target is 0 where ignored", not each[~kept].any())
        nothing = z.clone()
        nothing[~kept] = float("nan")
        self.check("what is ignored may be NaN",
                   torch.isfinite(gradient(loss, nothing, targets.to(dtype))[1]).all())

    def masked(self):
        """Classes masked out are classes that are not there."""
        classes = self.chance.randint(3, 9)
        z = 3 * torch.randn(6, classes)
        targets = torch.randint(0, classes, (6,))
        dtype = self.chance.choice(FLOATS)
        least = self.chance.choice((-float("inf"), torch.finfo(dtype).min))
        gone = torch.rand(6, classes) < self.chance.choice((0.3, 0.7, 1))
        gone.scatter_(1, targets[:, None], False)
        z = z.to(dtype)
        full = z.masked_fill(gone, least)
        loss = self.softmax(normalisation="none")
        value, grad = gradient(loss, full, targets)
        holds_gradient = self.steepest < torch.finfo(dtype).max / 2
        self.check(f"finite with classes at {least} in {dtype}", torch.isfinite(value) and (
            torch.isfinite(grad).all() or not holds_gradient))
        for row in range(6):
            there = ~gone[row]
            if there.sum() > 1:
                place = there[:targets[row]].sum().reshape(1)
                alone = gradient(loss, z[row][there][None], place)
                self.check("masked classes are missing classes",
                           close((grad[row][there][None],), alone[1:], 1e-3))
            else:
                self.check("the only class has no gradient", not grad[row].any())
        lost = z.clone()
        lost[:, 0] = least
        value, grad = gradient(loss, lost, torch.zeros(6, dtype=torch.long))
        self.check(f"finite gradient of a masked true class, {least} in {dtype}",
                   torch.isfinite(grad).all() and not torch.isnan(value))
        away = gradient(loss, lost, torch.ones(6, dtype=torch.long))
        self.check(f"finite with the masked class as another, {least} in {dtype}",
                   torch.isfinite(away[0]) and torch.isfinite(away[1]).all()
                   and not away[1][:, 0].any())

    def extremes(self):
        """Values and gradients of far logits in every precision are those of float64, held finite."""
        for dtype in FLOATS:
            info = torch.finfo(dtype)
            far = (0.0, 1e-7, 1.0, -1.0, 50.0, -50.0, 1e4, -1e4, 6e4, -6e4, info.max, info.min)
            z = torch.tensor([[a, b, 0.0] for a in far for b in far], dtype=torch.float64).to(dtype)
            for k in range(3):
                targets = torch.full((len(z),), k)
                self.same(f"softmax {dtype}", self.softmax(reduction="none"), z, targets)
            z = torch.tensor(far, dtype=torch.float64).to(dtype)
            for share in (0.0, 0.3, 0.5, 1.0):
                self.same(f"sigmoid of {share} {dtype}", self.sigmoid(reduction="none"), z,
                          torch.full(z.shape, share))
            empty = torch.zeros(0, 3, dtype=dtype)
            for loss, y in ((self.softmax(), torch.zeros(0).long()), (self.sigmoid(), empty)):
                value, grad = gradient(loss, empty, y)
                self.check(f"an empty batch in {dtype}", not value.any() and grad.shape == (0, 3))

    def same(self, name, loss, z, targets):
        value, grad = gradient(loss, z, targets)
        exact, wanted = gradient(loss, z.double(), targets)
        # a soft label's gradient is a sum of two that may cancel: it is as exact as these
        parts = wanted if not targets.is_floating_point() else torch.maximum(
            *(gradient(loss, z.double(), torch.full_like(targets, hard))[1].abs() for hard in (0, 1)))
        self.check(f"finite gradient of {name}", torch.isfinite(grad).all())
        self.check(f"no NaN in {name}", not torch.isnan(value).any())
        digits = 1e-9 if z.dtype == torch.float64 else 2e-4
        # what is computed in float32 has its exponents
        tell = exact.abs() < 1e30
        self.check(f"value of {name}", torch.allclose(value[tell], exact[tell], digits, 1e-6))
        # beyond the type's largest number a row is held, and keeps its direction
        rows = wanted.reshape(len(z), -1).abs().amax(-1)
        most = torch.finfo(z.dtype).max / 4
        coarse = max(digits, 2 * torch.finfo(z.dtype).eps)
        tell = tell.reshape(len(z), -1).all(-1) & (rows < most)
        error = (grad - wanted).abs() <= 1e-6 + coarse * parts.abs()
        self.check(f"gradient of {name}", error[tell].all())
        # of a soft label both parts are held, each by itself
        steep = (wanted.abs() > most) & (wanted.abs() >= parts.abs()) & (
            wanted.abs().reshape(len(z), -1) > rows[:, None] / 2).reshape(wanted.shape)
        self.check(f"direction of {name}", torch.equal(grad[steep].sign(), wanted[steep].sign()))

    def soft(self):
        z = 4 * torch.randn(4, 5)
        y = torch.rand(4, 5).round(decimals=1)
        loss = self.sigmoid(normalisation="none")
        mixed = y * loss.per_target(z, torch.ones(4, 5)) + (1 - y) * loss.per_target(
            z, torch.zeros(4, 5))
        self.check("a soft label is an expectation", close((loss.per_target(z, y),), (mixed,)))
        loss = self.softmax(normalisation="none")
        shares = torch.rand(4, 5).softmax(-1)
        shares[0] = F.one_hot(torch.tensor(2), 5)
        mixed = sum(shares[:, k] * loss.per_target(z, torch.full((4,), k)) for k in range(5))
        self.check("class probabilities are an expectation",
                   close((loss.per_target(z, shares),), (mixed,), 1e-4))
        for dtype in (torch.bool, *INTEGERS, *FLOATS):
            hard = (y > 0.5).to(dtype)
            self.check(f"sigmoid targets of {dtype}", close(
                gradient(self.sigmoid(), z, hard), gradient(self.sigmoid(), z, hard.float())))

    def refusals(self):
        z, soft, sig = torch.zeros(3, 4), self.softmax(), self.sigmoid()
        long = torch.tensor
        for what, targets in (
                ("-1", long([1, -1, 2])), ("class 4 of 4", long([0, 4, 1])),
                ("fractions", long([1.7, 0.2, 0.0])), ("float indices", long([1.0, 2.0, 0.0])),
                ("bool indices", long([True, False, True])), ("too few", long([1, 2])),
                ("a column", long([[1], [2], [0]])), ("a scalar", long(1)),
                ("int8 that went round", long([1, 200, 2]).to(torch.int8)),
                ("shares above 1", torch.full((3, 4), 1.5)),
                ("NaN shares", torch.full((3, 4), float("nan"))),
                ("whole numbers in the shape of the logits", torch.ones(3, 4).long())):
            self.check("softmax refuses " + what, refuses(soft, z, targets))
        self.check("softmax refuses one class",
                   refuses(soft, torch.zeros(3, 1), torch.zeros(3).long()))
        self.check("softmax refuses no class",
                   refuses(soft, torch.zeros(3, 0), torch.zeros(3).long()))
        self.check("softmax refuses whole logits", refuses(soft, z.long(), long([1, 2, 0])))
        self.check("softmax refuses classes in the second place",
                   refuses(soft, torch.zeros(2, 3, 5, 5), torch.zeros(2, 5, 5).long()))
        for what, targets in (
                ("-1", torch.full((3, 4), -1)), ("2", torch.full((3, 4), 2)),
                ("1.01", torch.full((3, 4), 1.01)), ("NaN", torch.full((3, 4), float("nan"))),
                ("a row", torch.zeros(4)), ("a column", torch.zeros(3, 1)),
                ("the transposed", torch.zeros(4, 3)), ("uint8 156", torch.full(
                    (3, 4), 156, dtype=torch.uint8))):
            self.check("sigmoid refuses " + what, refuses(sig, z, targets))
        self.check("a fractional ignore_index", refuses(lambda: self.softmax(ignore_index=1.5)))
        self.check("another reduction", refuses(lambda: self.softmax(reduction="batchmean")))
        empty = self.softmax()(torch.zeros(0, 4, requires_grad=True), torch.zeros(0).long())
        self.check("an empty batch", empty.item() == 0)

    def transforms(self):
        z, targets = torch.randn(6, 4), torch.tensor([0, 1, 2, 3, 1, 2])
        y = (torch.rand(6, 4) > 0.5).float()
        extreme = torch.tensor([[60.0, 0, 0, 0], [0, 30, 0, -1e4]])
        for name, loss, z, targets in (
                ("softmax", self.softmax(), z, targets), ("sigmoid", self.sigmoid(), z, y),
                ("mined", self.softmax(mining=1.0), z, targets),
                ("soft", self.sigmoid(), z, torch.rand(6, 4)),
                ("extreme", self.softmax(), extreme, torch.tensor([0, 1]))):
            value, grad = gradient(loss, z, targets)
            self.check("func.grad of " + name,
                       close((func.grad(loss)(z, targets).double(),), (grad,)))
            if hasattr(torch, "compile") and name != "mined":
                torch._dynamo.reset()
                loss.transforms = True
                compiled = torch.compile(func.grad(loss), backend="aot_eager")
                self.check("compiled func.grad of " + name,
                           close((compiled(z, targets).double(),), (grad,)))
                loss.transforms = False
            if name != "mined":
                each = func.vmap(lambda a, b: loss(a, b))(z, targets)
                alone = torch.stack([loss(a, b) for a, b in zip(z, targets)])
                self.check("vmap of " + name, close((each,), (alone,)))
                each = func.vmap(func.grad(loss))(z, targets)
                alone = torch.stack([gradient(loss, a, b)[1] for a, b in zip(z, targets)])
                self.check("vmap of grad of " + name, close((each.double(),), (alone,)))
        z = torch.randn(3, 4, dtype=torch.float64, requires_grad=True)
        t = torch.tensor([0, 2, 1])
        loss = self.softmax(normalisation="none")
        step = 1e-5 * torch.randn(3, 4, dtype=torch.float64)
        slope = lambda x: torch.autograd.grad(loss(x, t), x, create_graph=True)[0]
        wanted = (slope(z + step) - slope(z - step)).detach() / 2
        twice = torch.autograd.grad((slope(z) * step).sum(), z)[0]
        self.check("double backward", close((twice,), (wanted,), 1e-7))
        twice = func.grad(lambda x: (func.grad(loss)(x, t) * step).sum())(z.detach())
        self.check("func.grad of func.grad", close((twice,), (wanted,), 1e-7))
        module = self.softmax(weight=torch.ones(4)).train().eval().double().to("cpu")
        self.check("is a module", "ignore_index=-100" in repr(module.requires_grad_(False))
                   and module.weight.dtype == torch.float64)
        traced = torch.jit.trace(loss, (z.detach(), t), check_trace=False)
        self.check("jit.trace", close((traced(z, t).detach(),), (loss(z, t).detach(),)))

    def torchs_own(self):
        """Cross-entropy alone."""
        z, targets, dtype, ignore = self.case()
        weight = torch.rand(z.shape[-1]) + 0.1
        flat, rows = z.reshape(-1, z.shape[-1]), targets.reshape(-1)
        for reduction in ("mean", "sum", "none"):
            for w in (None, weight):
                ours = gradient(self.softmax(reduction=reduction, weight=w, ignore_index=ignore),
                                flat, rows.to(dtype))
                theirs = gradient(lambda a, b: F.cross_entropy(
                    a, b, weight=w, reduction=reduction, ignore_index=ignore), flat, rows)
                if not torch.isnan(theirs[0]).any():  # the mean of nothing; 0 here
                    self.check(f"F.cross_entropy {reduction}", close(ours, theirs))
            shares = (2 * torch.randn_like(flat)).softmax(-1)
            for w in (None, weight):
                self.check(f"F.cross_entropy of probabilities {reduction}", close(
                    gradient(self.softmax(reduction=reduction, weight=w), flat, shares),
                    gradient(lambda a, b: F.cross_entropy(a, b, weight=w, reduction=reduction),
                             flat, shares)))
            y = torch.rand_like(z).round(decimals=1)
            far = 40 * z
            self.check(f"F.binary_cross_entropy_with_logits {reduction}", close(
                gradient(self.sigmoid(reduction=reduction), far, y),
                gradient(lambda a, b: F.binary_cross_entropy_with_logits(
                    a, b, reduction=reduction), far, y)))
        lost = torch.tensor([[-float("inf"), 0.0, 1.0], [torch.finfo(torch.float32).min, 0, 0]])
        t = torch.tensor([0, 0])
        ours = gradient(self.softmax(reduction="none"), lost, t)
        theirs = gradient(lambda a, b: F.cross_entropy(a, b, reduction="none"), lost, t)
        self.check("F.cross_entropy of masked true classes", close(ours, theirs))


for file in sorted(folder.glob("*.py")):
    torch.manual_seed(seed)
    judge = Judge(load(file), random.Random(seed))
    judge.refusals()
    judge.transforms()
    judge.extremes()
    for _ in range(rounds):
        judge.ignored_and_types()
        judge.masked()
        judge.soft()
        if file.stem == "ce":
            judge.torchs_own()
    print(json.dumps({"name": file.stem, "failed": judge.failed}), flush=True)
