package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.text.RichText;
import java.util.List;

/** The user's designs as losses for the paper's figures. */
public final class OwnLosses {
  private static final int LONGEST_NAME = 60;

  private OwnLosses() {}

  /**
   * The integrated designs under their names, or the first problem.
   *
   * @param designs with a schedule: at the end of the training
   */
  public static Outcome<List<NamedLoss>> of(List<Design> designs) {
    LossStyles styles = new LossStyles();
    return Outcome.each(designs, design -> integrated(design, styles));
  }

  private static Outcome<NamedLoss> integrated(Design design, LossStyles styles) {
    return design
        .coefficient()
        .then(LossCurve::of)
        .map(
            curve ->
                new NamedLoss(
                    RichText.plain(shortened(design.name())),
                    curve,
                    styles.of(LossIdentity.of(design))));
  }

  private static String shortened(String name) {
    String line = RichText.plain(name).letters();
    if (line.isEmpty()) {
      return "own loss";
    }
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }
}
