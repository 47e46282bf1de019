"""RetinaNet's focal loss, which weights objects by alpha."""
import torch
import torch.nn.functional as F


def loss(logits, targets, alpha=0.25, gamma=2.0):
    cross_entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    p_t = torch.exp(-cross_entropy)
    alpha_t = torch.where(targets == 1, 1 - alpha, alpha)
    positives = targets.sum().clamp(min=1)
    return (alpha_t * (1 - p_t) ** gamma * cross_entropy).sum() / positives
