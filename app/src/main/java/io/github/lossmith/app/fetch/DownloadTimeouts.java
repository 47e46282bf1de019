package io.github.lossmith.app.fetch;

import java.time.Duration;

/**
 * The timeouts of a download.
 *
 * @param connect for a connection
 * @param stall without a single byte, before it connects again and resumes
 * @param attempts connections in a row that bring next to nothing, before it gives up
 * @param pause before the second attempt; doubled for each later one
 */
public record DownloadTimeouts(Duration connect, Duration stall, int attempts, Duration pause) {
  /** The timeouts for distant servers. */
  public static final DownloadTimeouts USUAL =
      new DownloadTimeouts(
          Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(2));
}
