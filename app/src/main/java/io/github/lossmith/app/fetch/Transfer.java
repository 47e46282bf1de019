package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** One connection's share of a download: asks for what is missing and appends what comes. */
final class Transfer {
  /** How a connection ended. */
  sealed interface Result {}

  /** Everything the server has is here. */
  record Done() implements Result {}

  /** It broke off; trying again may help. */
  record Broken(Problem problem) implements Result {}

  /** Trying again does not help. */
  record Refused(Problem problem) implements Result {}

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  private final RemoteFile file;
  private final PartialFile part;
  private final DownloadTimeouts patience;
  private final Progress progress;

  Transfer(RemoteFile file, PartialFile part, DownloadTimeouts patience, Progress progress) {
    this.file = file;
    this.part = part;
    this.patience = patience;
    this.progress = progress;
  }

  Result run() {
    try {
      return over(connect());
    } catch (DownloadRefused e) {
      return new Refused(e.problem());
    } catch (UnknownHostException e) {
      return new Broken(Problem.of("app.fetch.offline", file.address().getHost(), file.fileName()));
    } catch (IOException e) {
      return new Broken(Problem.of("app.fetch.broken", file.address(), reason(e)));
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private HttpURLConnection connect() throws IOException, DownloadRefused {
    Redirect redirect = new Redirect(file.address());
    while (true) {
      HttpURLConnection connection = open(redirect.address());
      String location = connection.getHeaderField("Location");
      if (connection.getResponseCode() / 100 != 3 || location == null) {
        return connection;
      }
      connection.disconnect();
      redirect.follow(location);
    }
  }

  private HttpURLConnection open(URI address) throws IOException, DownloadRefused {
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new DownloadRefused("app.fetch.address", address);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) patience.connect().toMillis());
    connection.setReadTimeout((int) patience.stall().toMillis());
    connection.setRequestProperty("User-Agent", "lossmith-fetch");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (part.size() > 0) {
      connection.setRequestProperty("Range", "bytes=" + part.size() + "-");
      if (!part.version().isEmpty()) {
        connection.setRequestProperty("If-Range", part.version());
      }
    }
    return connection;
  }

  private Result over(HttpURLConnection connection) throws IOException, DownloadRefused {
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      part.begin(version(connection));
      return receive(connection, 0);
    }
    if (status == HttpURLConnection.HTTP_PARTIAL) {
      return resume(connection);
    }
    if (status == RANGE_NOT_SATISFIABLE) {
      return pastTheEnd(connection);
    }
    Problem problem = Problem.of("app.fetch.status", file.address(), status, file.fileName());
    boolean passing = status / 100 == 5 || status == TOO_MANY_REQUESTS;
    return passing ? new Broken(problem) : new Refused(problem);
  }

  private static String version(HttpURLConnection connection) {
    String tag = connection.getHeaderField("ETag");
    if (tag != null && !tag.startsWith("W/")) {
      return tag;
    }
    String date = connection.getHeaderField("Last-Modified");
    return date == null ? "" : date;
  }

  private Result resume(HttpURLConnection connection) throws IOException, DownloadRefused {
    long have = part.size();
    String range = connection.getHeaderField("Content-Range");
    if (range == null || !range.startsWith("bytes " + have + "-")) {
      part.discard();
      return new Broken(Problem.of("app.fetch.broken", file.address(), "a range not asked for"));
    }
    return receive(connection, have);
  }

  /** The server says there is nothing after what we have: either all is here or it is stale. */
  private Result pastTheEnd(HttpURLConnection connection) throws IOException {
    String range = connection.getHeaderField("Content-Range");
    if (range != null && range.equals("bytes */" + part.size())) {
      return new Done();
    }
    part.discard();
    return new Broken(Problem.of("app.fetch.broken", file.address(), "a stale partial file"));
  }

  private Result receive(HttpURLConnection connection, long have)
      throws IOException, DownloadRefused {
    String kind = connection.getContentType();
    if (kind != null && kind.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      part.discard();
      throw new DownloadRefused("app.fetch.page", connection.getURL());
    }
    long length = connection.getContentLengthLong();
    long total = length >= 0 ? have + length : file.bytes();
    if (total > file.limitBytes()) {
      return tooLarge(total);
    }
    try (InputStream in = connection.getInputStream();
        OutputStream out = openPart()) {
      long done = copy(in, out, have, total);
      if (done > file.limitBytes()) {
        return tooLarge(done);
      }
      return length >= 0 && done < total ? truncated(done, total) : new Done();
    }
  }

  /** What fails on this side is no fault of the connection. */
  private OutputStream openPart() throws DownloadRefused {
    try {
      return Files.newOutputStream(
          part.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new DownloadRefused("app.fetch.write", part.path(), reason(e));
    }
  }

  private void write(OutputStream out, byte[] chunk, int count) throws DownloadRefused {
    try {
      out.write(chunk, 0, count);
    } catch (IOException e) {
      throw new DownloadRefused("app.fetch.write", part.path(), reason(e));
    }
  }

  private long copy(InputStream in, OutputStream out, long have, long total)
      throws IOException, DownloadRefused {
    byte[] chunk = new byte[CHUNK_BYTES];
    long done = have;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("stopped");
      }
      done += read;
      if (done > file.limitBytes()) {
        return done;
      }
      write(out, chunk, read);
      progress.at(file.fileName(), done, total);
    }
    return done;
  }

  private Result tooLarge(long bytes) throws IOException {
    part.discard();
    return new Refused(
        Problem.of("app.fetch.size", file.address(), Long.toString(bytes), file.limitBytes()));
  }

  private Result truncated(long done, long total) {
    return new Broken(
        Problem.of("app.fetch.broken", file.address(), done + " of " + total + " bytes came"));
  }
}
