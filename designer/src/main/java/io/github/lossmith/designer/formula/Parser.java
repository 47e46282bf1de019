package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.BinaryOperator;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Literal;
import io.github.lossmith.designer.formula.Expression.Unary;
import io.github.lossmith.designer.formula.Expression.UnaryOperator;
import io.github.lossmith.designer.formula.Expression.Variable;
import io.github.lossmith.designer.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tokens by recursive descent, loosest binding first: comparison, sum, product (an implicit
 * one binds as {@code *} does, from left to right), sign, power (from right to left).
 */
final class Parser {
  private static final int DEEPEST = 200;
  private static final int HIGHEST = 500;
  private final List<Token> tokens;
  private int next;
  private int depth;
  private int branches;
  private final Constants constants = new Constants();
  private final Heights heights = new Heights();

  Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * The tree of the whole formula.
   *
   * @throws Refusal at the first token that cannot stand where it stands
   */
  Expression parse() {
    Expression whole = comparison();
    Token left = peek();
    if (left.is(Kind.CLOSE)) {
      throw new Refusal(left.position(), "unopened");
    }
    if (left.is(Kind.COMMA)) {
      throw new Refusal(left.position(), "comma");
    }
    if (!left.is(Kind.END)) {
      throw new Refusal(left.position(), "missingOperator", left.shown());
    }
    return whole;
  }

  private Expression comparison() {
    enter();
    Expression left = sum();
    if (isComparison(peek())) {
      left = binary(advance(), left, sum());
      if (isComparison(peek())) {
        throw new Refusal(peek().position(), "chain", peek().shown());
      }
    }
    depth--;
    return left;
  }

  private Expression sum() {
    Expression left = product();
    while (peek().isOperator("+") || peek().isOperator("-")) {
      left = binary(advance(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = signed();
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

  private Expression signed() {
    enter();
    Expression value;
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

  private Expression power() {
    Token first = peek();
    Expression base = primary();
    if (!peek().isOperator("^")) {
      return base;
    }
    Expression value = binary(advance(), base, signed());
    boolean applied = first.is(Kind.NAME) && base instanceof Variable && peek().is(Kind.OPEN);
    if (applied && !Names.multiplies(first.text())) {
      throw new Refusal(first.position(), "unknownFunction", first.shown());
    }
    return value;
  }

  private Expression primary() {
    Token token = advance();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NAME -> name(token);
      case OPEN -> parenthesised(token);
      case ROOT -> root(token);
      default -> throw missingOperand(token);
    };
  }

  private Expression number(Token token) {
    return noted(new Literal(Double.parseDouble(token.text())));
  }

  private Expression noted(Expression value) {
    if (heights.of(value) > HIGHEST) {
      throw new Refusal(peek().position(), "deep", Integer.toString(HIGHEST));
    }
    constants.note(value);
    return value;
  }

  private Expression root(Token sign) {
    enter();
    Expression argument = primary();
    depth--;
    return call(sign, Function.SQRT, List.of(argument));
  }

  private Expression parenthesised(Token open) {
    if (peek().is(Kind.CLOSE)) {
      throw new Refusal(peek().position(), "emptyParentheses");
    }
    Expression inner = comparison();
    close(open);
    return inner;
  }

  private void close(Token open) {
    Token token = peek();
    if (token.is(Kind.END)) {
      throw new Refusal(open.position(), "unclosed");
    }
    if (token.is(Kind.COMMA)) {
      throw new Refusal(token.position(), "comma");
    }
    if (!token.is(Kind.CLOSE)) {
      throw new Refusal(token.position(), "missingOperator", token.shown());
    }
    advance();
  }

  private Expression name(Token name) {
    return Function.named(name.text())
        .map(function -> applied(name, function))
        .orElseGet(() -> noted(Names.value(name, peek(), commaFollows())));
  }

  /** log(p), log²(p), log p. */
  private Expression applied(Token name, Function function) {
    if (peek().isOperator("^") && function.fewestArguments() == 1) {
      Token caret = advance();
      Expression exponent = exponent();
      if (constants.isMinusOne(exponent)) {
        refuseInverse(name, function);
      }
      return binary(caret, application(name, function), exponent);
    }
    return application(name, function);
  }

  private Expression exponent() {
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
  private static void refuseInverse(Token name, Function function) {
    String reciprocal = "1/" + name.text() + "(x)";
    throw function.inverse().isEmpty()
        ? new Refusal(name.position(), "noInverse", name.shown(), reciprocal)
        : new Refusal(name.position(), "inverse", name.shown(), function.inverse(), reciprocal);
  }

  private Expression application(Token name, Function function) {
    Token open = peek();
    if (open.is(Kind.OPEN)) {
      advance();
      return call(name, function, arguments(name, function, open));
    }
    boolean bare = open.is(Kind.NAME) || open.is(Kind.NUMBER);
    if (!bare || function.fewestArguments() != 1) {
      throw new Refusal(name.position(), "missingArguments", name.shown());
    }
    return bare(name, function);
  }

  /** log p, where nothing that follows could still belong to the argument. */
  private Expression bare(Token name, Function function) {
    Token argument = advance();
    boolean simple = argument.is(Kind.NUMBER) || Function.named(argument.text()).isEmpty();
    if (!simple || startsFactor(peek()) || peek().isOperator("^")) {
      throw new Refusal(name.position(), "missingArguments", name.shown());
    }
    Expression value =
        argument.is(Kind.NUMBER) ? number(argument) : noted(Names.value(argument, peek(), false));
    return call(name, function, List.of(value));
  }

  private List<Expression> arguments(Token name, Function function, Token open) {
    List<Expression> arguments = new ArrayList<>();
    if (peek().is(Kind.CLOSE)) {
      throw new Refusal(peek().position(), "arity", name.shown(), wanted(function), "0");
    }
    do {
      arguments.add(argument(function, arguments.size()));
    } while (nextArgument());
    close(open);
    if (!function.accepts(arguments.size())) {
      String given = Integer.toString(arguments.size());
      throw new Refusal(name.position(), "arity", name.shown(), wanted(function), given);
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

  private Expression argument(Function function, int index) {
    if (peek().is(Kind.COMMA) || peek().is(Kind.CLOSE)) {
      throw new Refusal(peek().position(), "missingArgument");
    }
    boolean branch = function == Function.IF && index > 0;
    branches += branch ? 1 : 0;
    Expression value = comparison();
    branches -= branch ? 1 : 0;
    return value;
  }

  private static String wanted(Function function) {
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

  private Expression binary(Token symbol, Expression left, Expression right) {
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

  private Expression call(Token name, Function function, List<Expression> arguments) {
    return finite(name, new Call(function, arguments));
  }

  /** Refuses log(0) and the like: a constant that is no finite number. */
  private Expression finite(Token place, Expression value) {
    if (constants.isUndefined(noted(value))) {
      refuse(place, "undefined");
    }
    return value;
  }

  private void refuse(Token place, String key) {
    if (branches == 0) {
      throw new Refusal(place.position(), key, place.shown());
    }
  }

  private Refusal missingOperand(Token token) {
    Token before = next >= 2 ? tokens.get(next - 2) : token;
    if ((before.is(Kind.OPERATOR) && !token.is(Kind.OPERATOR)) || before.is(Kind.ROOT)) {
      return new Refusal(before.position(), "missingOperand", before.shown());
    }
    return switch (token.kind()) {
      case END ->
          switch (before.kind()) {
            case OPEN -> new Refusal(before.position(), "unclosed");
            case COMMA -> new Refusal(token.position(), "missingArgument");
            default -> new Refusal(token.position(), "empty");
          };
      case CLOSE -> new Refusal(token.position(), "unopened");
      case COMMA -> new Refusal(token.position(), "missingArgument");
      default -> new Refusal(token.position(), "misplaced", token.shown());
    };
  }

  private static boolean isComparison(Token token) {
    return token.is(Kind.OPERATOR)
        && List.of("<", "<=", ">", ">=", "==", "!=").contains(token.text());
  }

  private void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw new Refusal(peek().position(), "deep", Integer.toString(DEEPEST));
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
