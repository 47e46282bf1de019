package io.github.lossmith.designer.formula;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed when it is first asked for, and only once. Thread-safe. */
final class OnDemand<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;

  OnDemand(Supplier<T> source) {
    this.source = source;
  }

  T get() {
    T known = value;
    return known == null ? computed() : known;
  }

  private synchronized T computed() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
