package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Coefficients that nobody thought of, the same for a seed; all can be integrated. */
final class GeneratedDesigns {
  private static final String[] LEAVES = {"p", "p", "p", "(1-p)", "gamma", "tau", "a_1"};
  private static final String[] UNARY = {
    "exp(-%s)", "abs(%s)", "sqrt(abs(%s))", "log(1+abs(%s))", "cos(%s)", "sin(3*%s)", "tanh(%s)",
    "(%s)^2", "cbrt(%s)", "atan(%s)", "floor(4*%s)", "-(%s)", "log1p(abs(%s))", "(%s)^0.5"
  };
  private static final String[] BINARY = {
    "(%s + %s)",
    "(%s - %s)",
    "%s*(%s)",
    "(%s)/(1.5 + abs(%s))",
    "min(%s, %s)",
    "max(%s, %s)",
    "abs(%s)^(0.3 + abs(%s))",
    "if(%s < 0.4, %s, -1)"
  };
  private static final String[] SHAPES = {
    "-(%s)",
    "-(%s)/p",
    "(%s)/p",
    "-1/p - (%s)",
    "-(1-p)^1.7*(%s)/p",
    "-(%s)*1e-7",
    "-(%s)*1e9",
    "-abs(%s)/sqrt(p)",
    "log(p)*(%s)",
    "-clamp(%s, 0.2, 3)"
  };

  private final Random random;

  private GeneratedDesigns(long seed) {
    random = new Random(seed);
  }

  /** So many designs. */
  static List<Design> of(long seed, int count) {
    GeneratedDesigns generator = new GeneratedDesigns(seed);
    List<Design> designs = new ArrayList<>();
    while (designs.size() < count) {
      Design design = generator.next(designs.size());
      if (ExportedLoss.of(design).isOk()) {
        designs.add(design);
      }
    }
    return designs;
  }

  private Design next(int number) {
    String text = SHAPES[random.nextInt(SHAPES.length)].formatted(tree(1 + random.nextInt(3)));
    Design design = Design.typed("generated " + number, text);
    for (String letter : new String[] {"gamma", "tau", "a_1"}) {
      double value = Math.round(random.nextDouble() * 300) / 100.0;
      design = text.contains(letter) ? design.withParameter(letter, value) : design;
    }
    return design;
  }

  private String tree(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0
          ? String.format(Locale.ROOT, "%.2f", random.nextDouble() * 3)
          : LEAVES[random.nextInt(LEAVES.length)];
    }
    return random.nextBoolean()
        ? UNARY[random.nextInt(UNARY.length)].formatted(tree(depth - 1))
        : BINARY[random.nextInt(BINARY.length)].formatted(tree(depth - 1), tree(depth - 1));
  }
}
