package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.commission.CommissionPlan;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.commission.CommissionRole;
import io.mingqu.settlement.commission.internal.CommissionClaimStore.NewClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes down who brought which orders, as another system or a person says. */
@Component
@Transactional
class RecordCommissionClaims {
  private final CommissionClaimStore store;
  private final Partners partners;
  private final Audit audit;

  RecordCommissionClaims(CommissionClaimStore store, Partners partners, Audit audit) {
    this.store = store;
    this.partners = partners;
    this.audit = audit;
  }

  /** @param level 1 sold it, 2 brought in {@code throughCode} who sold it */
  record Brought(String orderNo, String partnerCode, CommissionRole role, int level, @Nullable String throughCode, Instant touchedAt) {}

  void record(List<Brought> all) {
    Map<String, Long> ids = partners.idsByOwnCode();
    List<NewClaim> claims = new ArrayList<>();
    for (Brought each : all) {
      if (each.level() < 1 || each.level() > CommissionPlan.LEVELS_MAX) {
        throw Problem.of("commission.too-many-levels", 422, Map.of("value", each.level()));
      }
      if (each.orderNo() == null || each.orderNo().isBlank() || each.orderNo().length() > 64 || each.role() == null || each.touchedAt() == null) {
        throw Problem.of("commission.bad-claim", 422, Map.of("order", String.valueOf(each.orderNo()), "party", String.valueOf(each.partnerCode())));
      }
      claims.add(new NewClaim(each.orderNo().strip(), id(ids, each.partnerCode()), each.role(), each.level(),
          each.throughCode() == null ? null : id(ids, each.throughCode()), each.touchedAt(), "api"));
    }
    store.put(claims);
    audit.record("commission.claimed", "commission-claims", Integer.toString(claims.size()), Map.of("claims", claims.size()));
  }

  private static long id(Map<String, Long> ids, @Nullable String code) {
    Long id = code == null ? null : ids.get(code);
    if (id == null) {
      throw Problem.of("commission.unknown-party", 422, Map.of("code", String.valueOf(code)));
    }
    return id;
  }
}
