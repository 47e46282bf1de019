package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which of PyTorch's builds covers a card, as a line to copy; nothing is installed here. After the
 * support matrix of pytorch/pytorch RELEASE.md (2.8 to 2.14): the builds for CUDA 12.6 have 5.0 to
 * 9.0, those for 12.8 7.5 to 12.0, those for 13.0 7.5 to 12.0 and PTX; and NVIDIA's table of the
 * drivers that CUDA 11.x, 12.x and 13.x need.
 *
 * @param windows whether programs have Windows names
 * @param apple whether the one build of the usual index is for the processor and its graphics
 */
record TorchWheels(boolean windows, boolean apple) {
  private static final String INDEX = " --index-url https://download.pytorch.org/whl/";
  private static final Capability MAXWELL = new Capability(5, 0);
  private static final Capability TURING = new Capability(7, 5);
  private static final Capability BLACKWELL = new Capability(10, 0);

  /** The driver branches that CUDA 12 and 13 require at least (NVIDIA, CUDA release notes). */
  private static final int DRIVER_OF_CUDA_12 = 525;

  private static final int DRIVER_OF_CUDA_13 = 580;

  /** The builds for this machine. */
  static TorchWheels here() {
    String system = System.getProperty("os.name", "");
    return new TorchWheels(system.startsWith("Windows"), system.startsWith("Mac"));
  }

  /**
   * The line that installs PyTorch and what the training needs beside it.
   *
   * @param card what it is to cover; empty: the processor, on an Apple machine its graphics too
   */
  String torch(Path python, Optional<GraphicsCard> card) {
    String install = pip(python) + "torch";
    if (apple) {
      return install;
    }
    return install + INDEX + card.map(TorchWheels::build).orElse("cpu");
  }

  /** The line that installs modules from the usual index. */
  String modules(Path python, List<String> names) {
    return pip(python) + String.join(" ", names);
  }

  private String pip(Path python) {
    String name = python.toString();
    boolean plain = name.matches("[A-Za-z0-9_@%+=:,./-]+") || (windows && !name.contains(" "));
    String quoted = windows ? "\"" + name + "\"" : "'" + name.replace("'", "'\\''") + "'";
    return (plain ? name : quoted) + " -m pip install ";
  }

  /** Whether any build of today covers a card. */
  static boolean cover(GraphicsCard card) {
    return card.capability().compareTo(MAXWELL) >= 0;
  }

  /** The build with the largest CUDA that the card and, where it is known, its driver allow. */
  private static String build(GraphicsCard card) {
    int driver = card.driverMajor();
    boolean old = driver > 0 && driver < DRIVER_OF_CUDA_12;
    if (old && card.capability().compareTo(BLACKWELL) < 0) {
      return "cu118";
    }
    if (card.capability().compareTo(TURING) < 0) {
      return "cu126";
    }
    return driver >= DRIVER_OF_CUDA_13 ? "cu130" : "cu128";
  }
}
