package io.github.lossmith.app.atlas;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.article.LossPanels;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.OwnLosses;
import io.github.lossmith.plotting.article.ProbabilityAxis;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** The coefficient, the loss and the gradient of a loss beside those of cross-entropy. */
final class AtlasFigure {
  /** The training progress at which a schedule is drawn. */
  private static final double[] PROGRESS = {0, 0.5, 1};

  /** Points of a curve: one for each half millimetre of a panel. */
  private static final int POINTS = 120;

  private AtlasFigure() {}

  static Figure of(AtlasLoss loss) {
    List<NamedLoss> shown = new ArrayList<>();
    if (!loss.key().equals("ce")) {
      Design known = Presets.named("ce").orElseThrow();
      LossCurve curve = known.coefficient().then(LossCurve::of).orThrow();
      LineStyle line = new LossStyles().of(LossIdentity.of(known));
      shown.add(new NamedLoss(RichText.plain("CE"), curve, line));
    }
    shown.addAll(loss.loss().design().followsProgress() ? overTime(loss) : sides(loss));
    return Figure.row(
        loss.title(),
        List.of(
            panel(Quantity.COEFFICIENT, "(a) scale coefficient", shown),
            panel(Quantity.LOSS, "(b) loss", shown),
            panel(Quantity.LOGIT_GRADIENT, "(c) gradient at the logit", shown)));
  }

  private static FigurePanel panel(Quantity quantity, String title, List<NamedLoss> shown) {
    return LossPanels.panel(quantity, RichText.plain(title), shown, ProbabilityAxis.LINEAR, POINTS);
  }

  private static LineStyle line(AtlasLoss loss) {
    return new LossStyles().of(LossIdentity.of(loss.loss().design()));
  }

  private static List<NamedLoss> sides(AtlasLoss loss) {
    Design design = loss.loss().design();
    return loss.sides().stream()
        .map(side -> OwnLosses.named(design.name(), design, side.side(), side.curve(), line(loss)))
        .toList();
  }

  private static List<NamedLoss> overTime(AtlasLoss loss) {
    List<LineStyle> lines = LossStyles.apart(List.of(line(loss), line(loss), line(loss)));
    List<NamedLoss> shown = new ArrayList<>();
    for (int i = 0; i < PROGRESS.length; i++) {
      LossCurve curve = loss.loss().design().coefficient(PROGRESS[i]).then(LossCurve::of).orThrow();
      RichText name = RichText.marked("*t* = " + (i == 1 ? "0.5" : Integer.toString(i / 2)));
      shown.add(new NamedLoss(name, curve, lines.get(i)));
    }
    return shown;
  }
}
