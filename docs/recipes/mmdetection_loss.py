"""MMDetection 3 with a designed loss for the classes; not run by Lossmith's tests.

    ./lossmith export my.lossmith.json --to pytorch --out loss.py      # beside this file

In the configuration of a model:

    custom_imports = dict(imports=["mmdetection_loss"], allow_failed_imports=False)
    model = dict(bbox_head=dict(loss_cls=dict(type="DesignedLoss", use_sigmoid=True, loss_weight=1.0)))

use_sigmoid=True: labels are 0 to C - 1, and C for background; False: a softmax over C + 1 classes.
Further arguments, such as gamma, go to the exported loss.
"""
from loss import SigmoidLoss, SoftmaxLoss
from mmdet.registry import MODELS
from torch import nn


@MODELS.register_module()
class DesignedLoss(nn.Module):
    def __init__(self, use_sigmoid=True, loss_weight=1.0, **letters):
        super().__init__()
        self.use_sigmoid = use_sigmoid
        self.loss_weight = loss_weight
        self.criterion = (SigmoidLoss if use_sigmoid else SoftmaxLoss)("none", None, **letters)

    def forward(self, cls_score, label, weight=None, avg_factor=None, reduction_override=None):
        """cls_score (N, C) or, for a softmax, (N, C + 1); label (N,), weight (N,)."""
        if self.use_sigmoid and label.dim() == 1:
            classes = cls_score.shape[1]
            label = nn.functional.one_hot(label, classes + 1)[:, :classes]
        each = self.criterion.per_target(cls_score, label)
        if weight is not None:
            each = each * (weight if weight.dim() == each.dim() else weight.reshape(-1, 1))
        if reduction_override == "none":
            return self.loss_weight * each
        total = each.sum()
        if reduction_override != "sum":
            total = total / (avg_factor if avg_factor is not None else each.numel())
        return self.loss_weight * total
