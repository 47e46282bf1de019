"""Ultralytics' YOLO detectors with a designed loss for the classes; not run by Lossmith's tests.

    ./lossmith export my.lossmith.json --to pytorch --out loss.py      # beside this file

    from ultralytics import YOLO
    YOLO("yolo11n.yaml").train(data="coco128.yaml", trainer=DesignedTrainer)

Its targets are between 0 and 1, by how well a box fits, and the loss is the expectation over both
answers; Ultralytics divides the sum by the sum of the targets.
"""
from loss import SigmoidLoss
from ultralytics.models.yolo.detect import DetectionTrainer
from ultralytics.nn.tasks import DetectionModel
from ultralytics.utils.loss import v8DetectionLoss


class DesignedModel(DetectionModel):
    def init_criterion(self):
        criterion = v8DetectionLoss(self)
        criterion.bce = SigmoidLoss(mining=None, reduction="none")
        return criterion


class DesignedTrainer(DetectionTrainer):
    def get_model(self, cfg=None, weights=None, verbose=True):
        model = DesignedModel(cfg, nc=self.data["nc"], ch=self.data.get("channels", 3), verbose=verbose)
        if weights:
            model.load(weights)
        return model
