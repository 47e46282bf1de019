package io.github.lossmith.app.scheduler;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.cache.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls Slurm's programs: sbatch, squeue, scontrol.
 *
 * @param folder with {@code /} at its end, or empty: where they are on the path
 * @param limit after which one that does not answer is ended
 */
public record SlurmProgram(String folder, Duration limit) {
  /** Those on the path. A controller that is busy may keep sbatch waiting for half a minute. */
  public static SlurmProgram onPath() {
    return new SlurmProgram("", Duration.ofSeconds(90));
  }

  /** The version of sbatch; a problem where it is missing or does not answer. */
  public Outcome<String> version() throws InterruptedException {
    return run("sbatch", List.of("--version"));
  }

  /** What a program printed; a problem where it is missing, refuses, or does not answer. */
  Outcome<String> run(String program, List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(folder + program);
    command.addAll(arguments);
    try (ScratchFolder scratch = ScratchFolder.create("slurm")) {
      return run(program, command, scratch.resolve("out"), scratch.resolve("err"));
    } catch (IOException unwritable) {
      return Outcome.bad("app.submit.missing", program);
    }
  }

  private Outcome<String> run(String program, List<String> command, Path out, Path errors)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile())
              .start();
    } catch (IOException missing) {
      return Outcome.bad("app.submit.missing", program);
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Outcome.bad("app.submit.slow", program, Long.toString(limit.toSeconds()));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.exitValue() == 0
        ? Outcome.ok(Files.readString(out))
        : Outcome.bad("app.submit.refused", program, reason(errors, process.exitValue()));
  }

  private static Path nothing() {
    return Path.of("/dev/null");
  }

  /** The last line, which is the error; what is before it are often hints of the site. */
  private static String reason(Path errors, int code) throws IOException {
    List<String> lines = Files.readString(errors).lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "exit code " + code : OneLine.of(lines.get(lines.size() - 1).strip());
  }
}
