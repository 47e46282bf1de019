package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.spread.SeedCurve;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.StepQuantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the second panel of the curves shows. */
public sealed interface CurveQuantity {
  /** The loss of every step. */
  CurveQuantity LOSS = new OfSteps(StepQuantity.TOTAL);

  /** Its values for one loss of a run. */
  SeedCurve.Single of(LossView loss);

  /** In the language of the window; also the label of its axis. */
  String text(Texts texts);

  /** Where it is read out. */
  Reading reading();

  /**
   * A quantity of every step.
   *
   * @param quantity which one
   */
  record OfSteps(StepQuantity quantity) implements CurveQuantity {
    @Override
    public SeedCurve.Single of(LossView loss) {
      return new SeedCurve.Single(loss.iterations(), loss.values(quantity));
    }

    @Override
    public String text(Texts texts) {
      return texts.text("app.train.quantity." + quantity.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Reading reading() {
      return Reading.STEPS;
    }
  }

  /**
   * What a part of the anchors has of the gradient, in percent, before the first step and at each
   * evaluation.
   */
  sealed interface Share extends CurveQuantity {
    /** The share in [0, 1]; NaN where it is not known. */
    double of(ProbabilityHistogram bins);

    @Override
    default SeedCurve.Single of(LossView loss) {
      List<Probabilities> told = loss.probabilities();
      return new SeedCurve.Single(
          told.stream().mapToDouble(Probabilities::iteration).toArray(),
          told.stream().mapToDouble(line -> 100 * of(line.histogram())).toArray());
    }

    @Override
    default Reading reading() {
      return Reading.POINTS;
    }
  }

  /** The share of the anchors that are matched to an object; the rest is that of the background. */
  record OfObjects() implements Share {
    @Override
    public double of(ProbabilityHistogram bins) {
      return bins.objectShare();
    }

    @Override
    public String text(Texts texts) {
      return texts.text("app.train.quantity.objects");
    }
  }

  /** The share of the hard anchors; the rest is that of the easy ones. */
  record OfHard() implements Share {
    @Override
    public double of(ProbabilityHistogram bins) {
      return bins.hardShare();
    }

    @Override
    public String text(Texts texts) {
      return texts.text("app.train.quantity.hard", texts.number(ProbabilityHistogram.EASY_FROM, 2));
    }
  }

  /**
   * The share of the objects of a class.
   *
   * @param name of the class
   */
  record OfClass(String name) implements Share {
    @Override
    public double of(ProbabilityHistogram bins) {
      return bins.classShare(name);
    }

    @Override
    public String text(Texts texts) {
      return texts.text("app.train.quantity.class", ClassWord.of(name, texts));
    }
  }

  /** All that can be shown of these runs: their classes are those of their last lines. */
  static List<CurveQuantity> of(List<RunView> views) {
    List<CurveQuantity> all = new ArrayList<>();
    for (StepQuantity quantity : StepQuantity.values()) {
      all.add(new OfSteps(quantity));
    }
    all.add(new OfObjects());
    all.add(new OfHard());
    Set<String> classes = new LinkedHashSet<>();
    for (RunView view : views) {
      for (LossView loss : view.losses()) {
        List<Probabilities> told = loss.probabilities();
        if (!told.isEmpty()) {
          classes.addAll(told.get(told.size() - 1).histogram().classGradient().keySet());
        }
      }
    }
    classes.forEach(name -> all.add(new OfClass(name)));
    return all;
  }
}
