package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.text.RichText;
import java.util.List;

/** The user's designs as losses for the paper's figures. */
public final class OwnLosses {
  private static final int LONGEST_NAME = 60;

  private OwnLosses() {}

  /**
   * The integrated designs under their names, each side of a design with two, or the first problem.
   *
   * @param designs with a schedule: at the end of the training
   */
  public static Outcome<List<NamedLoss>> of(List<Design> designs) {
    LossStyles styles = new LossStyles();
    return Outcome.each(
            designs,
            design -> sides(shortened(design.name()), design, styles.of(LossIdentity.of(design))))
        .map(each -> each.stream().flatMap(List::stream).toList());
  }

  /**
   * The loss of a design, or those of its two sides in one colour.
   *
   * @param line of the loss for objects
   */
  public static Outcome<List<NamedLoss>> sides(String name, Design design, LineStyle line) {
    return Outcome.each(
        design.sides(),
        side ->
            design
                .side(side)
                .coefficient()
                .then(LossCurve::of)
                .map(curve -> named(name, design, side, curve, line)));
  }

  /** The curve of one side of a design, under the name of the side where there are two. */
  public static NamedLoss named(
      String name, Design design, TargetSide side, LossCurve curve, LineStyle line) {
    if (!design.isTwoSided()) {
      return new NamedLoss(RichText.plain(name), curve, line);
    }
    boolean object = side == TargetSide.OBJECT;
    return new NamedLoss(
        RichText.plain(name + (object ? ", objects" : ", background")),
        curve,
        object ? line : LossStyles.ofBackground(line));
  }

  private static String shortened(String name) {
    String line = RichText.plain(name).letters();
    if (line.isEmpty()) {
      return "own loss";
    }
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }
}
