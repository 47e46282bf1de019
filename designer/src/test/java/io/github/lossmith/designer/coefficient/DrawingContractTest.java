package io.github.lossmith.designer.coefficient;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import java.util.List;

class DrawingContractTest extends CoefficientContract {
  @Override
  List<Subject> subjects() {
    List<Knot> rising = List.of(new Knot(0.1, -9), new Knot(0.4, -2), new Knot(1, -0.1));
    List<Knot> dip = List.of(new Knot(0.05, -1), new Knot(0.5, -3), new Knot(1, -0.1));
    return List.of(
        new Subject("hold", new Drawing(rising, LeftTail.HOLD).coefficient(), true),
        new Subject("reciprocal", new Drawing(rising, LeftTail.RECIPROCAL).coefficient(), true),
        new Subject("dip", new Drawing(dip, LeftTail.HOLD).coefficient(), false));
  }
}
