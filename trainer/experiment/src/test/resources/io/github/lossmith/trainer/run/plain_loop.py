"""The plain loop of docs/your-loss.md: ten classes, class 0 is background."""
import sys

import torch

from lossmith_recorder import Recorder

torch.manual_seed(0)
model = torch.nn.Linear(8, 10)
optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
recorder = Recorder(sys.argv[1], loss="mine", every=50, steps=200, background=0)
for step in range(201):
    inputs, targets = torch.randn(64, 8), torch.randint(0, 10, (64,))
    targets[:4] = -100
    logits = model(inputs)
    loss = torch.nn.functional.cross_entropy(logits, targets, reduction="sum")
    recorder(logits, targets, step, total=loss, learning_rate=0.1)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
recorder.close()

sides = Recorder(sys.argv[1] + "-sigmoid", every=1)
logits = torch.tensor([[0.0, 2.0], [-1.0, 0.5]], requires_grad=True)
targets = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, reduction="sum")
sides(logits, targets, 0, total=loss)
loss.backward()

for name, shape in {"flat": (30,), "anchors": (2, 5, 3), "map": (2, 3, 4, 5)}.items():
    shaped = Recorder(f"{sys.argv[1]}-{name}", every=1)
    logits, targets = torch.randn(shape, requires_grad=True), (torch.rand(shape) < 0.5).float()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)
    shaped(logits, targets, 0, total=loss)
    loss.backward()

tokens = Recorder(sys.argv[1] + "-tokens", every=1)
logits = torch.randn(2, 500, 7, requires_grad=True)
loss = torch.nn.functional.cross_entropy(logits, torch.randint(0, 500, (2, 7)))
tokens(logits, torch.randint(0, 500, (2, 7)), 0, total=loss)
loss.backward()
