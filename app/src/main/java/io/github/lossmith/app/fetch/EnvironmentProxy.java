package io.github.lossmith.app.fetch;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that the environment defines, read as curl, pip and apt-get read it: {@code
 * http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in small or capital
 * letters. Java itself looks at its system properties alone.
 *
 * @param name the variable that names it
 * @param proxy for a connection
 * @param user name and password for the proxy, {@code name:password}; empty where it wants none
 */
record EnvironmentProxy(String name, Proxy proxy, String user) {
  private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";
  private static final int USUAL_PORT = 80;
  private static final int USUAL_SOCKS_PORT = 1080;

  /**
   * The proxy on the way to an address, empty where none is named or the address is excepted.
   *
   * @throws DownloadRefused if what is named is no address of a proxy
   */
  static Optional<EnvironmentProxy> of(URI address, Map<String, String> environment)
      throws DownloadRefused {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (isOwn(host) || isExcepted(host, value(environment, "no_proxy"))) {
      return Optional.empty();
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    for (String name : new String[] {scheme + "_proxy", "all_proxy"}) {
      String text = value(environment, name);
      if (!text.isEmpty()) {
        return Optional.of(read(name, text));
      }
    }
    return Optional.empty();
  }

  private static String value(Map<String, String> environment, String name) {
    String small = environment.getOrDefault(name, "").strip();
    return small.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : small;
  }

  /** The local machine, which is never reached by a proxy. */
  private static boolean isOwn(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static boolean isExcepted(String host, String exceptions) {
    for (String one : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      String domain = one.replaceFirst(":[0-9]+$", "").replaceFirst("^[*]?[.]", "");
      boolean fits = host.equals(domain) || host.endsWith("." + domain);
      if (one.equals("*") || (!domain.isEmpty() && fits)) {
        return true;
      }
    }
    return false;
  }

  private static EnvironmentProxy read(String name, String text) throws DownloadRefused {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean socks = scheme.startsWith("socks");
      if (uri.getHost() == null || !(socks || scheme.startsWith("http"))) {
        throw new DownloadRefused("app.fetch.proxy-address", name);
      }
      int usual = socks ? USUAL_SOCKS_PORT : USUAL_PORT;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      Proxy.Type type = socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
      String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
      if (!user.isEmpty()) {
        allowPasswords();
      }
      return new EnvironmentProxy(
          name, new Proxy(type, new InetSocketAddress(uri.getHost(), port)), user);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new DownloadRefused("app.fetch.proxy-address", name);
    }
  }

  /**
   * Allows passwords for https: Java sends none to a proxy unless this is set before the first
   * connection.
   */
  private static void allowPasswords() {
    if (System.getProperty(DISABLED) == null) {
      System.setProperty(DISABLED, "");
    }
  }

  /** Answers requests for a name and a password from the proxy only. */
  Optional<Authenticator> authenticator() {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = user.split(":", 2);
    String password = parts.length < 2 ? "" : decoded(parts[1]);
    PasswordAuthentication answer =
        new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
    return Optional.of(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                ? answer
                : super.getPasswordAuthentication();
          }
        });
  }

  /** Decodes %XX; in an address a plus sign stands for itself. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
