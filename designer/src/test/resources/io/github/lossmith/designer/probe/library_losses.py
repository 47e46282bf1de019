"""Losses of libraries and notebooks, as their users would hand them in."""
import math
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


# labels counted from 1, gathered
def from_one(logits, labels):
    return -F.log_softmax(logits, 1).gather(1, (labels - 1).unsqueeze(1)).mean()


# labels from 1, numpy-like indexing (wraps)
def from_one_indexed(logits, labels):
    lp = F.log_softmax(logits, 1)
    return -lp[torch.arange(len(labels)), labels - 1].mean()


# fvcore / mmdet style: sigmoid focal with class 0 background dropped
def fg_sigmoid_focal(logits, labels, gamma=2.0, alpha=0.25):
    k = logits.shape[1]
    t = F.one_hot(labels, k + 1)[:, 1:].to(logits)
    ce = F.binary_cross_entropy_with_logits(logits, t, reduction="none")
    p = torch.sigmoid(logits)
    pt = p * t + (1 - p) * (1 - t)
    a = alpha * t + (1 - alpha) * (1 - t)
    return (a * (1 - pt) ** gamma * ce).sum() / (labels > 0).sum().clamp(min=1)


# mmdet: background = K
def mmdet_focal(pred, target, gamma=2.0, alpha=0.25):
    k = pred.size(1)
    t = F.one_hot(target, k + 1)[:, :k].type_as(pred)
    p = pred.sigmoid()
    pt = (1 - p) * t + p * (1 - t)
    w = (alpha * t + (1 - alpha) * (1 - t)) * pt.pow(gamma)
    return (F.binary_cross_entropy_with_logits(pred, t, reduction="none") * w).sum()


# CB loss (Cui) sigmoid, labels by index, 3 classes
def CB_sigmoid(logits, labels, samples_per_cls=(500, 100, 20), beta=0.999):
    k = len(samples_per_cls)
    eff = 1.0 - np.power(beta, samples_per_cls)
    w = (1.0 - beta) / np.array(eff)
    w = w / np.sum(w) * k
    hot = F.one_hot(labels, k).to(logits)
    w = torch.tensor(w).to(logits).unsqueeze(0)
    w = (w * hot).sum(1, keepdim=True).repeat(1, k)
    return F.binary_cross_entropy_with_logits(logits, hot, weight=w)


# same, softmax
def CB_softmax(logits, labels, samples_per_cls=(500, 100, 20), beta=0.999):
    k = len(samples_per_cls)
    w = (1.0 - beta) / (1.0 - np.power(beta, samples_per_cls))
    w = w / np.sum(w) * k
    hot = F.one_hot(labels, k).to(logits)
    w = torch.tensor(w).to(logits).unsqueeze(0)
    w = (w * hot).sum(1, keepdim=True).repeat(1, k)
    return F.binary_cross_entropy(logits.softmax(1), hot, weight=w)


# BCE weight per column by index
class ColumnBCE(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("w", torch.tensor([1.0, 2.0, 4.0]))
    def forward(self, logits, labels):
        return F.binary_cross_entropy_with_logits(logits, F.one_hot(labels, 3).to(logits), weight=self.w)


# pos_weight per class, onehot
class PosWeighted(nn.Module):
    def __init__(self):
        super().__init__()
        self.loss = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([1.0, 3.0, 9.0]))
    def forward(self, logits, targets):
        return self.loss(logits, targets)


# Taylor CE, order 2
def taylor_ce(logits, labels, n=2):
    p = F.softmax(logits, 1).gather(1, labels[:, None]).squeeze(1)
    return sum((1 - p) ** i / i for i in range(1, n + 1)).mean()


# symmetric CE (HanxunH)
class SCELoss(nn.Module):
    def __init__(self, alpha=0.1, beta=1.0):
        super().__init__()
        self.alpha, self.beta = alpha, beta
    def forward(self, pred, labels):
        ce = F.cross_entropy(pred, labels)
        pred = F.softmax(pred, dim=1).clamp(min=1e-7, max=1.0)
        hot = F.one_hot(labels, pred.shape[1]).to(pred).clamp(min=1e-4, max=1.0)
        rce = -(pred * hot.log()).sum(1)
        return self.alpha * ce + self.beta * rce.mean()


# NCE + RCE (APL)
def nce_rce(logits, labels):
    lp = F.log_softmax(logits, 1)
    hot = F.one_hot(labels, logits.shape[1]).to(logits)
    nce = -(hot * lp).sum(1) / (-lp.sum(1))
    rce = -(lp.exp() * hot.clamp(1e-4, 1).log()).sum(1)
    return (nce + rce).mean()


# truncated GCE-ish
def gce(logits, targets, q=0.7):
    p = F.softmax(logits, 1).gather(1, targets.view(-1, 1))
    return ((1 - p ** q) / q).mean()


# logit adjustment
def logit_adjusted(logits, labels, tau=1.0):
    prior = torch.tensor([0.7, 0.2, 0.1]).to(logits)
    return F.cross_entropy(logits + tau * prior.log(), labels)


# temperature
def temperature(logits, labels, T=0.07):
    return F.cross_entropy(logits / T, labels)


# Quality focal with hard labels
def qfl(pred, target, beta=2.0):
    s = pred.sigmoid()
    loss = F.binary_cross_entropy_with_logits(pred, target, reduction="none")
    return (loss * (s - target).abs().pow(beta)).mean(1).sum() if pred.dim() > 1 else (loss * (s - target).abs().pow(beta)).sum()


# varifocal
def varifocal(pred, target, alpha=0.75, gamma=2.0):
    s = pred.sigmoid()
    w = target * (target > 0).to(pred) + alpha * s.pow(gamma) * (target <= 0).to(pred)
    return (F.binary_cross_entropy_with_logits(pred, target, reduction="none") * w.detach()).sum()


# varifocal as in mmdet, not detached
def varifocal_mmdet(pred, target, alpha=0.75, gamma=2.0):
    s = pred.sigmoid()
    w = target * (target > 0.0).to(pred) + alpha * (s - target).abs().pow(gamma) * (target <= 0.0).to(pred)
    return F.binary_cross_entropy_with_logits(pred, target, reduction="none").mul(w).mean()


# GHM-C
def ghm(pred, target, bins=10):
    g = (pred.sigmoid().detach() - target).abs()
    tot = max(target.numel(), 1)
    w = torch.zeros_like(pred)
    n = 0
    for i in range(bins):
        inds = (g >= i / bins) & (g < (i + 1) / bins + (1e-6 if i == bins - 1 else 0))
        c = inds.sum().item()
        if c > 0:
            w[inds] = tot / c
            n += 1
    return F.binary_cross_entropy_with_logits(pred, target, w / max(n, 1), reduction="sum") / tot


# bootstrapped / hard bootstrap
def bootstrap_hard(logits, labels, beta=0.8):
    lp = F.log_softmax(logits, 1)
    z = logits.detach().argmax(1)
    return -(beta * lp.gather(1, labels[:, None]).squeeze(1) + (1 - beta) * lp.gather(1, z[:, None]).squeeze(1)).mean()


# confidence penalty
def conf_penalty(logits, labels, beta=0.1):
    lp = F.log_softmax(logits, 1)
    ent = -(lp.exp() * lp).sum(1)
    return (F.nll_loss(lp, labels, reduction="none") - beta * ent).mean()


# multi margin
multi_margin = nn.MultiMarginLoss()

# squared hinge binary with -1/1
def sq_hinge(scores, y):
    return (1 - y * scores).clamp(min=0).pow(2).mean()


# hinge 0/1
def hinge01(scores, y):
    return (1 - (2 * y - 1) * scores).clamp(min=0).mean()


# logit clip
def logit_clip(logits, labels, tau=1.0):
    n = logits.norm(dim=1, keepdim=True) + 1e-7
    return F.cross_entropy(torch.where(n > tau, logits / n * tau, logits), labels)


# ArcFace on cosines, softmax
def arcface(cos, labels, s=30.0, m=0.5):
    theta = torch.acos(cos.clamp(-1 + 1e-7, 1 - 1e-7))
    hot = F.one_hot(labels, cos.shape[1]).to(cos)
    return F.cross_entropy(s * torch.cos(theta + m * hot), labels)


# CosFace
def cosface(cos, labels, s=30.0, m=0.35):
    hot = F.one_hot(labels, cos.shape[1]).to(cos)
    return F.cross_entropy(s * (cos - m * hot), labels)


# CosFace under a sigmoid
def cosface_sigmoid(cos, labels, s=10.0, m=0.35):
    hot = F.one_hot(labels, cos.shape[1]).to(cos)
    return F.binary_cross_entropy_with_logits(s * (cos - m * hot), hot)


# angular margin under sigmoid (SphereFace2-like)
def arcface_sigmoid(cos, labels, s=10.0, m=0.3):
    hot = F.one_hot(labels, cos.shape[1]).to(cos)
    theta = torch.acos(cos.clamp(-1 + 1e-7, 1 - 1e-7))
    return F.binary_cross_entropy_with_logits(s * torch.cos(theta + m * hot), hot)


# wrong: one-hot along the wrong axis: mean over batch and classes
def bce_mean_both(logits, labels):
    hot = F.one_hot(labels, logits.shape[1]).to(logits)
    return F.binary_cross_entropy_with_logits(logits, hot)


# wrong clamp coarse
def coarse_clamp(logits, labels):
    p = torch.sigmoid(logits).clamp(0.05, 0.95)
    return F.binary_cross_entropy(p, labels)


# log(p + 1e-3)
def plus_eps(logits, labels):
    p = torch.softmax(logits, 1).gather(1, labels[:, None])
    return -(p + 1e-3).log().mean()


# ignore index mishandled: ignored 0 class counts in mean
def ignore_zero(logits, labels):
    return F.cross_entropy(logits, labels, ignore_index=0, reduction="none").mean()


# ignore 0 well
ignore_zero_well = nn.CrossEntropyLoss(ignore_index=0)


# seesaw mitigation without cumulative
def seesaw_like(logits, labels, q=2.0):
    s = F.softmax(logits, 1).detach()
    self_s = s.gather(1, labels[:, None])
    m = (s / self_s.clamp(min=1e-2)).clamp(min=1).pow(q)
    hot = F.one_hot(labels, logits.shape[1]).bool()
    return F.cross_entropy(torch.where(hot, logits, logits + m.log()), labels)


# EQL-like: negatives of rare class ignored
def eql(logits, labels):
    hot = F.one_hot(labels, logits.shape[1]).to(logits)
    rare = torch.zeros(logits.shape[1]).to(logits); rare[-1] = 1
    w = 1 - rare * (1 - hot)
    return (F.binary_cross_entropy_with_logits(logits, hot, reduction="none") * w).sum() / len(labels)


# poly-1
def poly1(logits, labels, epsilon=2.0):
    ce = F.cross_entropy(logits, labels, reduction="none")
    return (ce + epsilon * (1 - torch.exp(-ce))).mean()


# wrong: poly1 with + p
def poly1_wrong(logits, labels, epsilon=2.0):
    ce = F.cross_entropy(logits, labels, reduction="none")
    return (ce + epsilon * torch.exp(-ce)).mean()


# label smoothed focal softmax
def smoothed_focal(logits, labels, gamma=2.0, eps=0.1):
    ce = F.cross_entropy(logits, labels, reduction="none", label_smoothing=eps)
    pt = torch.exp(-ce)
    return ((1 - pt) ** gamma * ce).mean()


# missing minus
def missing_minus(logits, labels):
    return F.log_softmax(logits, 1).gather(1, labels[:, None]).mean()


# alpha list per class focal (pytorch tutorials)
class AlphaListFocal(nn.Module):
    def __init__(self, alpha=(0.25, 0.75), gamma=2):
        super().__init__()
        self.alpha, self.gamma = torch.tensor(alpha), gamma
    def forward(self, logits, targets):
        bce = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        at = self.alpha.gather(0, targets.long().view(-1)).reshape(targets.shape)
        return (at * (1 - torch.exp(-bce)) ** self.gamma * bce).mean()


# bi-tempered t1=.8 t2=1
def bitempered(logits, labels, t1=0.8):
    p = F.softmax(logits, 1)
    hot = F.one_hot(labels, logits.shape[1]).to(logits)
    lt = lambda u: (u ** (1 - t1) - 1) / (1 - t1)
    return (-(hot * lt(p + 1e-10)).sum(1) - ((hot - p ** (2 - t1)).sum(1)) / (2 - t1)).mean()


# Tversky
def tversky(logits, labels, a=0.3, b=0.7):
    p = torch.sigmoid(logits)
    tp = (p * labels).sum(); fp = (p * (1 - labels)).sum(); fn = ((1 - p) * labels).sum()
    return 1 - (tp + 1) / (tp + a * fp + b * fn + 1)


# needs float64 (numpy)
def double_only(logits, labels):
    if logits.dtype != torch.float64:
        raise TypeError("float64 please")
    return F.cross_entropy(logits, labels)


# alpha applied twice / log base 2
def ce_base2(logits, labels):
    return F.cross_entropy(logits, labels) / math.log(2)


# mean over classes of nll weights wrong: weights by softmax detach on the wrong term
def focal_detached_wrong(logits, labels, gamma=2.0):
    lp = F.log_softmax(logits, 1)
    p = lp.exp()
    lt = lp.gather(1, labels[:, None]).squeeze(1).detach()
    pt = p.gather(1, labels[:, None]).squeeze(1)
    return -((1 - pt) ** gamma * lt).mean()


# generalized: unhinged
def unhinged(logits, labels):
    return (1 - logits.gather(1, labels[:, None]).squeeze(1)).mean()


# BCE on softmax columns
def bce_softmax(logits, labels):
    p = F.softmax(logits, 1)
    return F.binary_cross_entropy(p, F.one_hot(labels, logits.shape[1]).to(p))


# brier multi
def brier(logits, labels):
    p = F.softmax(logits, 1)
    return ((p - F.one_hot(labels, logits.shape[1]).to(p)) ** 2).sum(1).mean()


# N,1 labels ints; weighted focal with logits (kaggle)
class FocalKaggle(nn.Module):
    def __init__(self, gamma=2):
        super().__init__(); self.gamma = gamma
    def forward(self, input, target):
        if not (target.size() == input.size()): raise ValueError("Target size must be the same as input size")
        max_val = (-input).clamp(min=0)
        loss = input - input * target + max_val + ((-max_val).exp() + (-input - max_val).exp()).log()
        invprobs = F.logsigmoid(-input * (target * 2.0 - 1.0))
        return ((invprobs * self.gamma).exp() * loss).sum(dim=1).mean()
# focal with alpha softmax per class
class MultiFocal(nn.Module):
    def __init__(self):
        super().__init__(); self.register_buffer("alpha", torch.tensor([0.2, 0.3, 0.5])); self.gamma = 2
    def forward(self, x, y):
        lp = F.log_softmax(x, -1); ce = F.nll_loss(lp, y, weight=self.alpha, reduction="none")
        pt = lp[torch.arange(len(x)), y].exp()
        return ((1 - pt) ** self.gamma * ce).mean()
# weighted ce mean
class WCE(nn.Module):
    def __init__(self): 
        super().__init__(); self.c = nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 5.]))
    def forward(self, x, y): return self.c(x, y)
# LDAM
def ldam(x, y, s=30.0, max_m=0.5):
    n = torch.tensor([1000., 100., 10.]).to(x); m = 1 / n.pow(0.25); m = m * (max_m / m.max())
    hot = F.one_hot(y, 3).bool()
    return F.cross_entropy(s * torch.where(hot, x - m[y][:, None], x), y)
def balanced_softmax(x, y):
    n = torch.tensor([1000., 100., 10.]).to(x)
    return F.cross_entropy(x + n.log(), y)
def vs_loss(x, y):
    n = torch.tensor([1000., 100., 10.]).to(x); d = (n / n.max()) ** 0.3
    return F.cross_entropy(x * d + 1.0 * (n / n.sum()).log(), y)
def hf_causal(logits, labels):
    return F.cross_entropy(logits.view(-1, logits.size(-1)), labels.view(-1), ignore_index=-100)
def ls_ce(x, y): return F.cross_entropy(x, y, label_smoothing=0.1)
def kl_soft(x, t): return F.kl_div(F.log_softmax(x, 1), t, reduction="batchmean")
def bce_sum_div_n(x, t): return F.binary_cross_entropy_with_logits(x, t, reduction="sum") / x.shape[0]
def mse_sigmoid(x, t): return ((torch.sigmoid(x) - t) ** 2).mean()
def mse_logits(x, t): return F.mse_loss(x, t)
def l1_softmax(x, y): return F.l1_loss(F.softmax(x, 1), F.one_hot(y, x.shape[1]).to(x))
def exp_loss(x, y): return torch.exp(-y * x).mean()
def focal_eps_pt(x, t, gamma=2.0, eps=1e-6):
    p = torch.sigmoid(x); pt = (p * t + (1 - p) * (1 - t)).clamp(eps, 1 - eps)
    return (-(1 - pt) ** gamma * pt.log()).sum() / t.sum().clamp(min=1)
def cb_focal(x, t, beta=0.9999, gamma=0.5):
    n = torch.tensor([5000., 200.]).to(x); w = (1 - beta) / (1 - beta ** n); w = w / w.sum() * 2
    bce = F.binary_cross_entropy_with_logits(x, t, reduction="none")
    mod = torch.exp(-gamma * t * x - gamma * torch.log1p(torch.exp(-x)))
    ww = w[1] * t + w[0] * (1 - t)
    return (ww * mod * bce).sum() / t.sum().clamp(min=1)
def asl_clip(x, y, gp=0, gn=2, m=0.2):
    p = torch.sigmoid(x); q = (1 - p + m).clamp(max=1)
    return -(y * torch.log(p.clamp(min=1e-8)) * (1 - p) ** gp + (1 - y) * torch.log(q.clamp(min=1e-8)) * (1 - q) ** gn).sum()
def ghost_softmax_margin(x, y, m=1.0):
    hot = F.one_hot(y, x.shape[1]).to(x); return F.cross_entropy(x - m * hot, y)
def ohem_mean(x, y, thr=0.7):
    l = F.cross_entropy(x, y, reduction="none"); t = -math.log(thr); h = l[l > t]
    return h.mean() if h.numel() else l.topk(1)[0].mean()
def poly_bce(x, t, eps=1.0):
    b = F.binary_cross_entropy_with_logits(x, t, reduction="none"); return (b + eps * (1 - torch.exp(-b))).mean()
def dft(x, y):
    l = F.cross_entropy(x, y, reduction="none"); return (l * torch.exp(-l.detach())).mean()
def dft_wrong(x, y):
    l = F.cross_entropy(x, y, reduction="none"); return (l * torch.exp(-l)).mean()
def mae_sig(x, t): return (torch.sigmoid(x) - t).abs().mean()
def logcosh(x, t): return torch.log(torch.cosh(torch.sigmoid(x) - t)).mean()
def alpha_double(x, t, a=0.25, g=2.0):
    b = F.binary_cross_entropy_with_logits(x, t, reduction="none"); pt = torch.exp(-b); al = a * t + (1 - a) * (1 - t)
    return (al * al * (1 - pt) ** g * b).sum()
def wrong_sum_bg(x, t):
    b = F.binary_cross_entropy_with_logits(x, t, reduction="none"); return b.sum() / (1 - t).sum().clamp(min=1)
def max_entropy(x, y): return F.nll_loss(F.softmax(x, 1), y)
def nll_of_softmax_log_eps(x, y): return F.nll_loss(torch.log(F.softmax(x, 1) + 1e-7), y)
def ce_logsoftmax_dim0(x, y): return F.nll_loss(F.log_softmax(x, 0), y)
def sqrt_ce(x, y): return F.cross_entropy(x, y, reduction="none").sqrt().mean()
def log1p_ce(x, y): return torch.log1p(F.cross_entropy(x, y, reduction="none")).mean()
def clipped_ce(x, y): return F.cross_entropy(x, y, reduction="none").clamp(max=2.0).mean()
def flooding(x, y, b=0.1): return (F.cross_entropy(x, y) - b).abs() + b
def gamma_sched(x, y): return ((1 - F.softmax(x, 1).gather(1, y[:, None])) ** 1.5 * F.cross_entropy(x, y, reduction="none")[:, None]).mean()
def from_one_bce(x, y): return F.binary_cross_entropy_with_logits(x, F.one_hot(y - 1, x.shape[1]).to(x))
def reduce_zero(x, y):
    y = torch.where(y == 0, 255, y - 1); return F.cross_entropy(x, y, ignore_index=255)


# labels of shape (N, 1), a square of the number, a sigmoid before cross-entropy, a clipped logit, a truncation
def focal_column(logits, target, gamma=2.0):
    lp = F.log_softmax(logits, dim=1).gather(1, target).view(-1)
    return (-(1 - lp.exp()) ** gamma * lp).mean()
def ce_column_one(logits, target): return -F.log_softmax(logits, 1).gather(1, target - 1).mean()
def n_squared(logits, target): return F.cross_entropy(logits, target, reduction="sum") / len(target) ** 2
def sigmoid_then_ce(x, y): return F.cross_entropy(torch.sigmoid(x), y)
def clip_logit(x, t): return F.binary_cross_entropy_with_logits(x.clamp(-3, 3), t)
def tgce(logits, labels, q=0.7, k=0.5):
    p = F.softmax(logits, 1)[torch.arange(len(labels)), labels]
    return torch.where(p > k, (1 - p ** q) / q, torch.full_like(p, (1 - k ** q) / q)).mean()


def weighted_none(logits, labels):
    weight = torch.tensor([1.0, 2.0, 5.0]).to(logits)
    return F.cross_entropy(logits, labels, weight=weight, reduction="none").mean()


def weighted_elements(logits, targets):
    weight = torch.tensor([1.0, 2.0, 5.0]).to(logits)
    return F.binary_cross_entropy_with_logits(logits, targets, weight=weight)
