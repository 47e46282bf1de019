import torch.nn.functional as F


def loss(logits, targets):
    """Binary cross-entropy over all examples."""
    return F.binary_cross_entropy_with_logits(logits, targets, reduction="mean")
