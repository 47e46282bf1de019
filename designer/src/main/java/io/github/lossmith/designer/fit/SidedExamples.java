package io.github.lossmith.designer.fit;

/**
 * The examples of both sides, that each a coefficient of its own is fitted to.
 *
 * @param object those of objects
 * @param background those of background
 */
public record SidedExamples(SeenExamples object, SeenExamples background) {
  /** The share of the pull that objects had; that under cross-entropy where nothing pulled. */
  double objectShare() {
    double pulled = before(object) + before(background);
    return pulled > 0
        ? before(object) / pulled
        : entropy(object) / (entropy(object) + entropy(background));
  }

  private static double before(SeenExamples side) {
    return side.before().stream().mapToDouble(pull -> pull).sum();
  }

  /** The pull of cross-entropy on the examples of a side. */
  static double entropy(SeenExamples side) {
    return side.groups().stream().mapToDouble(group -> group.count() * (1 - group.p())).sum();
  }
}
