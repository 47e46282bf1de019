#!/usr/bin/python3
"""What StepBenchmark and LossBenchmark time, in PyTorch (Debian's python3-torch, python3-torchvision), on two threads.

usage: step_benchmark.py [features] [heads] [fine-tuning] [loss]; random weights, random inputs.
"""
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision

torch.set_num_threads(2)
torch.manual_seed(0)


def report(name, work, parts=1, runs=21):
    for _ in range(4):
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3 / parts)
    times.sort()
    print(f"{name:50} median {times[len(times) // 2]:.1f} ms, minimum {times[0]:.1f} ms", flush=True)


def trunk(width):
    return torchvision.models.mobilenet_v2(width_mult=width).features


class Heads(nn.Module):
    def __init__(self, classes, channels):
        super().__init__()
        self.scores = classes + 1
        sep = lambda i, o, s=1: nn.Sequential(nn.Conv2d(i, i, 3, s, 1, groups=i), nn.ReLU6(), nn.Conv2d(i, o, 1))
        extra = lambda i, m, o: nn.Sequential(nn.Conv2d(i, m, 1), nn.ReLU6(), sep(m, o, 2), nn.ReLU6())
        self.extras = nn.ModuleList([extra(channels[1], 128, 256), extra(256, 64, 128), extra(128, 64, 128), extra(128, 64, 64)])
        maps = list(channels) + [256, 128, 128, 64]
        self.classes = nn.ModuleList([sep(c, 6 * self.scores) for c in maps])
        self.boxes = nn.ModuleList([sep(c, 24) for c in maps])

    def forward(self, maps):
        maps = list(maps)
        for extra in self.extras:
            maps.append(extra(maps[-1]))
        join = lambda heads, n: torch.cat([h(m).permute(0, 2, 3, 1).reshape(m.shape[0], -1, n) for h, m in zip(heads, maps)], 1)
        return join(self.classes, self.scores), join(self.boxes, 4)


def focal(logits, labels):
    lp = F.log_softmax(logits, -1).gather(-1, labels[..., None])[..., 0]
    return (-((1 - lp.exp()) ** 2) * lp).sum() / (labels > 0).sum().clamp(min=1)


def step(network, optimizer, inputs, labels, offsets):
    logits, boxes = network(inputs)
    positive = labels > 0
    loss = focal(logits, labels) + F.smooth_l1_loss(boxes[positive], offsets[positive], reduction="sum") / positive.sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def training(name, network, inputs, images, priors):
    labels = torch.zeros(images, priors, dtype=torch.long)
    labels.view(-1)[torch.randperm(labels.numel())[: 15 * images]] = 1
    offsets = torch.zeros(images, priors, 4)
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)
    report(name, lambda: step(network, optimizer, inputs, labels, offsets))


class FineTuned(nn.Module):
    """Trunk, with batch normalisation as torchvision has it, and heads on its two maps."""

    def __init__(self, width, classes):
        super().__init__()
        self.trunk = trunk(width)
        self.heads = Heads(classes, (int(576 * width), 1280))

    def forward(self, x):
        tap = None
        for i, layer in enumerate(self.trunk):
            if i == 14:
                tap = layer.conv[0](x)
                for part in list(layer.conv)[1:]:
                    tap2 = part(tap if part is layer.conv[1] else tap2)
                x = tap2
            else:
                x = layer(x)
        return self.heads([tap, x])


def main(parts):
    if "features" in parts:
        network, x = trunk(0.35).eval(), torch.randn(16, 3, 300, 300)
        with torch.no_grad():
            report("features, 0.35, 300, an image", lambda: network(x), 16)
    if "heads" in parts:
        maps = [torch.rand(16, 192, 19, 19), torch.rand(16, 1280, 10, 10)]
        training("head step, BCCD, batch 16", Heads(3, (192, 1280)), maps, 16, 3000)
    if "fine-tuning" in parts:
        network = FineTuned(1.0, 3)
        x = torch.randn(8, 3, 224, 224)
        priors = network(x)[0].shape[1]
        training("fine-tuning step, 1.0, 224, batch 8", network, x, 8, priors)
    if "loss" in parts:
        for rows, classes in ((16 * 3000, 4), (32 * 3000, 21)):
            z = torch.randn(rows, classes, requires_grad=True)
            y = torch.randint(classes, (rows,))
            report(f"cross-entropy and its gradient [{rows}, {classes}]", lambda: F.cross_entropy(z, y, reduction="sum").backward())


main(sys.argv[1:] or ["features", "heads", "fine-tuning", "loss"])
