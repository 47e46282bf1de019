package io.github.lossmith.app.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows a server's redirects: to http and https only, never from https to http, not in circles.
 */
final class Redirect {
  private static final int MOST = 5;

  private final Set<URI> seen = new HashSet<>();
  private URI address;

  Redirect(URI address) {
    this.address = address;
    seen.add(address);
  }

  URI address() {
    return address;
  }

  /**
   * The address that {@code location} means.
   *
   * @throws DownloadRefused if it is none that may be followed
   */
  void follow(String location) throws DownloadRefused {
    URI next = next(location);
    String scheme = String.valueOf(next.getScheme());
    boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!web || next.getHost() == null) {
      throw new DownloadRefused("app.fetch.redirect", address, location);
    }
    if ("https".equalsIgnoreCase(address.getScheme()) && scheme.equalsIgnoreCase("http")) {
      throw new DownloadRefused("app.fetch.redirect-open", address, location);
    }
    if (!seen.add(next) || seen.size() > MOST + 1) {
      throw new DownloadRefused("app.fetch.redirect-circle", address, seen.size());
    }
    address = next;
  }

  private URI next(String location) throws DownloadRefused {
    try {
      return address.resolve(new URI(location.strip()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new DownloadRefused("app.fetch.redirect", address, location);
    }
  }
}
