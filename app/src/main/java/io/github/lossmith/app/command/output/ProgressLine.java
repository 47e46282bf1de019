package io.github.lossmith.app.command.output;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a download on stderr: on a terminal in one line, updated at most twice a
 * second; in a file or a pipe one line for each tenth.
 */
public final class ProgressLine implements Progress {
  private static final long REPORT_DELAY_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int PARTS = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private boolean open;
  private long part;
  private String file = "";
  private long startNs;
  private long startBytes;
  private long reportedNs;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The progress on the standard error of this process. */
  public static ProgressLine on(PrintWriter err) {
    return new ProgressLine(err, isTerminal());
  }

  /** Whether standard error is a terminal; assumed true if the system does not tell. */
  private static boolean isTerminal() {
    try {
      Path real = Path.of("/proc/self/fd/2").toRealPath();
      return real.startsWith("/dev") && !real.endsWith("null");
    } catch (IOException e) {
      // a pipe has no path; where there is no /proc, nothing is known
      return !Path.of("/proc/self/fd/2").toFile().getParentFile().exists();
    }
  }

  @Override
  public void at(String name, long done, long total) {
    long now = System.nanoTime();
    if (!name.equals(file)) {
      file = name;
      startNs = now;
      startBytes = done;
      reportedNs = now - REPORT_DELAY_NS;
      part = 0;
    }
    if (!terminal) {
      inParts(done, total, now);
    } else if (now - reportedNs >= REPORT_DELAY_NS || done == total) {
      reportedNs = now;
      out.print("\r" + text(done, total, now) + "\u001b[K");
      out.flush();
      open = true;
    }
  }

  private void inParts(long done, long total, long now) {
    long here = total > 0 ? PARTS * done / total : 0;
    if (here > part) {
      part = here;
      out.println(text(done, total, now));
      out.flush();
    }
  }

  @Override
  public void again(Problem line) {
    end();
    out.println("lossmith: " + StandardStreams.oneLine(line.message()));
    out.flush();
  }

  /** Ends the line that changes. */
  public void end() {
    if (open) {
      out.println();
      out.flush();
      open = false;
    }
  }

  private String text(long done, long total, long now) {
    double seconds = Math.max(1e-3, (now - startNs) / 1e9);
    double rate = (done - startBytes) / seconds;
    double mebi = 1 << 20;
    String head = String.format(Locale.ROOT, "%s %.1f", file, done / mebi);
    if (total <= 0) {
      return head + String.format(Locale.ROOT, " MiB, %.1f MiB/s", rate / mebi);
    }
    long left = rate > 0 ? Math.round((total - done) / rate) : 0;
    return head
        + String.format(
            Locale.ROOT,
            " of %.1f MiB, %.0f%%, %.1f MiB/s, %d s left",
            total / mebi,
            100.0 * done / total,
            rate / mebi,
            left);
  }
}
