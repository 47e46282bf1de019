package io.github.lossmith.designer.design;

/**
 * The coefficient of a design for background, where it is not that for objects.
 *
 * @param shape the formula or the drawing
 * @param closedForm its loss in LaTeX where a closed form is known, else empty
 */
public record BackgroundSide(CoefficientSource shape, String closedForm) {
  /** A coefficient of the user's own. */
  public static BackgroundSide of(CoefficientSource shape) {
    return new BackgroundSide(shape, "");
  }
}
