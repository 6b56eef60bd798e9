package io.mingqu.foundation.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProxiesTest {
  private final Proxies proxies = Proxies.of("10.0.0.5, 192.168.0.0/16,2001:db8::/32");

  @Test
  void takesTheWordOfADeclaredProxyOnly() {
    assertThat(proxies.client("10.0.0.5", "203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(proxies.client("10.0.0.6", "203.0.113.7")).isEqualTo("10.0.0.6");
    assertThat(Proxies.of("").client("127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
  }

  @Test
  void whatAClientWroteItselfInFrontOfTheChainDoesNotCount() {
    assertThat(proxies.client("10.0.0.5", "1.2.3.4, 203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(proxies.client("10.0.0.5", "1.2.3.4, 203.0.113.7, 192.168.7.9")).isEqualTo("203.0.113.7");
  }

  @Test
  void keepsTheLastUsableAddressWhenTheChainIsRubbish() {
    assertThat(proxies.client("10.0.0.5", "")).isEqualTo("10.0.0.5");
    assertThat(proxies.client("10.0.0.5", "evil.example, 192.168.1.1")).isEqualTo("192.168.1.1");
    assertThat(proxies.client("10.0.0.5", "unknown")).isEqualTo("10.0.0.5");
  }

  @Test
  void knowsRangesOfBothFamilies() {
    assertThat(proxies.trusts("192.168.255.1")).isTrue();
    assertThat(proxies.trusts("192.169.0.1")).isFalse();
    assertThat(proxies.trusts("2001:db8:1::9")).isTrue();
    assertThat(proxies.trusts("2001:db9::9")).isFalse();
  }

  @Test
  void refusesASettingItCannotRead() {
    assertThatThrownBy(() -> Proxies.of("proxy.example")).hasMessageContaining("proxy.example").hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Proxies.of("10.0.0.0/40")).hasMessageContaining("10.0.0.0/40");
  }
}
