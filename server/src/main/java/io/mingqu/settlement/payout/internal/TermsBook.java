package io.mingqu.settlement.payout.internal;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The settlement terms that hold for a partner. */
@Component
class TermsBook {
  /** Terms for the partners of one piece of work. */
  interface Reading {
    Terms of(long partnerId, long entityId, LocalDate day);
  }

  Reading reading(Collection<Long> partnerIds) {
    return (partner, entity, day) -> Terms.DEFAULT;
  }
}
