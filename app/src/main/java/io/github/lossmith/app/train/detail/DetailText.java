package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.detail.DetailModel.Detail;
import io.github.lossmith.app.train.watch.ClassWord;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An evaluation in words.
 *
 * @param texts in the language of the moment
 */
record DetailText(Texts texts) {
  /** As many as two lines have room for; the curves show each class. */
  private static final int MOST_CLASSES = 20;

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
        .or(() -> detail.probabilities().map(this::looked))
        .orElse(texts.text("app.train.detail.none"));
  }

  private String looked(Probabilities line) {
    return line.iteration() == 0
        ? texts.text("app.train.detail.start")
        : texts.text("app.train.detail.recorded", Long.toString(line.iteration()));
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

  /** The shares of both sides and of the classes in percent; empty where the run does not tell. */
  String sides(ProbabilityHistogram bins) {
    double objects = 100 * bins.objectShare();
    if (Double.isNaN(objects)) {
      return bins.gradient() > 0 ? texts.text("app.train.detail.no-sides") : "";
    }
    String sides =
        texts.text(
            "app.train.detail.sides", texts.number(objects, 3), texts.number(100 - objects, 3));
    String classes =
        bins.classGradient().keySet().stream()
            .limit(MOST_CLASSES)
            .map(
                name ->
                    ClassWord.of(name, texts)
                        + " "
                        + texts.number(100 * bins.classShare(name), 3)
                        + " %")
            .collect(Collectors.joining(", "));
    boolean more = bins.classGradient().size() > MOST_CLASSES;
    return classes.isEmpty()
        ? sides
        : sides + " " + texts.text("app.train.detail.by-class", more ? classes + ", …" : classes);
  }

  /** The name of a bin in the list of bins. */
  String bin(List<Bin> bins, int number) {
    if (number < 0 || number >= bins.size()) {
      return texts.text("app.train.bin.choose");
    }
    Bin bin = bins.get(number);
    return texts.fixed(bin.from(), 2) + "–" + texts.fixed(bin.to(), 2);
  }

  /** What the chosen bin has, and why there are no pictures of it. */
  String binState(BinModel.Shown shown) {
    String counts =
        shown
            .chosen()
            .map(
                bin ->
                    texts.text(
                        "app.train.bin.state",
                        texts.fixed(bin.from(), 2),
                        texts.fixed(bin.to(), 2),
                        Long.toString(bin.objects()),
                        Long.toString(bin.backgrounds()),
                        Integer.toString(
                            shown.pictures().stream().mapToInt(p -> p.anchors().size()).sum())))
            .orElse("");
    return shown.problem().map(why -> counts + " " + texts.text(why)).orElse(counts);
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
