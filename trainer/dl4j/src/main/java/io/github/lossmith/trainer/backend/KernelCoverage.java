package io.github.lossmith.trainer.backend;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import java.util.Locale;

/**
 * Whether the kernels bundled with ND4J 1.0.0-M2.1 for CUDA 11.6 run on a card. They hold machine
 * code for compute capability 3.7 to 8.6 and no PTX, so nothing can be compiled at run time for a
 * later generation.
 */
public enum KernelCoverage {
  /** Machine code for this generation. */
  COVERED,
  /** Machine code of the same major version and an earlier minor one, as for Ada (8.9). */
  COMPATIBLE,
  /** Older than any machine code in them. */
  TOO_OLD,
  /** Hopper (9.0), Blackwell and later. */
  TOO_NEW,
  /** CUDA 11.6 needs driver 450 or newer. */
  OLD_DRIVER;

  private static final Capability FIRST = new Capability(3, 7);
  private static final Capability LAST = new Capability(8, 6);

  /** The first driver that runs CUDA 11.x by minor version compatibility. */
  private static final int FIRST_DRIVER = 450;

  /** The verdict on a card. */
  public static KernelCoverage of(GraphicsCard card) {
    Capability capability = card.capability();
    if (capability.compareTo(FIRST) < 0) {
      return TOO_OLD;
    }
    if (capability.major() > LAST.major()) {
      return TOO_NEW;
    }
    if (card.driverMajor() < FIRST_DRIVER) {
      return OLD_DRIVER;
    }
    return capability.compareTo(LAST) <= 0 ? COVERED : COMPATIBLE;
  }

  /** Whether training can be tried on it. */
  public boolean runs() {
    return this == COVERED || this == COMPATIBLE;
  }

  /** The verdict on a card, in full. */
  public static CardVerdict verdict(GraphicsCard card) {
    KernelCoverage coverage = of(card);
    return new CardVerdict(
        card,
        coverage.runs(),
        coverage.name().toLowerCase(Locale.ROOT),
        Problem.of(coverage.key(), card.name(), card.capability(), card.driver()));
  }

  private String key() {
    return "trainer.gpu.coverage." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
