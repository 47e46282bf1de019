package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.watch.DetailModel.Detail;
import io.github.lossmith.trainer.run.ProbabilityHistogram;

/**
 * An evaluation in words.
 *
 * @param texts in the language of the moment
 */
record DetailText(Texts texts) {
  /** Its step and its two mean average precisions. */
  String evaluation(Detail detail) {
    return detail
        .evaluation()
        .map(
            at ->
                texts.text(
                    "app.train.detail.evaluation",
                    Long.toString(at.iteration()),
                    texts.fixed(at.map11(), 3),
                    texts.fixed(at.mapAll(), 3)))
        .orElse(texts.text("app.train.detail.none"));
  }

  /** How many anchors are easy and hard, and their shares of the gradient in percent. */
  String masses(ProbabilityHistogram bins) {
    double all = bins.easyGradient() + bins.hardGradient();
    double easy = all > 0 ? 100 * bins.easyGradient() / all : Double.NaN;
    return texts.text(
        "app.train.detail.masses",
        texts.number(bins.easyFrom(), 2),
        Long.toString(bins.easyAnchors()),
        texts.number(easy, 3),
        Long.toString(bins.hardAnchors()),
        texts.number(100 - easy, 3));
  }

  ProbabilityFigure.Labels labels() {
    return new ProbabilityFigure.Labels(
        texts.text("app.train.figure.probabilities"),
        "*p*_{t}",
        "|d*L*/d*p*|",
        texts.text("app.train.figure.anchors"),
        texts.text("app.train.figure.gradient"),
        texts.text("app.train.figure.objects"),
        texts.text("app.train.figure.backgrounds"));
  }
}
