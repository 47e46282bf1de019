package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Designs of every kind that an export has to write. */
final class Losses {
  private Losses() {}

  /** The presets, and formulas and drawings with everything that can go wrong in code. */
  static List<Design> designs() {
    List<Design> designs = new ArrayList<>(Presets.all());
    designs.addAll(formulas());
    designs.addAll(drawings());
    return designs;
  }

  static List<Design> formulas() {
    return List.of(
        preset("maki").withName("maki quarter").withParameter("gamma", 0.25),
        preset("focal").withName("focal half").withParameter("gamma", 0.5),
        Design.typed("python word", "-lambda*cos(p)^2/p").withParameter("lambda", 1.5),
        Design.typed("scheduled", "-(1-p)^(2*(1-t))/p"),
        Design.typed("names", "-1/p + 0*u*w"),
        Design.typed("module words", "-(1-p)^train*half/p - 0*weight*step"),
        Design.typed("kinked", "if(p < 0.3, -1/p, -a*max(1-p, 0.1)/p)").withParameter("a", 1.5),
        Design.typed("long table", "-(1-p)^3/p^0.5"),
        Design.typed("clamped", "-clamp(1/p^2, 1, 50)"),
        Design.typed("twice", "-2*p^(-0.5)*abs(log2(p))*log10(p)^2 - 1/sqrt(p) - 1/(p*(1+p^2))"));
  }

  static List<Design> drawings() {
    List<Knot> knots =
        List.of(
            new Knot(0.001, -40),
            new Knot(0.05, -9),
            new Knot(0.3, -2),
            new Knot(0.55, -1.9),
            new Knot(0.8, -0.2),
            new Knot(1, 0));
    Drawing held = new Drawing(knots, LeftTail.HOLD);
    Drawing early = new Drawing(knots.subList(1, 5), LeftTail.RECIPROCAL);
    return List.of(
        Design.drawn("drawn held", held).withMining(OptionalDouble.of(3)),
        Design.drawn("drawn pole", held.with(LeftTail.RECIPROCAL)),
        Design.drawn("drawn early", early));
  }

  static Design preset(String key) {
    return Presets.named(key).orElseThrow();
  }
}
