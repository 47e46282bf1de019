"""torchvision's SSD and SSDlite with a designed loss for the classes.

    ./lossmith export my.lossmith.json --to pytorch --out loss.py

    from loss import SoftmaxLoss
    model = with_loss(torchvision.models.detection.ssd300_vgg16(num_classes=21), SoftmaxLoss("positives", mining=3.0))

The boxes keep their loss, the training loop stays as it is. torchvision keeps three of the hardest
background anchors for each object of an image; `mining=3.0` does so over the batch, None takes all.
"""
import torch


def with_loss(model, criterion):
    """The model with another classification loss of logits (N, anchors, C), classes (N, anchors)."""
    own = model.compute_loss

    def compute_loss(targets, head_outputs, anchors, matched_idxs):
        losses = own(targets, head_outputs, anchors, matched_idxs)
        classes = torch.stack([_classes(t["labels"], m) for t, m in zip(targets, matched_idxs)])
        losses["classification"] = criterion(head_outputs["cls_logits"], classes)
        return losses

    model.compute_loss = compute_loss
    return model


def _classes(labels, matched):
    """The class of each anchor: that of the object it is matched with, 0 for background."""
    classes = torch.zeros_like(matched)
    objects = matched >= 0
    classes[objects] = labels[matched[objects]]
    return classes
