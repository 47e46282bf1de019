package io.github.lossmith.designer.design;

import java.util.List;
import java.util.Locale;

/**
 * A loss of the literature.
 *
 * @param key by which commands and experiments name it, such as {@code agce}
 * @param design its coefficient with the published values of its parameters
 * @param year of the first publication
 * @param group what it was made for
 * @param aliases other names under which the same gradient, up to a factor, is known
 */
public record PublishedLoss(
    String key, Design design, int year, Group group, List<String> aliases) {
  /** What a loss was made for. */
  public enum Group {
    CLASSICAL,
    IMBALANCE,
    NOISY_LABELS,
    CALIBRATION,
    /** Changes with the training progress t. */
    SCHEDULE;

    /** The key in the index and of the message {@code designer.library.KEY}. */
    public String key() {
      return JsonKeys.of(this);
    }
  }

  public PublishedLoss {
    aliases = List.copyOf(aliases);
  }

  /** Whether the words, in lower case, stand in what is known of the loss. */
  public boolean matches(List<String> words, String more) {
    String text =
        String.join(
                " ",
                key,
                design.name(),
                Integer.toString(year),
                String.join(" ", aliases),
                design.citation(),
                more)
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
