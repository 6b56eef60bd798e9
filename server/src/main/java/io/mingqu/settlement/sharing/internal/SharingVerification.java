package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Proves that the shares of every order sum to the whole, also after refunds, and that statements sum to their entries. */
@Component
class SharingVerification implements Verification {
  private final SharingQueries queries;

  SharingVerification(SharingQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "sharing.whole";
  }

  @Override
  public Outcome verify() {
    Map<String, Long> faults = queries.faults();
    return new Outcome(faults.values().stream().allMatch(count -> count == 0), new TreeMap<>(faults));
  }
}
