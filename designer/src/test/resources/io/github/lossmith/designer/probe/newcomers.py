"""More losses as strangers write them, each with what is true of it above it, for the tests of the probe."""
import warnings
from functools import partial

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


# timm: soft targets; ce, mean
class SoftTargetCrossEntropy(nn.Module):
    def forward(self, x, target):
        return torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1).mean()


# timm: label smoothing by hand; smoothing 0.1
class LabelSmoothingCrossEntropy(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.smoothing, self.confidence = smoothing, 1.0 - smoothing

    def forward(self, x, target):
        logprobs = F.log_softmax(x, dim=-1)
        nll = -logprobs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
        smooth = -logprobs.mean(dim=-1)
        return (self.confidence * nll + self.smoothing * smooth).mean()


# timm: BCE over one-hot of class indices, smoothed; sigmoid by index
class TimmBinaryCrossEntropy(nn.Module):
    def __init__(self, smoothing=0.0):
        super().__init__()
        self.smoothing = smoothing

    def forward(self, x, target):
        n = x.shape[-1]
        off, on = self.smoothing / n, 1.0 - self.smoothing + self.smoothing / n
        hot = torch.full((target.size(0), n), off, dtype=x.dtype).scatter_(1, target.view(-1, 1), on)
        return F.binary_cross_entropy_with_logits(x, hot)


# timm's ASL with the focal weight outside the graph (disable_torch_grad_focal_loss)
class TimmAsl(nn.Module):
    def __init__(self, gamma_neg=4, gamma_pos=1, clip=0.05, eps=1e-8, disable_torch_grad_focal_loss=True):
        super().__init__()
        self.gamma_neg, self.gamma_pos, self.clip, self.eps = gamma_neg, gamma_pos, clip, eps
        self.disable = disable_torch_grad_focal_loss

    def forward(self, x, y):
        xs_pos = torch.sigmoid(x)
        xs_neg = 1 - xs_pos
        if self.clip is not None and self.clip > 0:
            xs_neg = (xs_neg + self.clip).clamp(max=1)
        loss = y * torch.log(xs_pos.clamp(min=self.eps)) + (1 - y) * torch.log(xs_neg.clamp(min=self.eps))
        if self.disable:
            torch.set_grad_enabled(False)
        pt = xs_pos * y + xs_neg * (1 - y)
        one_sided_gamma = self.gamma_pos * y + self.gamma_neg * (1 - y)
        w = torch.pow(1 - pt, one_sided_gamma)
        if self.disable:
            torch.set_grad_enabled(True)
        return -(loss * w).sum()


# kornia: focal loss, one-hot inside, per class alpha scalar, reduction none default in old
def kornia_focal(pred, target, alpha=0.25, gamma=2.0, reduction="mean"):
    out_size = (pred.shape[0],) + pred.shape[2:]
    assert target.shape == out_size, "bad size"
    log_pred_soft = F.log_softmax(pred, 1)
    hot = F.one_hot(target, pred.shape[1]).to(pred)
    if pred.dim() > 2:
        hot = hot.movedim(-1, 1)
    weight = torch.pow(1.0 - log_pred_soft.exp(), gamma)
    loss = -alpha * weight * log_pred_soft * hot
    loss = loss.sum(1)
    return loss.mean() if reduction == "mean" else loss


# segmentation-models: Dice of a softmax, one-hot inside
class SmpDice(nn.Module):
    def __init__(self, smooth=0.0, eps=1e-7):
        super().__init__()
        self.smooth, self.eps = smooth, eps

    def forward(self, y_pred, y_true):
        bs, k = y_true.size(0), y_pred.size(1)
        y_pred = y_pred.log_softmax(dim=1).exp()
        y_true = y_true.view(bs, -1)
        y_pred = y_pred.view(bs, k, -1)
        hot = F.one_hot(y_true, k).permute(0, 2, 1).to(y_pred)
        inter = (y_pred * hot).sum((0, 2))
        card = (y_pred + hot).sum((0, 2))
        score = (2 * inter + self.smooth) / (card + self.smooth).clamp_min(self.eps)
        return ((1 - score) * (hot.sum((0, 2)) > 0)).mean()


# segmentation-models: soft BCE with label smoothing and ignore index
class SmpSoftBce(nn.Module):
    def __init__(self, smooth_factor=0.1, ignore_index=-100):
        super().__init__()
        self.smooth_factor, self.ignore_index = smooth_factor, ignore_index

    def forward(self, y_pred, y_true):
        soft = (1 - y_true) * self.smooth_factor + y_true * (1 - self.smooth_factor)
        loss = F.binary_cross_entropy_with_logits(y_pred, soft, reduction="none")
        return (loss * (y_true != self.ignore_index).type_as(loss)).mean()


# BCE on sigmoid outputs (probabilities)
class MyBCE(nn.Module):
    def forward(self, probs, labels):
        probs = probs.clamp(1e-7, 1 - 1e-7)
        return -(labels * probs.log() + (1 - labels) * (1 - probs).log()).mean()


# BCE on raw logits by mistake of sigmoid twice
def double_sigmoid(logits, labels):
    return F.binary_cross_entropy_with_logits(torch.sigmoid(logits), labels)


# focal with pos_weight: objects *5
def focal_pos_weight(logits, labels, pos_weight=5.0, gamma=2.0):
    bce = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    pt = torch.exp(-bce)
    w = torch.where(labels > 0.5, torch.as_tensor(pos_weight, dtype=logits.dtype), torch.ones_like(logits))
    return (w * (1 - pt) ** gamma * bce).mean()


# ignore_index and weights, sum / count of valid
class IgnoreCE(nn.Module):
    def __init__(self, ignore=255):
        super().__init__()
        self.ignore = ignore

    def forward(self, logits, labels):
        mask = labels != self.ignore
        loss = F.cross_entropy(logits, labels, ignore_index=self.ignore, reduction="none")
        return loss[mask].sum() / mask.sum()


# needs a third argument
def needs_mask(logits, labels, mask):
    loss = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return (loss * mask).sum() / mask.sum()


# OHEM: top 25 % of a batch
def ohem_topk(logits, labels, keep=0.25):
    loss = F.cross_entropy(logits, labels, reduction="none")
    k = max(1, int(keep * loss.numel()))
    return loss.topk(k)[0].mean()


# wrong: focal weight p^gamma instead of (1-p)^gamma  (anti hard)
def focal_inverted(logits, labels, gamma=2):
    ce = F.cross_entropy(logits, labels, reduction="none")
    return (torch.exp(-ce) ** gamma * ce).mean()


# wrong: p_t for negatives not flipped: weight (1-p)^gamma with p=sigmoid for both
def focal_unflipped(logits, labels, gamma=2.0):
    p = torch.sigmoid(logits)
    bce = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return ((1 - p) ** gamma * bce).mean()


# wrong: focal on the batch's mean CE (a very common slip): (1-exp(-mean))^g*mean
def focal_of_mean(logits, labels, gamma=2):
    ce = F.cross_entropy(logits, labels)
    pt = torch.exp(-ce)
    return (1 - pt) ** gamma * ce


# wrong: cross_entropy given softmaxed input only when training: double softmax + label smoothing
def double_softmax_smoothed(logits, labels):
    return F.cross_entropy(F.softmax(logits, -1), labels, label_smoothing=0.1)


# wrong: log_softmax over the batch dimension
def softmax_over_batch(logits, labels):
    return F.nll_loss(F.log_softmax(logits, dim=0), labels)


# wrong: loss / 0 objects -> NaN
def div_by_objects(logits, labels):
    loss = F.binary_cross_entropy_with_logits(logits, labels, reduction="sum")
    return loss / labels.sum()


# wrong: minus lost on negatives only
def bce_minus_lost(logits, labels):
    return -(labels * F.logsigmoid(logits) - (1 - labels) * F.logsigmoid(-logits)).mean()


# Hill loss
class Hill(nn.Module):
    def __init__(self, lamb=1.5, margin=1.0, gamma=2.0):
        super().__init__()
        self.lamb, self.margin, self.gamma = lamb, margin, gamma

    def forward(self, logits, targets):
        logits_margin = logits - self.margin
        pred_pos = torch.sigmoid(logits_margin)
        pred_neg = torch.sigmoid(logits)
        pt = (1 - pred_pos) * targets + (1 - targets)
        focal_weight = pt**self.gamma
        los_pos = targets * torch.log(pred_pos)
        los_neg = (1 - targets) * -(self.lamb - pred_neg) * pred_neg**2
        loss = -(los_pos + los_neg)
        loss *= focal_weight
        return loss.sum()


# generator of a closure, with a partial
focal3 = partial(focal_pos_weight, pos_weight=1.0, gamma=3.0)


def get_loss(name="focal", gamma=1.0):
    def loss(output, target):
        ce = F.cross_entropy(output, target, reduction="none")
        return ((1 - torch.exp(-ce)) ** gamma * ce).sum()

    return loss if name == "focal" else F.cross_entropy


# warns and prints at every call; float32 forced inside
def float32_inside(logits, target):
    warnings.warn("cast")
    return F.cross_entropy(logits.float(), target)


# raises unless train mode / on empties; raises for one class
def raises_small(logits, labels):
    if (torch.softmax(logits, 1) < 1e-6).any():
        raise ValueError("degenerate probabilities")
    return F.cross_entropy(logits, labels)


# detached on one side only
def half_detached(logits, labels, gamma=2):
    bce = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    w = (1 - torch.exp(-bce)) ** gamma
    w = torch.where(labels > 0, w, w.detach())
    return (w * bce).sum()


# numpy in the middle: no graph
def through_numpy(logits, labels):
    p = torch.sigmoid(logits).detach().numpy()
    y = labels.numpy()
    return torch.tensor(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


# batch-size times
def times_batch(logits, labels):
    return F.cross_entropy(logits, labels) * logits.shape[0]


# squared mean of each class -- balanced mean (mean of positives + mean of negatives)
def balanced_mean(logits, labels):
    bce = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    pos, neg = labels > 0.5, labels <= 0.5
    out = logits.sum() * 0
    if pos.any():
        out = out + bce[pos].mean()
    if neg.any():
        out = out + bce[neg].mean()
    return out


# unhinged / MAE
def mae(logits, labels):
    p = torch.softmax(logits, 1)
    return (p - F.one_hot(labels, logits.shape[1])).abs().sum(1).mean()


# exp forward: sigmoid focal by hand with log(p + 1e-8) both sides, alpha
def handmade_focal(pred, target, alpha=0.25, gamma=2.0):
    p = torch.sigmoid(pred)
    pos = -alpha * (1 - p) ** gamma * torch.log(p + 1e-8) * target
    neg = -(1 - alpha) * p**gamma * torch.log(1 - p + 1e-8) * (1 - target)
    return (pos + neg).sum() / target.sum().clamp(min=1)


