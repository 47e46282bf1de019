package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks a Python, in a process of its own, what it could train with: one line of JSON. The time and
 * the output are bounded: the program may be any file.
 *
 * @param patience a cold start with PyTorch takes 5 to 10 s from a disk
 */
record PythonCheck(Duration patience) {
  /** Time limit: longer than any cold start that was measured. */
  static final PythonCheck USUAL = new PythonCheck(Duration.ofSeconds(20));

  /** The answer of a machine of 64 cards has 10 kB; warnings of libraries come before it. */
  private static final int MOST_BYTES = 1 << 18;

  private static final int MOST_CHARACTERS = 200;

  /** How the answer begins, among the lines that a library prints. */
  private static final String MARK = "{\"lossmith\":";

  /** The line of JSON, or why there is none. */
  Outcome<String> ask(Path python) throws InterruptedException {
    if (Files.isDirectory(python)) {
      return Outcome.bad("trainer.torch.folder", python);
    }
    if (!Files.exists(python)) {
      return Outcome.bad("trainer.torch.gone", python);
    }
    try {
      return answered(python, start(python));
    } catch (IOException refused) {
      return Outcome.bad("trainer.torch.not-started", python, reason(refused));
    }
  }

  /** The folder is one that only the system writes to: Python imports from where it starts. */
  private static Process start(Path python) throws IOException {
    Path absolute = python.toAbsolutePath();
    ProcessBuilder process =
        new ProcessBuilder(absolute.toString(), "-")
            .directory(absolute.getRoot().toFile())
            .redirectErrorStream(true);
    process.environment().putIfAbsent("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    return process.start();
  }

  /** What the system says, without the name of the program, which stands before it. */
  private static String reason(IOException refused) {
    String text = String.valueOf(refused.getMessage());
    int cause = text.lastIndexOf("error=");
    return OneLine.of(cause < 0 ? text : text.substring(cause).replaceFirst("^error=[0-9]+, ", ""));
  }

  private Outcome<String> answered(Path python, Process process)
      throws InterruptedException, IOException {
    CompletableFuture<Output> reading = CompletableFuture.supplyAsync(() -> read(process));
    CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> send(process));
    try {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      kill(process);
      Output output = reading.get(1, TimeUnit.SECONDS);
      if (output.tooLong()) {
        return Outcome.bad("trainer.torch.talks", python, MOST_BYTES >> 10);
      }
      return ended
          ? judged(python, process.exitValue(), output.text())
          : Outcome.bad("trainer.torch.silent", python, patience.toSeconds());
    } catch (ExecutionException | TimeoutException broken) {
      return Outcome.bad("trainer.torch.silent", python, patience.toSeconds());
    } finally {
      kill(process);
      process.getInputStream().close();
    }
  }

  private static Outcome<String> judged(Path python, int exit, String text) {
    Optional<String> answer = text.lines().filter(line -> line.startsWith(MARK)).findFirst();
    if (answer.isPresent()) {
      return Outcome.ok(answer.get());
    }
    String last = text.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    String said = OneLine.of(last.substring(0, Math.min(MOST_CHARACTERS, last.length())));
    return Outcome.bad("trainer.torch.not-python", python, exit, said.isEmpty() ? "-" : said);
  }

  /** What was printed, as far as it is kept. */
  private record Output(String text, boolean tooLong) {}

  private static Output read(Process process) {
    try {
      InputStream in = process.getInputStream();
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        kill(process);
      }
      return new Output(new String(bytes, StandardCharsets.UTF_8), bytes.length > MOST_BYTES);
    } catch (IOException closed) {
      return new Output("", false);
    }
  }

  /** A program that reads nothing may have ended before. */
  private static void send(Process process) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(program());
    } catch (IOException ended) {
      // what it printed says why
    }
  }

  private static byte[] program() {
    try (InputStream in = PythonCheck.class.getResourceAsStream("check_python.py")) {
      if (in == null) {
        throw new IllegalStateException("no check_python.py");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A script's children hold its output open. By its handle: {@link Process#destroy()} also closes
   * what was printed and not read yet.
   */
  private static void kill(Process process) {
    try (Stream<ProcessHandle> all = process.descendants()) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
    process.toHandle().destroyForcibly();
  }
}
