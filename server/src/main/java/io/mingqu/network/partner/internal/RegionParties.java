package io.mingqu.network.partner.internal;

import io.mingqu.foundation.access.PartyDirectory;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells access which partners belong to organisational units, so that a regional manager sees them. */
@Component
class RegionParties implements PartyDirectory {
  private final PartnerQueries partners;

  RegionParties(PartnerQueries partners) {
    this.partners = partners;
  }

  @Override
  @Transactional(readOnly = true)
  public Set<Long> partnersOf(Set<Long> unitIds, LocalDate day) {
    return partners.ofUnits(unitIds, day);
  }
}
