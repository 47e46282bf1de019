package io.github.lossmith.designer.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Either a value or the {@link Problem} that prevented it. */
public sealed interface Outcome<T> {
  /** Success. */
  record Ok<T>(T value) implements Outcome<T> {}

  /** Failure, with its reason. */
  record Bad<T>(Problem problem) implements Outcome<T> {}

  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Outcome<T> bad(Problem problem) {
    return new Bad<>(problem);
  }

  /** A problem without a place in a text. */
  static <T> Outcome<T> bad(String key, Object... arguments) {
    return new Bad<>(Problem.of(key, arguments));
  }

  /**
   * The results of {@code work} for all items, in order, or the first problem; later items are not
   * processed then.
   */
  static <S, T> Outcome<List<T>> each(
      Iterable<? extends S> items, Function<? super S, Outcome<T>> work) {
    List<T> values = new ArrayList<>();
    for (S item : items) {
      Optional<Problem> problem = work.apply(item).keep(values);
      if (problem.isPresent()) {
        return bad(problem.get());
      }
    }
    return ok(List.copyOf(values));
  }

  private Optional<Problem> keep(List<? super T> values) {
    toOptional().ifPresent(values::add);
    return failure();
  }

  /** Continues with the value, or passes the problem on. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    return fold(next, Outcome::bad);
  }

  default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
    return then(value -> ok(change.apply(value)));
  }

  /** The same value, or the problem rewritten, for example with the place where it arose. */
  default Outcome<T> mapProblem(UnaryOperator<Problem> change) {
    return fold(Outcome::ok, problem -> bad(change.apply(problem)));
  }

  /** One result from either side. */
  default <U> U fold(
      Function<? super T, ? extends U> onValue, Function<Problem, ? extends U> onProblem) {
    if (this instanceof Ok<T> ok) {
      return onValue.apply(ok.value());
    }
    return onProblem.apply(((Bad<T>) this).problem());
  }

  default boolean isOk() {
    return this instanceof Ok<T>;
  }

  default Optional<T> toOptional() {
    return this instanceof Ok<T> ok ? Optional.of(ok.value()) : Optional.empty();
  }

  default Optional<Problem> failure() {
    return this instanceof Bad<T> bad ? Optional.of(bad.problem()) : Optional.empty();
  }

  /**
   * The value, where a problem would be a bug.
   *
   * @throws IllegalStateException if there is a problem instead; its message is the problem's
   */
  default T orThrow() {
    if (this instanceof Ok<T> ok) {
      return ok.value();
    }
    throw new IllegalStateException(((Bad<T>) this).problem().message());
  }
}
