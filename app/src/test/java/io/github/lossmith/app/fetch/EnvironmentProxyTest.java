package io.github.lossmith.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies as curl, pip and apt-get take them from the environment. */
class EnvironmentProxyTest {
  private static Map<String, String> environment(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String one : text.split(" ")) {
      variables.put(one.split("=", 2)[0], one.split("=", 2)[1]);
    }
    return variables;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://a.org/x  | http_proxy=http://p:3128                        | p:3128
          http://a.org/x  | HTTP_PROXY=p:3128                               | p:3128
          https://a.org/x | https_proxy=http://p:3128/                      | p:3128
          https://a.org/x | HTTPS_PROXY=q http_proxy=p                      | q:80
          https://a.org/x | http_proxy=http://p:3128                        | -
          https://a.org/x | ALL_PROXY=socks5://p                            | p:1080
          http://a.org/x  | http_proxy=p no_proxy=org                       | -
          http://a.org/x  | http_proxy=p no_proxy=b.org,.a.org              | -
          http://a.org/x  | http_proxy=p NO_PROXY=*.org:80                  | -
          http://a.org/x  | http_proxy=p no_proxy=*                         | -
          http://aa.org/x | http_proxy=p no_proxy=a.org                     | p:80
          http://127.0.0.1:9/x | http_proxy=p                               | -
          http://localhost/x   | http_proxy=p                               | -
          http://a.org/x  | http_proxy=http://me:s%40cret@p:8080            | p:8080
          http://a.org/x  | x=y                                             | -
          """)
  void proxyIsThatOfTheSchemeUnlessExcepted(URI address, String variables, String wanted)
      throws DownloadRefused {
    String found =
        EnvironmentProxy.of(address, environment(variables))
            .map(one -> (InetSocketAddress) one.proxy().address())
            .map(one -> one.getHostString() + ":" + one.getPort())
            .orElse("-");
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void kindAndPasswordAreThoseOfTheAddress() throws Exception {
    URI far = URI.create("https://a.org/");
    EnvironmentProxy socks =
        EnvironmentProxy.of(far, Map.of("all_proxy", "socks5h://p:1")).orElseThrow();
    assertThat(socks.proxy().type()).isEqualTo(Proxy.Type.SOCKS);
    assertThat(socks.authenticator()).isEmpty();
    EnvironmentProxy named =
        EnvironmentProxy.of(far, Map.of("https_proxy", "http://me:a+b%40c@p:1")).orElseThrow();
    assertThat(named.user()).isEqualTo("me:a+b%40c");
    assertThat(named.authenticator()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://p:1", "http://", "p:x", "http://a b", "http://[::", ":3128"})
  void whatIsNoProxyIsRefusedByItsVariable(String text) {
    assertThatThrownBy(
            () -> EnvironmentProxy.of(URI.create("http://a.org/"), Map.of("http_proxy", text)))
        .isInstanceOfSatisfying(
            DownloadRefused.class,
            refusal -> assertThat(refusal.problem().message()).contains("http_proxy"));
  }
}
