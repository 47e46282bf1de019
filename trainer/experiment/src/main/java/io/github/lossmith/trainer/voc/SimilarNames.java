package io.github.lossmith.trainer.voc;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a name that looks like another one; made ready at the first question. */
public final class SimilarNames {
  private final Collection<String> names;
  private @Nullable Map<String, String> byKey;

  /** Of these names. */
  public SimilarNames(Collection<String> names) {
    this.names = names;
  }

  /** A name that looks like {@code wanted}, the first by order of several. */
  public synchronized Optional<String> to(String wanted) {
    Map<String, String> known = byKey;
    if (known == null) {
      known = new HashMap<>();
      for (String name : names) {
        known.merge(ConfusableNames.key(name), name, (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
      byKey = known;
    }
    return Optional.ofNullable(known.get(ConfusableNames.key(wanted)));
  }
}
