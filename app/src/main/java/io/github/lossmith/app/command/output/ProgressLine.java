package io.github.lossmith.app.command.output;

import io.github.lossmith.app.fetch.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line on stderr that says how far a download is, at most twice a second. */
public final class ProgressLine implements Progress {
  private static final long REPORT_DELAY_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private final PrintWriter out;
  private String file = "";
  private long startNs;
  private long startBytes;
  private long reportedNs;

  public ProgressLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void at(String name, long done, long total) {
    long now = System.nanoTime();
    if (!name.equals(file)) {
      file = name;
      startNs = now;
      startBytes = done;
      reportedNs = now - REPORT_DELAY_NS;
    }
    if (now - reportedNs >= REPORT_DELAY_NS || done == total) {
      reportedNs = now;
      out.print("\r" + text(done, total, now) + "\u001b[K");
      out.flush();
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
