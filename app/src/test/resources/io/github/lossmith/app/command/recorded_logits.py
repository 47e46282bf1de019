"""Records one batch of fixed logits under cross-entropy, or under the loss of an exported file."""
import importlib
import sys

import torch

from lossmith_recorder import Recorder

generator = torch.Generator().manual_seed(5)
targets = (torch.rand(30_000, 1, generator=generator) < 0.1).float()
logits = (torch.randn(30_000, 1, generator=generator) * 1.6 - 2 + 2 * targets).requires_grad_()
if sys.argv[1] == "mine":
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)
else:
    loss = importlib.import_module(sys.argv[1]).SigmoidLoss()(logits, targets)
recorder = Recorder("runs/" + sys.argv[1], background=0)
recorder(logits, targets, 50, total=loss.detach())
loss.backward()
recorder.close()
