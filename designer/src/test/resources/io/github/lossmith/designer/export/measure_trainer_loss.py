"""Peak memory of a loss and its gradient for a large vocabulary.

usage: measure_trainer_loss.py FILE TOKENS VOCABULARY
FILE is an exported loss; each of it and of PyTorch's cross-entropy runs in a process of its own,
whose greatest resident memory counts beyond that of a process without them. Prints JSON in MiB.
"""
import importlib.util
import json
import resource
import subprocess
import sys


def peak(which, path, tokens, vocabulary):
    import torch
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def ours(logits, labels):
        return module.compute_loss({"logits": logits}, labels)

    def cross_entropy(logits, labels):
        """As transformers computes it."""
        labels = torch.nn.functional.pad(labels, (0, 1), value=-100)[..., 1:].contiguous().view(-1)
        return torch.nn.functional.cross_entropy(logits.float().view(-1, logits.shape[-1]), labels)

    torch.manual_seed(0)
    logits = torch.empty(1, tokens, vocabulary).uniform_(-4, 4).requires_grad_()
    labels = torch.randint(0, vocabulary, (1, tokens))
    loss = {"ours": ours, "cross_entropy": cross_entropy}.get(which)
    small = torch.randn(1, 4, 50, requires_grad=True)
    if loss is not None:
        loss(small, labels[:, :4] % 50).backward()
        loss(logits, labels).backward()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def process(which):
    command = [sys.executable, __file__, *sys.argv[1:], which]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


if len(sys.argv) == 5:
    peak(sys.argv[4], sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
else:
    nothing = process("nothing")
    print(json.dumps({which: process(which) - nothing for which in ("ours", "cross_entropy")}))
