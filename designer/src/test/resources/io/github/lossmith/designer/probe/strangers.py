"""Losses as strangers write them: with the habits, slips and conventions of public code, for the tests of the probe."""
import math
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class LDAMLoss(nn.Module):
    """Margins C / n^(1/4), arXiv 1906.07413; its float32 matrix product refuses doubles."""

    def __init__(self, counts=(5000, 500, 50), largest=0.5, s=30):
        super().__init__()
        margins = np.asarray(counts, dtype=float) ** -0.25
        self.margins = torch.FloatTensor(margins * largest / margins.max())
        self.s = s

    def forward(self, logits, labels):
        hot = F.one_hot(labels, logits.shape[1])
        mine = torch.matmul(hot.type(torch.FloatTensor), self.margins[:, None]).to(torch.float32)
        torch.mm(logits, torch.zeros(len(self.margins), 1))  # of the same type, or it throws
        return F.cross_entropy(self.s * torch.where(hot.bool(), logits - mine, logits), labels)


class Poly1CrossEntropyLoss(nn.Module):
    """PolyLoss, arXiv 2204.12511, a value for each example."""

    def __init__(self, num_classes=3, epsilon=2.0):
        super().__init__()
        self.num_classes, self.epsilon = num_classes, epsilon

    def forward(self, logits, labels):
        hot = F.one_hot(labels, self.num_classes).to(logits.dtype)
        p = (hot * F.softmax(logits, dim=-1)).sum(-1)
        return F.cross_entropy(logits, labels, reduction="none") + self.epsilon * (1 - p)


class SCELoss(nn.Module):
    """Symmetric cross-entropy, arXiv 1908.06112, with clamps against infinities."""

    def __init__(self, alpha=6.0, beta=0.1, num_classes=10):
        super().__init__()
        self.alpha, self.beta, self.num_classes = alpha, beta, num_classes

    def forward(self, logits, labels):
        p = torch.softmax(logits, 1).clamp(1e-7, 1.0)
        wanted = F.one_hot(labels, self.num_classes).to(logits.dtype).clamp(1e-4, 1.0)
        reverse = -(p * wanted.log()).sum(1)
        return self.alpha * F.cross_entropy(logits, labels) + self.beta * reverse.mean()


class APLLoss(nn.Module):
    """An asymmetric polynomial loss, arXiv 2304.05361: two terms for objects, ASL's negatives."""

    def __init__(self, gamma_neg=4, clip=0.05, eps=1e-8, first=-1.0, second=2.5):
        super().__init__()
        self.gamma_neg, self.clip, self.eps = gamma_neg, clip, eps
        self.first, self.second = first, second

    def forward(self, x, y):
        p = torch.sigmoid(x)
        yes = p.clamp(min=self.eps)
        no = (1 - p + self.clip).clamp(max=1)
        objects = -torch.log(yes) + self.first * (1 - yes) + self.second / 2 * (1 - yes) ** 2
        background = -torch.log(no) * (1 - no) ** self.gamma_neg
        return (y * objects + (1 - y) * background).sum()


class FocalTversky(nn.Module):
    def forward(self, logits, targets, smooth=1, gamma=0.75):
        p, y = torch.sigmoid(logits).view(-1), targets.view(-1)
        hits, false, missed = (p * y).sum(), (p * (1 - y)).sum(), ((1 - p) * y).sum()
        index = (hits + smooth) / (hits + 0.5 * false + 0.5 * missed + smooth)
        return (1 - index) ** gamma


def cb_softmax_focal(logits, labels, samples=(5000, 500, 50), beta=0.99, gamma=2.0):
    w = (1 - beta) / (1 - beta ** torch.tensor(samples, dtype=logits.dtype))
    w = w / w.sum() * 3
    logp = F.log_softmax(logits, 1).gather(1, labels[:, None]).squeeze(1)
    return -(w[labels] * (1 - logp.exp()) ** gamma * logp).mean()


class GHMC(nn.Module):
    """Gradient harmonising, arXiv 1811.05181: examples of crowded gradients count less."""

    def __init__(self, bins=10):
        super().__init__()
        self.bins = bins

    def forward(self, pred, target):
        lengths = (torch.sigmoid(pred).detach() - target).abs()
        which = (lengths * self.bins).long().clamp(max=self.bins - 1)
        count = torch.bincount(which.flatten(), minlength=self.bins)
        filled = int((count > 0).sum())
        weight = pred.numel() / count[which].to(pred.dtype) / filled
        return F.binary_cross_entropy_with_logits(pred, target, weight, reduction="sum") / pred.numel()


def varifocal_loss(pred, quality, alpha=0.75, gamma=2.0):
    """arXiv 2008.13367: objects weigh as much as their quality."""
    quality = quality.type_as(pred)
    background = alpha * torch.sigmoid(pred) ** gamma
    weight = torch.where(quality > 0, quality, background)
    return (weight * F.binary_cross_entropy_with_logits(pred, quality, reduction="none")).sum()


def quality_focal_loss(pred, quality, beta=2.0):
    """arXiv 2006.04388, as a mean."""
    far = (quality - torch.sigmoid(pred)).abs()
    return (far**beta * F.binary_cross_entropy_with_logits(pred, quality, reduction="none")).mean()


class AnnealedFocal(nn.Module):
    """gamma goes down with every call"""
    def __init__(self, gamma=5.0, steps=1000):
        super().__init__()
        self.gamma, self.steps, self.step = gamma, steps, 0

    def forward(self, logits, targets):
        gamma = self.gamma * max(0.0, 1 - self.step / self.steps)
        self.step += 1
        lp = F.log_softmax(logits, 1).gather(1, targets[:, None])[:, 0]
        return (-(1 - lp.exp()) ** gamma * lp).mean()


class WithBuffer64(nn.Module):
    """needs doubles"""
    def __init__(self):
        super().__init__()
        self.register_buffer("w", torch.tensor([1.0, 3.0, 2.0], dtype=torch.float64))

    def forward(self, x, y):
        assert x.dtype == torch.float64, "double expected"
        return F.cross_entropy(x, y, weight=self.w)


def long_targets(x, y):
    if y.dtype != torch.int64:
        raise TypeError("targets must be long")
    return F.nll_loss(torch.log(torch.softmax(x, -1)), y)


def int32_targets(x, y):
    assert y.dtype == torch.int32
    return F.cross_entropy(x, y.long())


def uint8_mask(x, y):
    assert y.dtype in (torch.uint8, torch.bool)
    return F.binary_cross_entropy_with_logits(x, y.float())


def per_example(x, y):
    return F.cross_entropy(x, y, reduction="none") * 0.5


def throws(x, y):
    if x.abs().max() > 12:
        raise RuntimeError("logits exploded")
    return F.cross_entropy(x, y)


def prints(x, y):
    print("loss called", x.shape)
    sys.stderr.write("noise\n")
    return F.cross_entropy(x, y, label_smoothing=0.2)


def hangs(x, y):
    if (x > 9).any():
        while True:
            time.sleep(0.1)
    return F.cross_entropy(x, y) * 2


class TaylorCE(nn.Module):
    def __init__(self, n=3):
        super().__init__()
        self.n = n

    def forward(self, x, y):
        p = torch.softmax(x, 1).gather(1, y[:, None])
        return sum((1 - p) ** k / k for k in range(1, self.n + 1)).mean()


class BalancedSoftmax(nn.Module):
    def __init__(self, freq=(5000, 500, 50)):
        super().__init__()
        self.f = torch.tensor(freq).float()

    def forward(self, logits, labels):
        return F.cross_entropy(logits + self.f.log().to(logits), labels)


class FocalWithAlphaList(nn.Module):
    def __init__(self, alpha=(0.25, 0.5, 1.0), gamma=2):
        super().__init__()
        self.alpha, self.gamma = torch.tensor(alpha), gamma

    def forward(self, logits, target):
        ce = F.cross_entropy(logits, target, reduction="none")
        pt = torch.exp(-ce)
        return (self.alpha[target] * (1 - pt) ** self.gamma * ce).sum() / (target > 0).sum().clamp(min=1)


class OhemCE(nn.Module):
    def __init__(self, thresh=0.7, min_kept=2):
        super().__init__()
        self.thresh, self.k = thresh, min_kept

    def forward(self, logits, target):
        loss = F.cross_entropy(logits, target, reduction="none").view(-1)
        loss, _ = loss.sort(descending=True)
        t = -math.log(self.thresh)
        loss = loss[loss > t] if loss[min(self.k, len(loss) - 1)] > t else loss[: self.k]
        return loss.mean()


def cosface(x, y, m=0.35, s=10.0):
    """CosFace"""
    hot = F.one_hot(y, x.shape[1])
    return F.cross_entropy(s * (x - m * hot), y)
