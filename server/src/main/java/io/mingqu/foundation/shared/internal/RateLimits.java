package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The declared limits on requests a minute, by address, by person and by partner; 0 switches one off. */
@Component
class RateLimits {
  private final Rates rates = new Rates(System::nanoTime);
  private final int addressPerMinute;
  private final int userPerMinute;
  private final int partnerPerMinute;

  RateLimits(@Value("${mingqu.limits.address-per-minute}") int addressPerMinute, @Value("${mingqu.limits.user-per-minute}") int userPerMinute,
      @Value("${mingqu.limits.partner-per-minute}") int partnerPerMinute) {
    this.addressPerMinute = addressPerMinute;
    this.userPerMinute = userPerMinute;
    this.partnerPerMinute = partnerPerMinute;
  }

  /**
   * This machine's own tools are not counted.
   *
   * @throws Problem {@code shared.too-many-from-address}
   */
  void ofAddress(String address) {
    long seconds = Proxies.loopback(address) ? 0 : rates.secondsToWait("address " + address, addressPerMinute);
    if (seconds > 0) {
      throw Problem.of("shared.too-many-from-address", 429, Map.of("address", address, "perMinute", addressPerMinute, "seconds", seconds));
    }
  }

  /** @throws Problem {@code shared.too-many-from-user}, {@code shared.too-many-from-partner} */
  void ofCaller(Caller caller) {
    long seconds = rates.secondsToWait(caller.principalId(), userPerMinute);
    if (seconds > 0) {
      throw Problem.of("shared.too-many-from-user", 429, Map.of("perMinute", userPerMinute, "seconds", seconds));
    }
    if (caller.isPartner() && caller.scope() instanceof Scope.Parties(Set<Long> partners)) {
      seconds = partners.stream().mapToLong(id -> rates.secondsToWait("partner " + id, partnerPerMinute)).max().orElse(0);
      if (seconds > 0) {
        throw Problem.of("shared.too-many-from-partner", 429, Map.of("perMinute", partnerPerMinute, "seconds", seconds));
      }
    }
  }
}
