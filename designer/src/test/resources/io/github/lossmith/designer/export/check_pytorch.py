"""Runs every exported file in a folder against numbers of another engine.

usage: check_pytorch.py FOLDER [--device DEVICE] [--compile]
Beside NAME.py lies NAME.csv with lines p,weighted,loss. --device takes PyTorch 2, --compile puts
what torch.compile makes of the layers beside the layers. Prints one line of JSON a file: the
largest errors seen and the checks that failed.
"""
import argparse
import importlib.util
import json
import math
import pathlib

import torch

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("--device", default="cpu")
arguments.add_argument("--compile", action="store_true")
arguments = arguments.parse_args()
torch.set_num_threads(1)
if arguments.device != "cpu":
    torch.set_default_device(arguments.device)
EXTREME = [0.0, 1e-8, 1.0, 50.0, 1e4, -1e4, 88.0, -88.0, 104.0, -745.0]


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def relative(got, wanted, floor):
    return ((got - wanted).abs() / (wanted.abs() + floor)).max().item()


def logits_for(p, classes):
    """Rows of logits whose softmax gives class 1 the probability p, without rounding 1 - p."""
    rows = torch.zeros(len(p), classes, dtype=torch.float64)
    rows[:, 1] = torch.log(p) - torch.log1p(-p) + math.log(classes - 1)
    return rows


def check(module, rows):
    failed = []
    p, weighted, loss = torch.tensor(rows, dtype=torch.float64).unbind(1)
    u = -torch.log(p)
    u = torch.where(p > 0.5, -torch.log1p(p - 1), u)
    report = {
        "weighted": relative(module.weighted(u), weighted, 1e-9),
        "loss": relative(module.loss_of(u), loss, 1e-9),
    }
    inner = (p < 1) & (p > 1e-13)
    p, weighted, loss = p[inner], weighted[inner], loss[inner]

    softmax = module.SoftmaxLoss(normalisation="none", mining=None)
    targets = torch.ones(len(p), dtype=torch.long)
    z = logits_for(p, 4).requires_grad_()
    each = softmax.per_target(z, targets)
    each.sum().backward()
    share = (1 - p)[:, None] / 3
    wanted = torch.where(torch.arange(4) == 1, (weighted * (1 - p))[:, None],
                         -weighted[:, None] * share)
    report["softmax_loss"] = relative(each.detach(), loss, 1e-9)
    report["softmax_gradient"] = relative(z.grad, wanted, 1e-9)

    sigmoid = module.SigmoidLoss(normalisation="none", mining=None)
    y = torch.cat([torch.ones(len(p)), torch.zeros(len(p))])
    z = torch.log(p) - torch.log1p(-p)
    z = torch.cat([z, -z]).requires_grad_()
    sigmoid(z, y).backward()
    wanted = torch.cat([weighted * (1 - p), -weighted * (1 - p)])
    report["sigmoid_gradient"] = relative(z.grad, wanted, 1e-9)

    single = logits_for(p, 4).float().requires_grad_()
    softmax.per_target(single, targets).sum().backward()
    wanted = torch.where(torch.arange(4) == 1, (weighted * (1 - p))[:, None],
                         -weighted[:, None] * share)
    report["float32_gradient"] = relative(single.grad.double(), wanted, 1e-5)

    torch.manual_seed(0)
    z = torch.randn(6, 5, dtype=torch.float64, requires_grad=True)
    t = torch.tensor([0, 1, 2, 3, 4, 0])
    for normalisation in ("positives", "all", "none"):
        layer = module.SoftmaxLoss(normalisation=normalisation, mining=None)
        if not torch.autograd.gradcheck(lambda x: layer(x, t), (z,), atol=1e-6, rtol=1e-4,
                                        raise_exception=False):
            failed.append("gradcheck softmax " + normalisation)
    y = (torch.arange(30).reshape(6, 5) % 4 == 0).double()
    if not torch.autograd.gradcheck(lambda x: module.SigmoidLoss(mining=None)(x, y), (z,),
                                    atol=1e-6, rtol=1e-4, raise_exception=False):
        failed.append("gradcheck sigmoid")

    for dtype in (torch.float32, torch.float64):
        z = torch.tensor([[a, b, 0.0] for a in EXTREME for b in EXTREME], dtype=dtype)
        z.requires_grad_()
        value = module.SoftmaxLoss(normalisation="none", mining=None)(
            z, torch.arange(len(z)) % 3)
        value.backward()
        if not (torch.isfinite(value) and torch.isfinite(z.grad).all()):
            failed.append(f"extreme logits {dtype}")

    z = torch.randn(2, 7, 5)
    t = torch.randint(0, 5, (2, 7))
    layer = module.SoftmaxLoss()
    with torch.autocast(arguments.device, dtype=torch.bfloat16):
        low = layer((z.bfloat16()), t)
    if low.dtype != torch.float32 or not torch.allclose(
            low, layer(z.bfloat16().float(), t), rtol=1e-5):
        failed.append("autocast")
    each = layer.per_target(z, t)
    positives = max(1, int((t > 0).sum()))
    if not torch.allclose(module.SoftmaxLoss("positives", None)(z, t), each.sum() / positives):
        failed.append("normalised by positives")
    if not torch.allclose(module.SoftmaxLoss("all", None)(z, t), each.sum() / t.numel()):
        failed.append("normalised by all")
    own = z.log_softmax(-1).gather(-1, t[..., None]).squeeze(-1)
    hardest = own[t == 0].sort().indices
    for r in (1.0, 1.3, 3.0):
        keep = each[t > 0].sum() + each[t == 0][hardest[:math.floor(r * positives + 0.5)]].sum()
        if not torch.allclose(module.SoftmaxLoss("none", r)(z, t), keep):
            failed.append(f"mining {r}")
    ignored = t.clone()
    ignored[0, :3] = -100
    rest = torch.ones_like(t, dtype=torch.bool)
    rest[0, :3] = False
    if not torch.allclose(module.SoftmaxLoss("all", None)(z, ignored), each[rest].mean()):
        failed.append("ignore_index")
    if arguments.compile:
        failed += compiled_differs(module)
    report["failed"] = failed
    return report


def value_and_gradient(function, z, target):
    z = z.clone().requires_grad_()
    value = function(z, target)
    value.backward()
    return value.detach(), z.grad


def compiled_differs(module):
    """What a compiled layer, without a break in its graph, gives another value or gradient for."""
    torch._dynamo.reset()
    differs = []
    z = 5 * torch.randn(64, 5)
    classes = torch.randint(0, 5, (64,))
    some = (torch.arange(320).reshape(64, 5) % 4 == 0).float()
    for name, layer, target in (
            ("softmax", module.SoftmaxLoss(mining=None), classes),
            ("softmax mined", module.SoftmaxLoss(mining=3.0), classes),
            ("sigmoid", module.SigmoidLoss(mining=None), some)):
        eager = value_and_gradient(layer, z, target)
        compiled = value_and_gradient(torch.compile(layer, fullgraph=True), z, target)
        for what, a, b in zip(("value", "gradient"), eager, compiled):
            if not torch.allclose(a, b, rtol=1e-4, atol=1e-6):
                differs.append(f"compiled {name} {what} {(a - b).abs().max().item():.1e}")
    return differs


for file in sorted(arguments.folder.glob("*.csv")):
    numbers = [[float(x) for x in line.split(",")] for line in file.read_text().split()]
    print(json.dumps({"name": file.stem, **check(load(file.with_suffix(".py")), numbers)}),
          flush=True)
