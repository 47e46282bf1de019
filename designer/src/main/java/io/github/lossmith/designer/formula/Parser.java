package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.UnaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.expression.TreeHeights;
import io.github.lossmith.designer.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tokens by recursive descent, loosest binding first: comparison, sum, product (an implicit
 * one binds as {@code *} does, from left to right), sign, power (from right to left).
 */
final class Parser {
  /**
   * Levels of parentheses. A stack of 1 MiB holds 500 while the formula is integrated, one of 512
   * KiB 200.
   */
  private static final int DEEPEST = 200;

  /**
   * Levels of the tree, which is walked recursively. A stack of 1 MiB holds 2,400 while the formula
   * is integrated.
   */
  private static final int HIGHEST = 500;

  private final List<Token> tokens;
  private int next;
  private int depth;
  private int branches;
  private final Constants constants = new Constants();
  private final TreeHeights heights = new TreeHeights();

  Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The tree of the whole formula.
   *
   * @throws FormulaSyntaxException at the first unexpected token
   */
  ExpressionTree parse() {
    ExpressionTree whole = comparison();
    Token left = peek();
    if (left.is(Kind.CLOSE)) {
      throw new FormulaSyntaxException(left.position(), "unopened");
    }
    if (left.is(Kind.COMMA)) {
      throw new FormulaSyntaxException(left.position(), "comma");
    }
    if (!left.is(Kind.END)) {
      throw new FormulaSyntaxException(left.position(), "missingOperator", left.shown());
    }
    return whole;
  }

  private ExpressionTree comparison() {
    enter();
    ExpressionTree left = sum();
    if (isComparison(peek())) {
      left = binary(advance(), left, sum());
      if (isComparison(peek())) {
        throw new FormulaSyntaxException(peek().position(), "chain", peek().shown());
      }
    }
    depth--;
    return left;
  }

  private ExpressionTree sum() {
    ExpressionTree left = product();
    while (peek().isOperator("+") || peek().isOperator("-")) {
      left = binary(advance(), left, product());
    }
    return left;
  }

  private ExpressionTree product() {
    ExpressionTree left = signed();
    while (true) {
      if (peek().isOperator("*") || peek().isOperator("/")) {
        left = binary(advance(), left, signed());
      } else if (startsFactor(peek())) {
        left = noted(new Binary(BinaryOperator.MULTIPLY, left, power()));
      } else {
        return left;
      }
    }
  }

  private static boolean startsFactor(Token token) {
    return token.is(Kind.NAME) || token.is(Kind.OPEN) || token.is(Kind.ROOT);
  }

  private ExpressionTree signed() {
    enter();
    ExpressionTree value;
    if (peek().isOperator("-")) {
      advance();
      value = noted(new Unary(UnaryOperator.MINUS, signed()));
    } else if (peek().isOperator("+")) {
      advance();
      value = signed();
    } else {
      value = power();
    }
    depth--;
    return value;
  }

  private ExpressionTree power() {
    Token first = peek();
    ExpressionTree base = primary();
    if (!peek().isOperator("^")) {
      return base;
    }
    ExpressionTree value = binary(advance(), base, signed());
    boolean applied = first.is(Kind.NAME) && base instanceof Variable && peek().is(Kind.OPEN);
    if (applied && !SymbolNames.multiplies(first.text())) {
      throw new FormulaSyntaxException(first.position(), "unknownFunction", first.shown());
    }
    return value;
  }

  private ExpressionTree primary() {
    Token token = advance();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NAME -> name(token);
      case OPEN -> parenthesised(token);
      case ROOT -> root(token);
      default -> throw missingOperand(token);
    };
  }

  private ExpressionTree number(Token token) {
    return noted(new Literal(Double.parseDouble(token.text())));
  }

  private ExpressionTree noted(ExpressionTree value) {
    if (heights.of(value) > HIGHEST) {
      throw new FormulaSyntaxException(peek().position(), "deep", Integer.toString(HIGHEST));
    }
    constants.note(value);
    return value;
  }

  private ExpressionTree root(Token sign) {
    enter();
    ExpressionTree argument = primary();
    depth--;
    return call(sign, FormulaFunction.SQRT, List.of(argument));
  }

  private ExpressionTree parenthesised(Token open) {
    if (peek().is(Kind.CLOSE)) {
      throw new FormulaSyntaxException(peek().position(), "emptyParentheses");
    }
    ExpressionTree inner = comparison();
    close(open);
    return inner;
  }

  private void close(Token open) {
    Token token = peek();
    if (token.is(Kind.END)) {
      throw new FormulaSyntaxException(open.position(), "unclosed");
    }
    if (token.is(Kind.COMMA)) {
      throw new FormulaSyntaxException(token.position(), "comma");
    }
    if (!token.is(Kind.CLOSE)) {
      throw new FormulaSyntaxException(token.position(), "missingOperator", token.shown());
    }
    advance();
  }

  private ExpressionTree name(Token name) {
    return FormulaFunction.named(name.text())
        .map(function -> applied(name, function))
        .orElseGet(() -> noted(SymbolNames.value(name, peek(), commaFollows())));
  }

  /** log(p), log²(p), log p. */
  private ExpressionTree applied(Token name, FormulaFunction function) {
    if (peek().isOperator("^") && function.fewestArguments() == 1) {
      Token caret = advance();
      ExpressionTree exponent = exponent();
      if (constants.isMinusOne(exponent)) {
        refuseInverse(name, function);
      }
      return binary(caret, application(name, function), exponent);
    }
    return application(name, function);
  }

  private ExpressionTree exponent() {
    if (peek().isOperator("-")) {
      advance();
      return noted(new Unary(UnaryOperator.MINUS, primary()));
    }
    if (peek().isOperator("+")) {
      advance();
    }
    return primary();
  }

  /** sin⁻¹(p) is asin(p) for most people, and 1/sin(p) by the rules of powers. */
  private static void refuseInverse(Token name, FormulaFunction function) {
    String reciprocal = "1/" + name.text() + "(x)";
    throw function.inverse().isEmpty()
        ? new FormulaSyntaxException(name.position(), "noInverse", name.shown(), reciprocal)
        : new FormulaSyntaxException(
            name.position(), "inverse", name.shown(), function.inverse(), reciprocal);
  }

  private ExpressionTree application(Token name, FormulaFunction function) {
    Token open = peek();
    if (open.is(Kind.OPEN)) {
      advance();
      return call(name, function, arguments(name, function, open));
    }
    boolean bare = open.is(Kind.NAME) || open.is(Kind.NUMBER);
    if (!bare || function.fewestArguments() != 1) {
      throw new FormulaSyntaxException(name.position(), "missingArguments", name.shown());
    }
    return bare(name, function);
  }

  /** log p, if nothing that follows could still belong to the argument. */
  private ExpressionTree bare(Token name, FormulaFunction function) {
    Token argument = advance();
    boolean simple = argument.is(Kind.NUMBER) || FormulaFunction.named(argument.text()).isEmpty();
    if (!simple || startsFactor(peek()) || peek().isOperator("^")) {
      throw new FormulaSyntaxException(name.position(), "missingArguments", name.shown());
    }
    ExpressionTree value =
        argument.is(Kind.NUMBER)
            ? number(argument)
            : noted(SymbolNames.value(argument, peek(), false));
    return call(name, function, List.of(value));
  }

  private List<ExpressionTree> arguments(Token name, FormulaFunction function, Token open) {
    List<ExpressionTree> arguments = new ArrayList<>();
    if (peek().is(Kind.CLOSE)) {
      throw new FormulaSyntaxException(
          peek().position(), "arity", name.shown(), wanted(function), "0");
    }
    do {
      arguments.add(argument(function, arguments.size()));
    } while (nextArgument());
    close(open);
    if (!function.accepts(arguments.size())) {
      String given = Integer.toString(arguments.size());
      throw new FormulaSyntaxException(
          name.position(), "arity", name.shown(), wanted(function), given);
    }
    return arguments;
  }

  private boolean nextArgument() {
    boolean more = peek().is(Kind.COMMA);
    if (more) {
      advance();
    }
    return more;
  }

  private ExpressionTree argument(FormulaFunction function, int index) {
    if (peek().is(Kind.COMMA) || peek().is(Kind.CLOSE)) {
      throw new FormulaSyntaxException(peek().position(), "missingArgument");
    }
    boolean branch = function == FormulaFunction.IF && index > 0;
    branches += branch ? 1 : 0;
    ExpressionTree value = comparison();
    branches -= branch ? 1 : 0;
    return value;
  }

  private static String wanted(FormulaFunction function) {
    return Integer.toString(function.fewestArguments());
  }

  private boolean commaFollows() {
    int open = 0;
    for (int i = next; i < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      open += kind == Kind.OPEN ? 1 : kind == Kind.CLOSE ? -1 : 0;
      if (open <= 0) {
        return false;
      }
      if (open == 1 && kind == Kind.COMMA) {
        return true;
      }
    }
    return false;
  }

  private ExpressionTree binary(Token symbol, ExpressionTree left, ExpressionTree right) {
    BinaryOperator operator =
        List.of(BinaryOperator.values()).stream()
            .filter(each -> each.symbol().equals(symbol.text()))
            .findFirst()
            .orElseThrow();
    if (operator == BinaryOperator.DIVIDE && constants.isZero(right)) {
      refuse(symbol, "zeroDivisor");
    }
    return finite(symbol, new Binary(operator, left, right));
  }

  private ExpressionTree call(
      Token name, FormulaFunction function, List<ExpressionTree> arguments) {
    return finite(name, new Call(function, arguments));
  }

  /** Rejects log(0) and the like: a constant that is not finite. */
  private ExpressionTree finite(Token place, ExpressionTree value) {
    if (constants.isUndefined(noted(value))) {
      refuse(place, "undefined");
    }
    return value;
  }

  private void refuse(Token place, String key) {
    if (branches == 0) {
      throw new FormulaSyntaxException(place.position(), key, place.shown());
    }
  }

  private FormulaSyntaxException missingOperand(Token token) {
    Token before = next >= 2 ? tokens.get(next - 2) : token;
    if ((before.is(Kind.OPERATOR) && !token.is(Kind.OPERATOR)) || before.is(Kind.ROOT)) {
      return new FormulaSyntaxException(before.position(), "missingOperand", before.shown());
    }
    return switch (token.kind()) {
      case END ->
          switch (before.kind()) {
            case OPEN -> new FormulaSyntaxException(before.position(), "unclosed");
            case COMMA -> new FormulaSyntaxException(token.position(), "missingArgument");
            default -> new FormulaSyntaxException(token.position(), "empty");
          };
      case CLOSE -> new FormulaSyntaxException(token.position(), "unopened");
      case COMMA -> new FormulaSyntaxException(token.position(), "missingArgument");
      default -> new FormulaSyntaxException(token.position(), "misplaced", token.shown());
    };
  }

  private static boolean isComparison(Token token) {
    return token.is(Kind.OPERATOR)
        && List.of("<", "<=", ">", ">=", "==", "!=").contains(token.text());
  }

  private void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw new FormulaSyntaxException(peek().position(), "deep", Integer.toString(DEEPEST));
    }
  }

  private Token peek() {
    return tokens.get(Math.min(next, tokens.size() - 1));
  }

  private Token advance() {
    Token token = peek();
    next++;
    return token;
  }
}
