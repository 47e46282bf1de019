package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a build of PyTorch runs on a card, by {@code torch.cuda.get_arch_list()}: machine code
 * {@code sm_XY} runs on X.Y and on later minors of the same major, {@code sm_90a} on 9.0 alone, and
 * {@code compute_XY} is compiled for any later card (CUDA C++ programming guide, binary and PTX
 * compatibility).
 */
enum ArchitectureList {
  /** Machine code for this card. */
  COVERED,
  /** Machine code of the same major and an earlier minor version. */
  COMPATIBLE,
  /** Code that the driver compiles at the first start, which takes minutes. */
  COMPILED,
  /** Older than all code in it. */
  TOO_OLD,
  /** Newer than all code in it. */
  TOO_NEW;

  private static final Pattern NAME = Pattern.compile("(sm|compute)_([0-9]{1,3})([0-9])([a-z]?)");

  static ArchitectureList of(List<String> names, Capability card) {
    ArchitectureList best = TOO_OLD;
    for (String name : names) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        best = better(best, one(matcher, card));
      }
    }
    return best;
  }

  private static ArchitectureList better(ArchitectureList one, ArchitectureList other) {
    if (one.runs() || other.runs()) {
      return one.runs() && (!other.runs() || one.compareTo(other) < 0) ? one : other;
    }
    return one == TOO_NEW ? one : other;
  }

  private static ArchitectureList one(Matcher name, Capability card) {
    Capability built =
        new Capability(Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3)));
    int compared = built.compareTo(card);
    if (compared > 0) {
      return TOO_OLD;
    }
    if (compared == 0) {
      return COVERED;
    }
    boolean exact = !name.group(4).isEmpty();
    if (name.group(1).equals("compute") && !exact) {
      return COMPILED;
    }
    return built.major() == card.major() && !exact ? COMPATIBLE : TOO_NEW;
  }

  /** Whether training can be tried. */
  boolean runs() {
    return this == COVERED || this == COMPATIBLE || this == COMPILED;
  }
}
