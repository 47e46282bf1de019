package io.github.lossmith.trainer.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A graphics card, and whether ND4J 1.0.0-M2.1 can use it: its CUDA libraries (11.4 and 11.6) hold
 * machine code for compute capability 3.7 to 8.6 and no PTX, so that later generations than Ada
 * (8.9, by binary compatibility) cannot run them.
 *
 * @param name as the driver calls it
 * @param capability the compute capability, such as 8.6
 */
public record Gpu(String name, double capability) {
  private static final double LEAST = 3.7;
  private static final double MOST = 8.9;
  private static final long PATIENCE_S = 10;

  /** Whether ND4J's machine code runs on it. */
  public boolean isUsable() {
    return capability >= LEAST && capability <= MOST;
  }

  /** The cards that NVIDIA's driver reports; none where there is no driver. */
  public static List<Gpu> find() {
    try {
      Process process =
          new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(PATIENCE_S, TimeUnit.SECONDS) ? parse(text) : List.of();
    } catch (IOException noDriver) {
      return List.of();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Reads lines such as {@code NVIDIA H200, 9.0}; other lines are passed over. */
  static List<Gpu> parse(String text) {
    List<Gpu> cards = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int comma = line.lastIndexOf(',');
      String capability = line.substring(comma + 1).strip();
      if (comma > 0 && capability.matches("\\d{1,3}\\.\\d{1,2}")) {
        cards.add(new Gpu(line.substring(0, comma).strip(), Double.parseDouble(capability)));
      }
    }
    return cards;
  }
}
