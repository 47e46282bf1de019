"""torchvision's RetinaNet with a designed loss for the classes.

    ./lossmith export my.lossmith.json --to pytorch --out loss.py

    from loss import SigmoidLoss
    model = with_loss(torchvision.models.detection.retinanet_resnet50_fpn(num_classes=91), SigmoidLoss("none", None))

The boxes keep their loss, the training loop stays as it is. As in torchvision the sum over an image
is divided by its objects, at least 1, and anchors between the thresholds do not count.
"""
import torch


def with_loss(model, criterion):
    """The model with another classification loss, a sum, of logits and targets (anchors, C)."""
    head = model.head.classification_head

    def compute_loss(targets, head_outputs, matched_idxs):
        losses = []
        for target, logits, matched in zip(targets, head_outputs["cls_logits"], matched_idxs):
            objects = matched >= 0
            wanted = torch.zeros_like(logits)
            wanted[objects, target["labels"][matched[objects]]] = 1.0
            counts = matched != head.BETWEEN_THRESHOLDS
            losses.append(criterion(logits[counts], wanted[counts]) / max(1, int(objects.sum())))
        return sum(losses) / len(targets)

    head.compute_loss = compute_loss
    return model
