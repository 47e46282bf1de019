package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Named;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.formula.Token.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The meaning of names that are not functions. */
final class SymbolNames {
  /** The argument of a coefficient. */
  static final String PROBABILITY = "p";

  /** The training progress in [0, 1]. */
  static final String PROGRESS = "t";

  /** Far above Greek names with an index; a longer one is a missing operator. */
  private static final int LONGEST = 40;

  /** p_T and its kind, which nobody means to be a parameter. */
  private static final Pattern NEARLY_PROBABILITY = Pattern.compile("[Pp]_?[Tt]");

  private static final Set<String> SPELLINGS = Set.of(PROBABILITY, "pt", "p_t");

  private SymbolNames() {}

  /** Whether a name is p, which papers also write p_t, and files pt. */
  static boolean isProbability(String name) {
    return SPELLINGS.contains(name);
  }

  /**
   * A constant, {@code p}, {@code t} or a parameter.
   *
   * @param following the next token: a longer Latin name followed by parentheses was meant to be a
   *     function, while γ(1-p) and a(1-p) are products
   * @param listFollows whether these parentheses hold several arguments
   */
  static ExpressionTree value(Token name, Token following, boolean listFollows) {
    String text = name.text();
    Optional<Constant> constant = constant(text);
    if (constant.isPresent() && !listFollows) {
      return constant.orElseThrow();
    }
    if (following.is(Kind.OPEN) && (listFollows || !multiplies(text))) {
      throw new FormulaSyntaxException(name.position(), "unknownFunction", name.shown());
    }
    refuseGluedFunction(name);
    if (NEARLY_PROBABILITY.matcher(text).matches()) {
      throw new FormulaSyntaxException(name.position(), "nearlyProbability", name.shown());
    }
    if (text.length() > LONGEST) {
      throw new FormulaSyntaxException(name.position(), "longName", Integer.toString(LONGEST));
    }
    return new Variable(text);
  }

  private static Optional<Constant> constant(String text) {
    return switch (text) {
      case "e" -> Optional.of(new Constant(Named.E));
      case "pi" -> Optional.of(new Constant(Named.PI));
      default -> Optional.empty();
    };
  }

  /** A letter, or the name of a Greek letter, with or without an index. */
  static boolean multiplies(String name) {
    String letter = name.replaceFirst("_?[0-9]*$", "");
    return letter.length() == 1 || !CharacterAliases.latex(letter).isEmpty();
  }

  /** A name such as {@code logp}, which nobody means to be a parameter. */
  private static void refuseGluedFunction(Token name) {
    for (String p : SPELLINGS) {
      String text = name.text();
      String function = text.endsWith(p) ? text.substring(0, text.length() - p.length()) : "";
      if (FormulaFunction.named(function).isPresent()) {
        throw new FormulaSyntaxException(
            name.position(), "glued", name.shown(), function + "(" + p + ")");
      }
    }
  }
}
