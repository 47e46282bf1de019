"""Runs the recipes for torchvision with exported losses and compares with torchvision's own.

usage: check_torchvision.py RECIPES FOLDER
ce.py and focal.py in FOLDER are exported losses. Prints one line of JSON: the checks that failed.
"""
import functools
import importlib
import json
import sys
import warnings

import torch
from torch import nn
from torchvision.models.detection import retinanet, ssd
from torchvision.models.detection.anchor_utils import AnchorGenerator, DefaultBoxGenerator

sys.path[:0] = sys.argv[1:]
warnings.simplefilter("ignore")
torch.set_num_threads(1)
CLASSES = 5
failed = []


class Trunk(nn.Module):
    """Three small feature maps, as an SSD takes them."""

    out_channels = 8

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(nn.Conv2d(n, 8, 3, stride=2, padding=1), nn.ReLU()) for n in (3, 8, 8))

    def forward(self, x):
        maps = {}
        for i, layer in enumerate(self.layers):
            x = layer(x)
            maps[str(i)] = x
        return maps


def small_ssd():
    torch.manual_seed(0)
    boxes = DefaultBoxGenerator([[2], [2], [2]], scales=[0.1, 0.3, 0.6, 0.9])
    return ssd.SSD(Trunk(), boxes, (64, 64), CLASSES,
                   head=ssd.SSDHead([8, 8, 8], boxes.num_anchors_per_location(), CLASSES))


def small_retinanet():
    torch.manual_seed(0)
    anchors = AnchorGenerator(((8,), (16,), (32,)), ((0.5, 1.0, 2.0),) * 3)
    return retinanet.RetinaNet(Trunk(), CLASSES, anchor_generator=anchors, min_size=64, max_size=64)


def pictures(count):
    torch.manual_seed(1)
    targets = [{"boxes": torch.tensor([[4.0, 6.0, 40.0, 50.0], [20.0, 10.0, 60.0, 30.0]]),
                "labels": torch.tensor([1, 4])} for _ in range(count)]
    targets[-1] = {"boxes": torch.tensor([[10.0, 10.0, 30.0, 30.0]]), "labels": torch.tensor([2])}
    return [torch.rand(3, 64, 64) for _ in range(count)], targets


def losses_and_gradient(model, images, targets):
    model.train()
    model.zero_grad()
    losses = model(images, targets)
    losses["classification"].backward(retain_graph=True)
    gradients = [p.grad.flatten() for p in model.parameters() if p.grad is not None]
    return losses, torch.cat(gradients)


def compare(what, ours, theirs):
    """Value and gradient of the classes, and that the boxes' loss is untouched."""
    for key in theirs[0]:
        if not torch.allclose(ours[0][key], theirs[0][key], rtol=1e-5):
            failed.append(f"{what}: {key} {ours[0][key]:.6g}, torchvision {theirs[0][key]:.6g}")
    if not torch.allclose(ours[1], theirs[1], rtol=1e-4, atol=1e-7):
        failed.append(f"{what}: gradients")


def trains(what, model):
    images, targets = pictures(2)
    targets[0] = {"boxes": torch.zeros(0, 4), "labels": torch.zeros(0, dtype=torch.long)}
    optimiser = torch.optim.SGD(model.parameters(), lr=1e-3)
    seen = []
    for _ in range(4):
        optimiser.zero_grad()
        loss = sum(model(images, targets).values())
        loss.backward()
        optimiser.step()
        seen.append(loss.item())
    if not (seen[-1] < seen[0] and all(x == x for x in seen)):
        failed.append(f"{what}: an image without objects, losses {seen}")


ce, focal = (importlib.import_module(name) for name in ("ce", "focal"))
recipe = importlib.import_module("torchvision_ssd")
# torchvision mines in each image, so one image is compared.
one = pictures(1)
compare("SSD", losses_and_gradient(recipe.with_loss(
    small_ssd(), ce.SoftmaxLoss("positives", mining=3.0)), *one), losses_and_gradient(small_ssd(), *one))
trains("SSD", recipe.with_loss(small_ssd(), focal.SoftmaxLoss("positives", mining=None)))
recipe = importlib.import_module("torchvision_retinanet")
both = pictures(2)
plain = small_retinanet()
retinanet.sigmoid_focal_loss = functools.partial(retinanet.sigmoid_focal_loss, alpha=-1)
compare("RetinaNet", losses_and_gradient(recipe.with_loss(
    small_retinanet(), focal.SigmoidLoss("none", None)), *both), losses_and_gradient(plain, *both))
trains("RetinaNet", recipe.with_loss(small_retinanet(), focal.SigmoidLoss("none", None)))
print(json.dumps({"failed": failed}))
