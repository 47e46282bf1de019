"""A small classifier with one object among fifty examples: python train.py mine, then python train.py fit."""
import sys

import torch

from lossmith_recorder import Recorder


def examples(generator, n):
    targets = (torch.rand(n, 1, generator=generator) < 0.02).float()      # one object among fifty
    inputs = torch.randn(n, 16, generator=generator) + 0.45 * targets
    return inputs, targets


def train(name, criterion, steps=1000):
    generator = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(16, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
    torch.nn.init.constant_(model[-1].bias, -3.9)                          # the share of objects, as a logit
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    recorder = Recorder(f"runs/{name}", every=50, steps=steps, background=0)
    for step in range(1, steps + 1):
        inputs, targets = examples(generator, 512)
        logits = model(inputs)
        loss = criterion(logits, targets)
        recorder(logits, targets, step, total=loss.detach())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    recorder.close()
    inputs, targets = examples(torch.Generator().manual_seed(1), 100_000)
    with torch.no_grad():
        p = torch.sigmoid(model(inputs))[:, 0]
    order = p.argsort(descending=True)
    hits = targets[order, 0].cumsum(0)
    precision = hits / torch.arange(1, len(hits) + 1)
    return (precision * targets[order, 0]).sum().item() / targets.sum().item()


if __name__ == "__main__":
    if sys.argv[1] == "mine":
        from myloss import loss
        print("average precision", round(train("mine", loss), 4))
    else:
        import fitted
        criterion = fitted.SigmoidLoss()
        print("average precision", round(train(sys.argv[1], criterion), 4))
