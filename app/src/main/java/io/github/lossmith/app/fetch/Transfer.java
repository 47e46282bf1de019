package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** One connection of a download: requests the missing part and appends it. */
final class Transfer {
  /** How a connection ended. */
  sealed interface Result {}

  /** The download is complete. */
  record Done() implements Result {}

  /**
   * It failed; retrying may help.
   *
   * @param reason in a few words
   * @param problem what is said when it was the last attempt
   */
  record Broken(Object reason, Problem problem) implements Result {}

  /** Retrying does not help. */
  record Refused(Problem problem) implements Result {}

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private final RemoteFile file;
  private final PartialFile part;
  private final DownloadTimeouts patience;
  private final Progress progress;
  private final Map<String, String> environment;

  /**
   * @param environment that may name a proxy
   */
  Transfer(
      RemoteFile file,
      PartialFile part,
      DownloadTimeouts patience,
      Progress progress,
      Map<String, String> environment) {
    this.file = file;
    this.part = part;
    this.patience = patience;
    this.progress = progress;
    this.environment = environment;
  }

  Result run() {
    try {
      return over(connect());
    } catch (DownloadRefused e) {
      return new Refused(e.problem());
    } catch (UnknownHostException e) {
      String host = String.valueOf(e.getMessage());
      return new Broken(
          Problem.of("app.fetch.reason.no-host", host),
          Problem.of("app.fetch.offline", host, file.fileName()));
    } catch (IOException e) {
      return isUntrusted(e)
          ? new Refused(Problem.of("app.fetch.certificate", file.address(), reason(e)))
          : broken(reason(e));
    }
  }

  /** Whether the server's certificate was rejected; a handshake can also fail by chance. */
  private static boolean isUntrusted(IOException e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof CertificateException)) {
      cause = cause.getCause();
    }
    return e instanceof SSLException && cause != null;
  }

  private Broken broken(Object reason) {
    return new Broken(reason, Problem.of("app.fetch.broken", file.address(), reason));
  }

  private static Object reason(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return Problem.of("app.fetch.reason.silent");
    }
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
    Optional<EnvironmentProxy> proxy = EnvironmentProxy.of(address, environment);
    URLConnection any =
        proxy.isPresent()
            ? address.toURL().openConnection(proxy.get().proxy())
            : address.toURL().openConnection();
    if (!(any instanceof HttpURLConnection connection)) {
      throw new DownloadRefused("app.fetch.address", address);
    }
    proxy.flatMap(EnvironmentProxy::authenticator).ifPresent(connection::setAuthenticator);
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
    if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_PARTIAL) {
      return taken(connection, status);
    }
    if (status == RANGE_NOT_SATISFIABLE) {
      return pastTheEnd(connection);
    }
    if (status == HttpURLConnection.HTTP_PROXY_AUTH) {
      return new Refused(Problem.of("app.fetch.proxy", file.address()));
    }
    String answer = answer(connection);
    Problem problem = Problem.of("app.fetch.status", file.address(), answer, file.fileName());
    boolean passing =
        status / 100 == 5
            || status == TOO_MANY_REQUESTS
            || status == TOO_EARLY
            || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT;
    return passing
        ? new Broken(Problem.of("app.fetch.reason.status", answer), problem)
        : new Refused(problem);
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    String words = connection.getResponseMessage();
    return words == null || words.isBlank()
        ? Integer.toString(connection.getResponseCode())
        : connection.getResponseCode() + " " + words.strip();
  }

  private static String version(HttpURLConnection connection) {
    String tag = connection.getHeaderField("ETag");
    if (tag != null && !tag.startsWith("W/")) {
      return tag;
    }
    String date = connection.getHeaderField("Last-Modified");
    return date == null ? "" : date;
  }

  private Result resume(HttpURLConnection connection, BufferedInputStream in)
      throws IOException, DownloadRefused {
    long have = part.size();
    String range = connection.getHeaderField("Content-Range");
    if (range == null || !range.startsWith("bytes " + have + "-")) {
      part.discard();
      return broken(Problem.of("app.fetch.reason.range"));
    }
    return receive(connection, in, have);
  }

  /** The server has nothing after the part that is here: either it is complete or outdated. */
  private Result pastTheEnd(HttpURLConnection connection) throws IOException {
    String range = connection.getHeaderField("Content-Range");
    if (range != null && range.equals("bytes */" + part.size())) {
      return new Done();
    }
    part.discard();
    return broken(Problem.of("app.fetch.reason.stale"));
  }

  /** Examines the answer before the part that is here is discarded. */
  private Result taken(HttpURLConnection connection, int status)
      throws IOException, DownloadRefused {
    try (BufferedInputStream in =
        new BufferedInputStream(connection.getInputStream(), CHUNK_BYTES)) {
      if (status == HttpURLConnection.HTTP_PARTIAL) {
        return resume(connection, in);
      }
      judge(connection, ResponsePrefix.of(in));
      begin(version(connection));
      return receive(connection, in, 0);
    }
  }

  /** Rejects web pages and files whose size clearly differs from the published one. */
  private void judge(HttpURLConnection connection, ResponsePrefix beginning)
      throws IOException, DownloadRefused {
    String kind = connection.getContentType();
    String type = kind == null ? "-" : kind.toLowerCase(Locale.ROOT);
    if (beginning.isPage(type)) {
      throw new DownloadRefused(
          "app.fetch.page", connection.getURL(), answer(connection), type, beginning.shown());
    }
    long length = connection.getContentLengthLong();
    if (length > file.limitBytes() || (length >= 0 && length < file.bytes())) {
      throw new DownloadRefused(
          file.bytes() > 0 ? "app.fetch.other-size" : "app.fetch.size",
          connection.getURL(),
          Long.toString(length),
          Long.toString(file.limitBytes()),
          type,
          beginning.shown());
    }
  }

  private Result receive(HttpURLConnection connection, InputStream in, long have)
      throws IOException, DownloadRefused {
    long length = connection.getContentLengthLong();
    long total = length >= 0 ? have + length : file.bytes();
    if (total > file.limitBytes()) {
      return tooLarge(total);
    }
    long done;
    OutputStream out = openPart();
    try {
      done = copy(in, out, have, total);
    } finally {
      close(out);
    }
    if (done > file.limitBytes()) {
      return tooLarge(done);
    }
    return done < total ? truncated(done, total) : new Done();
  }

  private void begin(String version) throws DownloadRefused {
    try {
      part.begin(version);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private DownloadRefused unwritable(IOException e) {
    return new DownloadRefused("app.fetch.write", part.path(), AtomicFile.reason(e));
  }

  private void close(OutputStream out) throws DownloadRefused {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Failures on this side are not errors of the connection. */
  private OutputStream openPart() throws DownloadRefused {
    try {
      return Files.newOutputStream(
          part.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(OutputStream out, byte[] chunk, int count) throws DownloadRefused {
    try {
      out.write(chunk, 0, count);
    } catch (IOException e) {
      throw unwritable(e);
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
    String most = Long.toString(file.limitBytes());
    return new Refused(Problem.of("app.fetch.size", file.address(), Long.toString(bytes), most));
  }

  private Result truncated(long done, long total) {
    return broken(Problem.of("app.fetch.reason.short", Long.toString(done), Long.toString(total)));
  }
}
