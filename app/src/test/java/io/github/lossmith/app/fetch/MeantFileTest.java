package io.github.lossmith.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives is what was meant, or nothing is kept. */
class MeantFileTest {
  private static final DownloadTimeouts ONCE =
      new DownloadTimeouts(
          Duration.ofSeconds(10), Duration.ofSeconds(10), 3, Duration.ofMillis(10));

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  private Path target() {
    return folder.resolve("weights/trunk_0.35.h5");
  }

  /** Downloads weights from a server that answers everything with {@code answer}. */
  private Outcome<Path> download(String answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, answer), "answers");
      thread.setDaemon(true);
      thread.start();
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/trunk_0.35.h5");
      RemoteFile file = new RemoteFile("weights/trunk_0.35.h5", address, 0, "", false, "0.35");
      return new Download(file, target(), ONCE, Progress.SILENT).run();
    }
  }

  private void serve(ServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        asked.incrementAndGet();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          assertThat(line).isNotBlank();
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static String body(String type, String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: "
        + type
        + ("\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
  }

  private void refused(String answer, String reason) throws Exception {
    assertThat(download(answer).failure().orElseThrow().message()).contains(reason);
    assertThat(asked).hasValue(1);
    assertThat(target()).doesNotExist();
    assertThat(target().resolveSibling("trunk_0.35.h5.part")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html>log in</html>, web page",
    "text/html; charset=utf-8, '\t<!-- x --><p>log in', web page",
    "text/html, '', web page",
    "application/octet-stream, <html>log in</html>, web page",
    "application/octet-stream, '\u00ef\u00bb\u00bf  <!DOCTYPE html>', web page",
    "text/html, plain words, no HDF5",
    "application/json, {\"error\": \"no such bucket\"}, no HDF5",
    "application/octet-stream, '', no weights"
  })
  void pagesAreNotKeptAsWeights(String type, String text, String reason) throws Exception {
    refused(body(type, text), reason);
  }

  @Test
  void pageIsNamedByStatusTypeAndBeginning() throws Exception {
    String page = "<html>\n  <title>Guest \u0007 network</title>" + "x".repeat(300);
    refused(
        body("text/html", page),
        "answered 200 OK with text/html, which begins with \"<html> <title>Guest ? network</title>");
  }

  @Test
  void pageBehindARedirectIsNamed() throws Exception {
    try (ServerSocket login = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(login, body("text/html", "<html>log in")), "login");
      thread.setDaemon(true);
      thread.start();
      String place = "http://127.0.0.1:" + login.getLocalPort() + "/login?next=/weights";
      String answer = "HTTP/1.1 302 Found\r\nLocation: " + place + "\r\nContent-Length: 0\r\n\r\n";
      String message = download(answer).failure().orElseThrow().message();
      assertThat(message).startsWith(place + " answered 200 OK with text/html");
    }
  }

  /** A page in place of the rest does not cost what has arrived before. */
  @Test
  void whatHadArrivedOutlastsAPage() throws Exception {
    Files.createDirectories(target().getParent());
    Path part = Files.writeString(target().resolveSibling("trunk_0.35.h5.part"), "half");
    assertThat(download(body("text/html", "<html>log in")).isOk()).isFalse();
    assertThat(part).hasContent("half");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://",
        "http:///x",
        "http://[bad/x",
        "ht tp://x",
        "%zz",
        "jar:http://127.0.0.1/x!/y",
        "\u001b[31mred"
      })
  void otherRedirectsAreRefusedAtOnce(String location) throws Exception {
    refused(
        "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n",
        "points to");
  }

  @Test
  void circlesAreRefusedAtOnce() throws Exception {
    String answer = "HTTP/1.1 301 Moved\r\nLocation: /trunk_0.35.h5\r\nContent-Length: 0\r\n\r\n";
    refused(answer, "again and again");
  }

  @Test
  void secureAddressesDoNotLeadToOpenOnes() throws Exception {
    Redirect redirect = new Redirect(URI.create("https://a.example/x"));
    redirect.follow("/y");
    redirect.follow("https://b.example/z");
    assertThat(redirect.address()).isEqualTo(URI.create("https://b.example/z"));
    assertThatThrownBy(() -> redirect.follow("HTTP://b.example/z"))
        .isInstanceOf(DownloadRefused.class);
    assertThatThrownBy(() -> redirect.follow("/z")).isInstanceOf(DownloadRefused.class);
    Redirect open = new Redirect(URI.create("http://a.example/x"));
    open.follow("https://a.example/x");
    assertThat(open.address()).hasScheme("https");
  }

  @Test
  void longChainsEnd() throws Exception {
    Redirect redirect = new Redirect(URI.create("http://a.example/0"));
    for (int i = 1; i <= 5; i++) {
      redirect.follow("/" + i);
    }
    assertThatThrownBy(() -> redirect.follow("/6")).isInstanceOf(DownloadRefused.class);
  }

  @Test
  void fileThatWasKeptWronglyIsBroughtAgain() throws Exception {
    Files.createDirectories(target().getParent());
    Files.writeString(target(), "<html>kept by an earlier version</html>");
    assertThat(download(body("text/plain", "other")).isOk()).isFalse();
    assertThat(asked).hasValue(1);
  }
}
