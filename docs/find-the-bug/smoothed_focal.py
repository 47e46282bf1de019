"""A sigmoid focal loss with label smoothing."""
import torch
import torch.nn.functional as F


def loss(logits, targets, gamma=2.0, smoothing=0.1):
    targets = targets * (1 - smoothing) + 0.5 * smoothing
    cross_entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    p = torch.sigmoid(logits)
    p_t = p * targets + (1 - p) * (1 - targets)
    return ((1 - p_t) ** gamma * cross_entropy).sum()
