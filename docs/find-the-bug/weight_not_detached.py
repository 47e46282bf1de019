"""Cross-entropy weighted by p, for fine-tuning (DFT): its gradient should be that of 1 - p."""
import torch
import torch.nn.functional as F


def loss(logits, labels):
    cross_entropy = F.cross_entropy(logits, labels, reduction="none")
    weight = torch.exp(-cross_entropy)
    return (weight * cross_entropy).mean()
