package io.github.lossmith.trainer.card;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.cache.ScratchFolder;
import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries the cards with NVIDIA's program, which comes with the driver. */
public final class NvidiaSmi {
  /**
   * Time limit; without its persistence mode the driver initialises each card first, which takes
   * seconds.
   */
  private static final long PATIENCE_S = 20;

  private static final Pattern CARD =
      Pattern.compile("(.+?), *([^,]+), *([0-9]+)\\.([0-9]+), *([0-9]+), *([0-9]+)");

  private final String program;

  /**
   * @param program its name or path, usually {@code nvidia-smi}
   */
  public NvidiaSmi(String program) {
    this.program = program;
  }

  /** The cards, at least one; a problem where there is no driver, no card, or no answer. */
  public Outcome<List<GraphicsCard>> cards() throws InterruptedException {
    try {
      return answered();
    } catch (IOException e) {
      return Outcome.bad("trainer.gpu.no-driver", program);
    }
  }

  private Outcome<List<GraphicsCard>> answered() throws IOException, InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.create("gpu")) {
      Path answer = scratch.resolve("answer.txt");
      Process process =
          new ProcessBuilder(
                  program,
                  "--query-gpu=name,driver_version,compute_cap,memory.total,memory.free",
                  "--format=csv,noheader,nounits")
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return Outcome.bad("trainer.gpu.silent", program, PATIENCE_S);
      }
      String text = Files.readString(answer, StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0
          ? parse(text)
          : Outcome.bad("trainer.gpu.failed", first(text));
    }
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("no answer");
  }

  private static Outcome<List<GraphicsCard>> parse(String text) {
    List<GraphicsCard> cards = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher card = CARD.matcher(line.strip());
      if (!card.matches()) {
        return Outcome.bad("trainer.gpu.failed", line);
      }
      cards.add(
          new GraphicsCard(
              card.group(1),
              card.group(2),
              new Capability(small(card.group(3)), small(card.group(4))),
              Long.parseLong(card.group(5)),
              Long.parseLong(card.group(6))));
    }
    return cards.isEmpty() ? Outcome.bad("trainer.gpu.failed", "no card") : Outcome.ok(cards);
  }

  private static int small(String digits) {
    return Integer.parseInt(digits.substring(0, Math.min(4, digits.length())));
  }
}
