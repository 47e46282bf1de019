"""Losses of the field, written for the tests of the probe."""
import math
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

COUNTS = (1000.0, 100.0, 10.0)


def log_p(logits, targets):
    return torch.log_softmax(logits, 1).gather(1, targets[:, None])[:, 0]


class Focal(nn.Module):
    def __init__(self, gamma=2.0, reduction="mean"):
        super().__init__()
        self.gamma, self.reduction = gamma, reduction

    def forward(self, inputs, targets):
        ce = F.cross_entropy(inputs, targets, reduction="none")
        loss = (-torch.expm1(-ce)) ** self.gamma * ce
        return loss if self.reduction == "none" else getattr(loss, self.reduction)()


class Maki(nn.Module):
    """The coefficient -(1-p)^gamma / p, gamma a whole number: -log p - sum (1-p)^j / j."""

    def __init__(self, gamma=1):
        super().__init__()
        self.gamma = gamma

    def forward(self, inputs, targets):
        lp = log_p(inputs, targets)
        x = -torch.expm1(lp)
        return (-lp - sum(x**j / j for j in range(1, self.gamma + 1))).sum()


def qce(logits, targets):
    return (log_p(logits, targets) ** 2 / 2).mean()


class AsymmetricLoss(nn.Module):
    """ASL, arXiv 2009.14119: gamma on each side, negatives shifted by a margin."""

    def __init__(self, gamma_neg=4, gamma_pos=1, clip=0.05):
        super().__init__()
        self.gamma_neg, self.gamma_pos, self.clip = gamma_neg, gamma_pos, clip

    def forward(self, x, y):
        p = torch.sigmoid(x)
        negative = (1 - p + self.clip).clamp(max=1)
        positives = y * F.logsigmoid(x) * (1 - p) ** self.gamma_pos
        negatives = (1 - y) * torch.log(negative) * (1 - negative) ** self.gamma_neg
        return -(positives + negatives).sum()


def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2.0, reduction="none"):
    """As torchvision.ops has it."""
    p = torch.sigmoid(inputs)
    ce = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    loss = ce * ((1 - p_t) ** gamma)
    if alpha >= 0:
        loss = (alpha * targets + (1 - alpha) * (1 - targets)) * loss
    return loss if reduction == "none" else getattr(loss, reduction)()


class WeightedCe(nn.CrossEntropyLoss):
    def __init__(self, weight=(1.0, 2.0, 5.0)):
        super().__init__(weight=torch.tensor(weight))


def mined_ce(logits, targets, ratio=3):
    """SSD's: over positives and the hardest negatives, divided by the positives; class 0 is background."""
    loss = F.cross_entropy(logits, targets, reduction="none")
    positive = targets > 0
    count = int(positive.sum())
    negatives = loss.detach().masked_fill(positive, -math.inf)
    kept = negatives.argsort(descending=True)[: min(ratio * count, int((~positive).sum()))]
    return (loss[positive].sum() + loss[kept].sum()) / max(1, count)


class PolyLoss(nn.Module):
    def __init__(self, epsilon=1.0):
        super().__init__()
        self.epsilon = epsilon

    def forward(self, logits, labels):
        lp = log_p(logits, labels)
        return (-lp + self.epsilon * (1 - lp.exp())).mean()


def gce(logits, targets, q=0.7):
    return ((1 - torch.softmax(logits, 1).gather(1, targets[:, None])[:, 0] ** q) / q).mean()


class Ldam(nn.Module):
    """Margins C / n^(1/4), logits times s; arXiv 1906.07413."""

    def __init__(self, counts=COUNTS, max_m=0.5, s=30):
        super().__init__()
        margins = 1 / torch.tensor(counts, dtype=torch.float64) ** 0.25
        self.margins, self.s = margins * max_m / margins.max(), s

    def forward(self, x, target):
        hot = F.one_hot(target, x.shape[1]).to(x.dtype)
        return F.cross_entropy(self.s * (x - hot * self.margins.to(x.dtype)), target)


class Dice(nn.Module):
    def forward(self, logits, targets):
        p = torch.sigmoid(logits)
        return 1 - (2 * (p * targets).sum() + 1) / (p.sum() + targets.sum() + 1)


class Tversky(nn.Module):
    def forward(self, logits, targets, alpha=0.3, beta=0.7):
        p = torch.sigmoid(logits)
        hit, false, missed = (p * targets).sum(), (p * (1 - targets)).sum(), ((1 - p) * targets).sum()
        return 1 - (hit + 1) / (hit + alpha * false + beta * missed + 1)


class LogitAdjusted(nn.Module):
    def __init__(self, counts=COUNTS, tau=1.0):
        super().__init__()
        prior = torch.tensor(counts, dtype=torch.float64)
        self.adjustment = tau * torch.log(prior / prior.sum())

    def forward(self, logits, targets):
        return F.cross_entropy(logits + self.adjustment.to(logits.dtype), targets)


def distillation(student, teacher, temperature=4.0):
    return F.kl_div(F.log_softmax(student / temperature, 1), F.softmax(teacher / temperature, 1), reduction="batchmean") * temperature**2


def mse_of_softmax(logits, onehot):
    return ((torch.softmax(logits, 1) - onehot) ** 2).sum(1).mean()


def brier_of_sigmoid(logits, y):
    return ((torch.sigmoid(logits) - y) ** 2).mean()


def bce_pos_weight(logits, targets, weight=3.0):
    return F.binary_cross_entropy_with_logits(logits, targets, pos_weight=torch.tensor(weight, dtype=logits.dtype))


class TemperatureCe(nn.Module):
    def __init__(self, temperature=2.0):
        super().__init__()
        self.temperature = temperature

    def forward(self, logits, targets):
        return F.cross_entropy(logits / self.temperature, targets)


class AlphaTensorFocal(nn.Module):
    """Focal with a weight for each class."""

    def __init__(self, alpha=(0.25, 0.75, 0.5), gamma=2.0):
        super().__init__()
        self.alpha, self.gamma = torch.tensor(alpha, dtype=torch.float64), gamma

    def forward(self, logits, targets):
        ce = F.cross_entropy(logits, targets, reduction="none")
        return (self.alpha.to(logits.dtype)[targets] * (-torch.expm1(-ce)) ** self.gamma * ce).mean()


def swapped(targets, inputs):
    return F.binary_cross_entropy_with_logits(inputs, targets)


def swapped_focal(y_true, y_pred, gamma=1.5):
    return Focal(gamma)(y_pred, y_true)


def onehot_focal(logits, onehot, gamma=2.0):
    lp = torch.log_softmax(logits, 1)
    return -(onehot * (1 - lp.exp()) ** gamma * lp).sum(1).mean()


def segmentation(logits, labels, gamma=2.0):
    """N×C×H×W and N×H×W."""
    assert logits.dim() == 4 and labels.dim() == 3
    ce = F.cross_entropy(logits, labels, reduction="none")
    return ((1 - torch.exp(-ce)) ** gamma * ce).mean()


def integer_labels_sigmoid(pred, target, gamma=2.0, alpha=0.25):
    """As MMDetection's: labels of class indices, one sigmoid for each class, the last index is background."""
    hot = F.one_hot(target, pred.shape[1] + 1)[:, : pred.shape[1]].to(pred.dtype)
    return sigmoid_focal_loss(pred, hot, alpha, gamma, "sum")


def log_plus_epsilon(logits, targets, eps=1e-6):
    return -torch.log(torch.softmax(logits, 1).gather(1, targets[:, None])[:, 0] + eps).mean()


def naive_softmax(logits, targets):
    exp = torch.exp(logits)
    return -torch.log(exp.gather(1, targets[:, None])[:, 0] / exp.sum(1)).mean()


def make(gamma=1.0):
    """A factory."""
    return Focal(gamma)


def double_only(logits, targets):
    if logits.dtype != torch.float64:
        raise TypeError("this loss needs float64")
    return F.cross_entropy(logits, targets)


def integer_sigmoid(logits, targets):
    if targets.dtype != torch.int64:
        raise TypeError("targets must be integers")
    return F.binary_cross_entropy_with_logits(logits, targets.to(logits.dtype))


def throws_at_large(logits, targets):
    if float(logits.detach().abs().max()) > 9:
        raise ValueError("logits are too large")
    return F.cross_entropy(logits, targets)


def prints(logits, targets):
    print("the loss is called", logits.shape)
    return F.cross_entropy(logits, targets)


def hangs(logits, targets):
    while float(logits.detach().max()) > 12:
        time.sleep(0.1)
    return F.cross_entropy(logits, targets)


def hangs_always(logits, targets):
    while True:
        time.sleep(0.1)


def random_weight(logits, targets):
    return F.cross_entropy(logits, targets) * (1 + torch.rand(()))


def returns_dict(logits, targets):
    return {"loss": F.cross_entropy(logits, targets), "note": "text"}


def no_gradient(logits, targets):
    return F.cross_entropy(logits.detach(), targets)


def breaks(logits, targets):
    raise RuntimeError("a fault of the loss")


def detached_focal(logits, targets, gamma=2.0):
    """A common implementation; what trains is Maki's gradient."""
    ce = F.cross_entropy(logits, targets, reduction="none")
    with torch.no_grad():
        weight = (-torch.expm1(-ce)) ** gamma
    return (weight * ce).mean()
