package io.github.lossmith.app.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers every request as the next fault says; the last one stays. */
final class FaultyServer implements AutoCloseable {
  /** What one connection does. */
  enum Fault {
    NONE,
    STALLS_HALFWAY,
    BREAKS_HALFWAY,
    BREAKS_WITHOUT_LENGTH,
    CORRUPTS,
    IGNORES_RANGE,
    ANOTHER_VERSION,
    BUSY,
    NOT_FOUND,
    ENDLESS
  }

  private final byte[] content;
  private final List<Fault> faults;
  private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  final List<String> ranges = new CopyOnWriteArrayList<>();
  private int served;

  FaultyServer(byte[] content, Fault... faults) throws IOException {
    this.content = content.clone();
    this.faults = List.of(faults);
    Thread thread = new Thread(this::serve, "faulty-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI address(String name) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/" + name);
  }

  int requests() {
    return ranges.size();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread answer = new Thread(() -> answer(client), "faulty-answer");
        answer.setDaemon(true);
        answer.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private synchronized Fault next() {
    return faults.get(Math.min(served++, faults.size() - 1));
  }

  private void answer(Socket client) {
    try (client) {
      String range = rangeOf(client);
      ranges.add(range);
      answer(client.getOutputStream(), range, next());
    } catch (IOException | InterruptedException e) {
      // The client went away, as some of these tests make it do.
      return;
    }
  }

  private static String rangeOf(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String range = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("range: bytes=")) {
        range = line.substring("range: bytes=".length());
      }
    }
    return range;
  }

  private void answer(OutputStream out, String range, Fault fault)
      throws IOException, InterruptedException {
    if (fault == Fault.NOT_FOUND || fault == Fault.BUSY) {
      out.write(
          (fault == Fault.BUSY ? "HTTP/1.1 503 Busy" : "HTTP/1.1 404 Not Found")
              .concat("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      return;
    }
    boolean whole = fault == Fault.IGNORES_RANGE || fault == Fault.ANOTHER_VERSION;
    int from = range.isEmpty() || whole ? 0 : Integer.parseInt(range.replace("-", ""));
    out.write(head(from, fault).getBytes(StandardCharsets.US_ASCII));
    body(out, from, fault);
  }

  private String head(int from, Fault fault) {
    String tag = fault == Fault.ANOTHER_VERSION ? "\"2\"" : "\"1\"";
    String common = "ETag: " + tag + "\r\nConnection: close\r\n";
    if (fault == Fault.ENDLESS || fault == Fault.BREAKS_WITHOUT_LENGTH) {
      return "HTTP/1.1 200 OK\r\n" + common + "\r\n";
    }
    String length = "Content-Length: " + (content.length - from) + "\r\n";
    if (from == 0) {
      return "HTTP/1.1 200 OK\r\n" + common + length + "\r\n";
    }
    String last = (content.length - 1) + "/" + content.length;
    return "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes "
        + (from + "-" + last + "\r\n" + common + length + "\r\n");
  }

  private void body(OutputStream out, int from, Fault fault)
      throws IOException, InterruptedException {
    int half = (content.length - from) / 2;
    switch (fault) {
      case STALLS_HALFWAY -> {
        out.write(content, from, half);
        out.flush();
        Thread.sleep(60_000);
      }
      case BREAKS_HALFWAY, BREAKS_WITHOUT_LENGTH -> out.write(content, from, half);
      case CORRUPTS -> {
        byte[] wrong = content.clone();
        wrong[content.length - 1] ^= 1;
        out.write(wrong, from, content.length - from);
      }
      case ENDLESS -> {
        while (!socket.isClosed()) {
          out.write(content);
        }
      }
      default -> out.write(content, from, content.length - from);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
