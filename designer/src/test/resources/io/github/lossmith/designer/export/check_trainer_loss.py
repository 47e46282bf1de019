"""Holds exported losses for transformers' trainer to PyTorch on causal language modelling.

usage: check_trainer_loss.py FOLDER
NAME_hf.py lies beside NAME.py, the PyTorch export of the same design, whose gradients another test
holds to the engine. Prints one line of JSON a design with the checks that failed, and for ce the
peak memory of a large vocabulary.
"""
import importlib.util
import json
import pathlib
import resource
import sys

import torch
from torch import nn

torch.set_num_threads(1)
VOCABULARY = 11


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def transformers_causal(logits, labels, num_items_in_batch=None):
    """ForCausalLMLoss of transformers 4.5x, with PyTorch's cross-entropy."""
    labels = nn.functional.pad(labels, (0, 1), value=-100)[..., 1:].contiguous().view(-1)
    reduction = "sum" if num_items_in_batch is not None else "mean"
    loss = nn.functional.cross_entropy(logits.float().view(-1, logits.shape[-1]), labels,
                                       ignore_index=-100, reduction=reduction)
    return loss if num_items_in_batch is None else loss / num_items_in_batch


def value_and_gradient(function, logits, *rest):
    logits = logits.clone().requires_grad_()
    value = function(logits, *rest)
    value.backward()
    return value.detach(), logits.grad


def same(ours, theirs, tolerance):
    return all(torch.allclose(a.double(), b.double(), rtol=tolerance, atol=tolerance * 1e-2)
               for a, b in zip(ours, theirs))


def refuses(kind, call, *words):
    try:
        call()
    except kind as refusal:
        text = str(refusal)
        return "\n" not in text and all(word in text for word in words)
    return False


def check(name, module, plain):
    failed = []
    torch.manual_seed(0)
    logits = 3 * torch.randn(3, 7, VOCABULARY)
    labels = torch.randint(0, VOCABULARY, (3, 7))
    labels[0, :4] = -100
    labels[2, 5:] = -100
    shifted = nn.functional.pad(labels, (0, 1), value=-100)[..., 1:]
    counted = int((shifted != -100).sum())
    loss = module.TrainerLoss()
    ours = lambda z, items=None: loss({"logits": z}, labels, num_items_in_batch=items)
    one = plain.SoftmaxLoss("all", None)
    wanted = value_and_gradient(lambda z: one(z, shifted), logits)
    if not same(value_and_gradient(ours, logits), wanted, 1e-5):
        failed.append("mean over the labels that count")
    for items in (5, torch.tensor(5), torch.tensor(5.0)):
        part = [x * counted / 5 for x in wanted]
        if not same(value_and_gradient(ours, logits, items), part, 1e-5):
            failed.append(f"num_items_in_batch {items!r}")
    if name == "ce":
        for items in (None, 5):
            if not same(value_and_gradient(ours, logits, items), value_and_gradient(
                    transformers_causal, logits, labels, items), 1e-5):
                failed.append(f"transformers' own loss, num_items_in_batch {items}")
    # Two batches that are one for the optimiser: their sum is the loss of both together.
    parts = [loss({"logits": logits[i:i + 1]}, labels[i:i + 1], num_items_in_batch=counted)
             for i in range(3)]
    if not torch.allclose(sum(parts), wanted[0], rtol=1e-5):
        failed.append("gradient accumulation")
    module._AT_A_TIME = 2 * VOCABULARY
    if not same(value_and_gradient(ours, logits), wanted, 1e-5):
        failed.append("a few rows at a time")
    double = logits.double()
    if not torch.autograd.gradcheck(lambda z: loss({"logits": z}, labels),
                                    (double.requires_grad_(),), atol=1e-6, rtol=1e-4,
                                    raise_exception=False):
        failed.append("gradcheck")
    half = value_and_gradient(ours, logits.bfloat16())
    whole = value_and_gradient(ours, logits.bfloat16().float())
    if half[1].dtype != torch.bfloat16 or half[0].dtype != torch.float32 or not same(half, whole, 1e-2):
        failed.append("bfloat16")
    each = module.TrainerLoss(shift=False)
    alone = value_and_gradient(lambda z: each({"logits": z}, labels[:, 6]), logits[:, 0])
    if not same(alone, value_and_gradient(lambda z: one(z, labels[:, 6]), logits[:, 0]), 1e-5):
        failed.append("one label for each sequence")
    given = loss.loss_function(logits, None, VOCABULARY, shift_labels=shifted)
    if not torch.allclose(given, wanted[0], rtol=1e-5):
        failed.append("labels that are shifted already")
    if not torch.allclose(loss((logits, "past"), labels), wanted[0], rtol=1e-5):
        failed.append("outputs as a tuple")
    nothing = value_and_gradient(
        lambda z: loss({"logits": z}, torch.full_like(labels, -100)), logits)
    if nothing[0] != 0 or nothing[1].abs().max() != 0:
        failed.append("no label that counts")
    masked = logits.clone()
    masked[..., 3] = float("-inf")
    others = torch.where(labels == 3, torch.full_like(labels, 4), labels)
    got = value_and_gradient(lambda z: loss({"logits": z}, others), masked)
    if not all(torch.isfinite(x).all() for x in got) or got[1][..., 3].abs().max() > 0:
        failed.append("a class that is masked")
    if not torch.isfinite(value_and_gradient(ours, masked)[1]).all():
        failed.append("the gradient of a true class that is masked")
    huge = value_and_gradient(ours, 1e4 * logits)
    if not all(torch.isfinite(x).all() for x in huge):
        failed.append("extreme logits")
    bad = labels.clone()
    bad[1, 3] = 40
    if not refuses(IndexError, lambda: loss({"logits": logits}, bad), "40", "-100"):
        failed.append("a label beyond the vocabulary")
    if not refuses(ValueError, lambda: loss({"logits": logits}, labels[:, :6]), "(3, 6)"):
        failed.append("labels of another shape")
    if not refuses(ValueError, lambda: loss({"logits": logits[:, 0]}, labels[:, 0]), "shift=False"):
        failed.append("one label for each sequence, shifted")
    if not refuses(ValueError, lambda: loss({"logits": logits}, None), "labels"):
        failed.append("no labels")
    if not refuses(TypeError, lambda: loss({"logits": logits}, labels.float()), "float32"):
        failed.append("labels that are no classes")
    return {"name": name, "failed": failed}


def peaks(module, tokens=256, vocabulary=150_000):
    """MiB beyond the logits: of the exported loss, of cross-entropy; the second is the greater."""
    peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    logits = torch.empty(1, tokens, vocabulary).uniform_(-4, 4).requires_grad_()
    labels = torch.randint(0, vocabulary, (1, tokens))
    start = peak()
    module.compute_loss({"logits": logits}, labels).backward()
    ours, logits.grad = peak() - start, None
    transformers_causal(logits, labels).backward()
    return {"ours": ours, "cross_entropy": peak() - start}


folder = pathlib.Path(sys.argv[1])
for file in sorted(folder.glob("*_hf.py")):
    stem = file.stem[:-len("_hf")]
    report = check(stem, load(file), load(folder / (stem + ".py")))
    if stem == "ce":
        report["peaks"] = peaks(load(file))
    print(json.dumps(report), flush=True)
