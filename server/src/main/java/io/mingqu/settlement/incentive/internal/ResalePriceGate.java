package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Fixing or punishing the price at which a dealer that bought outright resells is forbidden in most places (反垄断法 18 条). A programme whose payout
 * or penalty depends on it is not refused, but somebody of the legal side must have looked at these very words first, and it is logged.
 */
@Component
class ResalePriceGate {
  private static final List<String> WORDS = List.of("转售价", "零售价", "控价", "价盘", "乱价", "破价", "低价", "resale", "retail-price", "retail price",
      "price-floor", "price floor", "price-compliance", "price compliance", "price-breach");
  private final ScopeResolver scopes;
  private final Seals seals;
  private final Partners partners;
  private final StandingStore store;
  private final Audit audit;

  ResalePriceGate(ScopeResolver scopes, Seals seals, Partners partners, StandingStore store, Audit audit) {
    this.scopes = scopes;
    this.seals = seals;
    this.partners = partners;
    this.store = store;
    this.audit = audit;
  }

  /** Why legal review is due: what depends on the price, and a buy-out dealer it would bind. */
  record Concern(String because, String partnerCode) {}

  Optional<Concern> concern(ProgrammePolicy policy) {
    return because(policy).flatMap(word -> {
      LocalDate on = policy.programme().from();
      return scopes.at(seals.current(), on).buyoutMember(policy, on).map(id -> new Concern(word, partners.byId(id).map(PartnerView::code).orElse("#" + id)));
    });
  }

  private static Optional<String> because(ProgrammePolicy policy) {
    Scorecard card = policy.programme().terms().scorecard();
    Optional<String> named = java.util.stream.Stream.of(card.gates().stream().map(Scorecard.Gate::metric), card.weights().stream().map(Scorecard.Weight::metric),
            policy.sources().penaltyReasons().stream()).flatMap(s -> s)
        .filter(name -> WORDS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains)).sorted().findFirst();
    return named.or(() -> policy.dependsOnResalePrice() ? Optional.of("dependsOnResalePrice") : Optional.empty());
  }

  /** Notes in the audit log that a draft raised the question. */
  void note(ProgrammePolicy policy) {
    boolean writing = TransactionSynchronizationManager.isActualTransactionActive() && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    if (writing) {
      concern(policy).ifPresent(c -> audit.record("incentive.legal-review-raised", "programme", policy.code(),
          Map.of("because", c.because(), "partner", c.partnerCode())));
    }
  }

  /** @throws Problem unless the legal side has recorded its opinion on exactly this text */
  void require(PolicyVersion version, ProgrammePolicy policy) {
    concern(policy).ifPresent(c -> {
      if (!store.isReviewed(version.id(), version.sha256())) {
        throw Problem.of("incentive.legal-review-needed", 409, Map.of("code", policy.code(), "because", c.because(), "partner", c.partnerCode()));
      }
    });
  }
}
