package io.github.lossmith.designer.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Either a value or the {@link Problem} that stood in its way. */
public sealed interface Outcome<T> {
  /** It worked. */
  record Ok<T>(T value) implements Outcome<T> {}

  /** It did not, and this is why. */
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
   * What {@code work} makes of each item, in their order, or the first problem: nothing is asked of
   * the items after it.
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

  /** Goes on with the value, or hands the problem through. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    return fold(next, Outcome::bad);
  }

  default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
    return then(value -> ok(change.apply(value)));
  }

  /** The value as it is, or the problem in other words, such as with the place where it arose. */
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
   * The value, where a problem would be a mistake in the program.
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
