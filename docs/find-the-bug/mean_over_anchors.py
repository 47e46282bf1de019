"""RetinaNet's focal loss, once per anchor."""
import torch
import torch.nn.functional as F


def loss(logits, targets, alpha=0.25, gamma=2.0):
    cross_entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    p = torch.sigmoid(logits)
    p_t = p * targets + (1 - p) * (1 - targets)
    alpha_t = alpha * targets + (1 - alpha) * (1 - targets)
    return (alpha_t * (1 - p_t) ** gamma * cross_entropy).mean()
