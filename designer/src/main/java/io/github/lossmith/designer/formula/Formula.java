package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.FormulaText;
import io.github.lossmith.designer.expression.Variables;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A scale coefficient g(p), or a loss L(p), as text: exp4j's language with {@code ln}, {@code min},
 * {@code max}, {@code clamp(x, low, high)}, comparisons, {@code if(c, a, b)}, implicit
 * multiplication and pasted signs ({@code p²}, {@code −}, {@code ·}, {@code ≤}, {@code √}, Greek
 * letters under their Latin names). {@code p} is the probability, {@code t} the training progress
 * in [0, 1], {@code e} and {@code pi} are constants; every other name is a parameter. Immutable and
 * thread-safe.
 */
public final class Formula {
  /** The most characters that a formula may have. */
  public static final int LONGEST = 4000;

  /** Characters of a name that a message shows. */
  private static final int LONGEST_LETTER = 60;

  private final String text;
  private final ExpressionTree expression;
  private final SortedSet<String> variables;

  private Formula(String text, ExpressionTree expression) {
    this.text = text;
    this.expression = expression;
    this.variables = Variables.of(expression);
  }

  /**
   * Reads a formula. Every problem has the position of the offending character in {@code text},
   * counted from 0.
   */
  public static Outcome<Formula> parse(String text) {
    try {
      if (text.length() > LONGEST) {
        String length = Integer.toString(text.length());
        throw new FormulaSyntaxException(LONGEST, "long", length, Integer.toString(LONGEST));
      }
      return Outcome.ok(new Formula(text, new Parser(Tokenizer.scan(text)).parse()));
    } catch (FormulaSyntaxException refusal) {
      return Outcome.bad(refusal.problem());
    }
  }

  /**
   * The formula of a tree, written in plain ASCII; {@link #parse} reads it back with the same
   * values. The names in the tree are those that formulas have.
   */
  public static Formula of(ExpressionTree expression) {
    return new Formula(FormulaText.of(expression), expression);
  }

  /**
   * The one spelling of a parameter's name that is used as a key: {@code gamma} for γ and 𝛾. The
   * training progress counts as a parameter.
   *
   * @return a problem where this is no name, or that of p or of a constant
   */
  public static Outcome<String> letter(String typed) {
    return parse(typed).fold(formula -> letter(typed, formula), bad -> noLetter("noLetter", typed));
  }

  private static Outcome<String> letter(String typed, Formula formula) {
    if (formula.expression instanceof ExpressionTree.Variable variable) {
      return variable.name().equals(SymbolNames.PROBABILITY)
          ? noLetter("probabilityLetter", typed)
          : Outcome.ok(variable.name());
    }
    boolean constant = formula.expression instanceof ExpressionTree.Constant;
    return noLetter(constant ? "constantLetter" : "noLetter", typed);
  }

  private static Outcome<String> noLetter(String key, String typed) {
    String shown =
        typed.length() > LONGEST_LETTER ? typed.substring(0, LONGEST_LETTER) + "…" : typed;
    return Outcome.bad("designer.formula." + key, shown);
  }

  /** The formula as it was typed. */
  public String text() {
    return text;
  }

  /** The expression tree, for code that writes it in another language. */
  public ExpressionTree expression() {
    return expression;
  }

  /** The free names other than p, t, e and pi, in alphabetical order; γ is {@code gamma}. */
  public SortedSet<String> parameters() {
    SortedSet<String> names = new TreeSet<>(variables);
    names.remove(SymbolNames.PROBABILITY);
    names.remove(SymbolNames.PROGRESS);
    return Collections.unmodifiableSortedSet(names);
  }

  /** Whether {@code p} occurs: else the coefficient is the same for all examples. */
  public boolean usesProbability() {
    return variables.contains(SymbolNames.PROBABILITY);
  }

  /** Whether {@code t}, the training progress, occurs. */
  public boolean usesProgress() {
    return variables.contains(SymbolNames.PROGRESS);
  }

  /** The formula typeset: LaTeX for math mode. */
  public String latex() {
    return Latex.of(expression);
  }

  /**
   * The coefficient with everything but p fixed; it may be called from any thread.
   *
   * @param parameters a value for each of {@link #parameters()}; others are ignored. A value for
   *     {@code t} takes the place of the progress
   * @param progress the training progress in [0, 1]; without effect unless {@link #usesProgress()}
   * @throws IllegalArgumentException if a parameter has no value
   */
  public ScaleCoefficient coefficient(Map<String, Double> parameters, double progress) {
    Map<String, Double> values = new HashMap<>();
    for (String name : parameters()) {
      Double value = parameters.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no value for the parameter " + name + " of " + text);
      }
      values.put(name, value);
    }
    values.put(SymbolNames.PROGRESS, parameters.getOrDefault(SymbolNames.PROGRESS, progress));
    return new FormulaCoefficient(expression, values);
  }
}
