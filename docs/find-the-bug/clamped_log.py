"""Cross-entropy that cannot be infinite."""
import torch


def loss(logits, targets, eps=1e-4):
    p = torch.softmax(logits, dim=1).clamp(eps, 1 - eps)
    return -torch.log(p[torch.arange(len(targets)), targets]).sum()
