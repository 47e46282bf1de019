package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The knots of the drawing in the inspector, and every change of them as one step of undo. */
final class KnotsModel {
  private final DesignsModel designs;
  private final DesignSides sides;

  KnotsModel(DesignsModel designs) {
    this.designs = designs;
    sides = new DesignSides(designs);
  }

  /** The drawing, where the design is one. */
  Optional<Drawing> drawing() {
    return sides.current().design().shape() instanceof CoefficientSource.Drawn drawn
        ? Optional.of(drawn.drawing())
        : Optional.empty();
  }

  /**
   * Moves a knot to a typed p.
   *
   * @param column the name of the column, for the message
   * @return why it was not moved
   */
  Optional<Problem> moveTo(int index, String typed, String column) {
    return move(index, typed, column, (knot, p) -> new Knot(p, knot.g()));
  }

  /**
   * Gives a knot a typed value of dL/dp.
   *
   * @param column the name of the column, for the message
   * @return why it was not changed
   */
  Optional<Problem> setValue(int index, String typed, String column) {
    return move(index, typed, column, (knot, g) -> new Knot(knot.p(), g));
  }

  /** Makes the changed knot; refuses what no knot can be. */
  private interface Change {
    Knot of(Knot knot, double number);
  }

  private Optional<Problem> move(int index, String typed, String column, Change change) {
    Optional<Double> number = Texts.read(typed);
    if (number.isEmpty()) {
      return Optional.of(Problem.of("app.parameter.number", typed, column));
    }
    List<Knot> all = drawing().map(Drawing::knots).orElse(List.of());
    if (index < 0 || index >= all.size()) {
      return Optional.empty();
    }
    Knot knot;
    try {
      knot = change.of(all.get(index), number.get());
    } catch (IllegalArgumentException outside) {
      return Optional.of(Problem.of("app.knots.outside", typed));
    }
    if (!fits(all, index, knot)) {
      return Optional.of(Problem.of("app.knots.neighbours", typed));
    }
    change("app.step.move_knot", drawing -> drawing.moving(index, knot));
    return Optional.empty();
  }

  /** A knot that is dragged stops at its neighbours; one that is typed is refused. */
  private static boolean fits(List<Knot> all, int index, Knot knot) {
    return (index == 0 || all.get(index - 1).p() < knot.p())
        && (index == all.size() - 1 || knot.p() < all.get(index + 1).p());
  }

  /** Adds a knot in the middle of the gap behind the selected one, on the curve. */
  void addAfter(int selected) {
    change("app.step.add_knot", drawing -> drawing.adding(between(drawing, Math.max(0, selected))));
  }

  private static Knot between(Drawing drawing, int selected) {
    List<Knot> known = drawing.knots();
    int left = Math.min(selected, known.size() - 2);
    double p = (known.get(left).p() + known.get(left + 1).p()) / 2;
    return new Knot(p, new Drawing(known, LeftTail.HOLD).coefficient().at(p));
  }

  /** Removes a knot; the last two stay. */
  void remove(int index) {
    if (index >= 0) {
      change("app.step.remove_knot", drawing -> drawing.removing(index));
    }
  }

  void setTail(LeftTail tail) {
    change("app.step.tail", drawing -> drawing.with(tail));
  }

  private void change(String step, UnaryOperator<Drawing> how) {
    drawing()
        .map(how)
        .ifPresent(
            changed -> designs.change(step, sides.with(new CoefficientSource.Drawn(changed))));
  }
}
