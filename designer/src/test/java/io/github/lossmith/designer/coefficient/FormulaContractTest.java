package io.github.lossmith.designer.coefficient;

import io.github.lossmith.designer.formula.Formula;
import java.util.List;
import java.util.Map;

class FormulaContractTest extends CoefficientContract {
  @Override
  List<Subject> subjects() {
    return List.of(
        subject("-(1-p)^0.25/p", true),
        subject("-(1-p)^2.7/p", true),
        subject("0.25(1-p)^(-0.75)*log p - (1-p)^0.25/p", false),
        subject("-(1-p)^12/p", true),
        subject("-1/p^2", true),
        subject("-1/√p", true),
        subject("-exp(-3p)", true),
        subject("-1/(p+0.01)", true),
        subject("-(2-p)·(1-p²)", true),
        subject("p-1", true),
        subject("-if(p<0.2, 5, 1/p)", false),
        subject("-clamp(1/p, 2, 20)", true),
        subject("log(p)^3/p", true),
        subject("sin(8p)", false));
  }

  private static Subject subject(String text, boolean monotone) {
    return new Subject(text, Formula.parse(text).orThrow().coefficient(Map.of(), 0), monotone);
  }
}
