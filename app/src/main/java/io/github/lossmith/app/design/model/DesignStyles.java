package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.LineStyle;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The style of every design: that of its loss, which runs trained with it have too. */
public final class DesignStyles {
  private static final String PLACE = "design";

  private final LossStyles styles;

  public DesignStyles(LossStyles styles) {
    this.styles = styles;
  }

  /** The style of a design. */
  public LineStyle of(OpenDesign openDesign) {
    return styles.of(LossIdentity.of(openDesign.design()));
  }

  /** The styles of the designs of one figure, all distinct. */
  public List<LineStyle> of(List<OpenDesign> openDesigns) {
    return LossStyles.apart(openDesigns.stream().map(this::of).toList());
  }

  /** The styles of the curves of one figure, all distinct, those of a design in one colour. */
  public List<LineStyle> ofCurves(List<DesignCurve> curves) {
    return LossStyles.apart(
        curves.stream()
            .map(
                curve ->
                    curve.side() == TargetSide.OBJECT
                        ? of(curve.whole())
                        : LossStyles.ofBackground(of(curve.whole())))
            .toList());
  }

  /** Releases the styles of all but {@code designs}. */
  public void keep(Collection<OpenDesign> designs) {
    Set<LossIdentity> kept = new HashSet<>();
    designs.forEach(openDesign -> kept.add(LossIdentity.of(openDesign.design())));
    styles.show(PLACE, kept);
    designs.forEach(this::of);
  }
}
