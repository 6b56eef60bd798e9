package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.policy.PolicyPublished;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.network.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do about payables: cure what is held, deliver goods that are owed. A policy published cures by itself. */
@Component
@Transactional
class PayableDesk implements OutboxListener<PolicyPublished> {
  private static final int HELD_MAX = 5_000;
  private final PayableBook book;
  private final PayableStore store;
  private final PayableQueries queries;
  private final Partners partners;
  private final Entities entities;
  private final Ledger ledger;
  private final SystemScope scope;
  private final Audit audit;
  private final Clock clock;

  PayableDesk(PayableBook book, PayableStore store, PayableQueries queries, Partners partners, Entities entities, Ledger ledger, SystemScope scope, Audit audit,
      Clock clock) {
    this.book = book;
    this.store = store;
    this.queries = queries;
    this.partners = partners;
    this.entities = entities;
    this.ledger = ledger;
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Class<PolicyPublished> eventType() {
    return PolicyPublished.class;
  }

  @Override
  public void on(PolicyPublished published) {
    book.releaseCured(queries.heldOfPolicy(Long.parseLong(published.policyId())));
  }

  /** Looks at everything held again. Returns how many went on. */
  public int recheck() {
    return book.releaseCured(queries.heldIds(HELD_MAX));
  }

  /** The partner books it too: said by the partner itself, or by finance with the evidence it has. */
  public void booked(long id, String note) {
    PayableQueries.Row payable = queries.one(id).orElseThrow(() -> Problem.notFound("payable", Long.toString(id)));
    if (note.isBlank() || note.length() > 500) {
      throw Problem.of("payout.evidence-missing", 422, Map.of("id", id));
    }
    if (!payable.state().equals("HELD")) {
      throw Problem.of("payout.not-held", 409, Map.of("key", payable.key(), "state", payable.state()));
    }
    scope.during("payout.booked", () -> {
      store.bookedByBoth(List.of(id), note);
      return book.releaseCured(List.of(id));
    });
    audit.record("payout.booked-by-partner", "payable", payable.key(), Map.of("note", note, "partner", Callers.current().isPartner()));
  }

  /** Names the policy it follows from. */
  public void policy(long id, long policyId) {
    PayableQueries.Row payable = queries.one(id).orElseThrow(() -> Problem.notFound("payable", Long.toString(id)));
    if (!payable.state().equals("HELD") || payable.policyId() != null) {
      throw Problem.of("payout.not-held", 409, Map.of("key", payable.key(), "state", payable.state()));
    }
    if (store.numberedPolicies(List.of(policyId)).isEmpty()) {
      throw Problem.of("payout.policy-not-numbered", 422, Map.of("policyId", String.valueOf(policyId)));
    }
    store.policy(id, policyId);
    book.releaseCured(List.of(id));
    audit.record("payout.policy-named", "payable", payable.key(), Map.of("policyId", policyId));
  }

  /** Goods went out against what is owed in kind, by a document; the oldest obligations first. */
  public long deliver(String partnerCode, String entityCode, String documentNo, long amountMinor) {
    Long partner = partners.idsByOwnCode().get(partnerCode);
    if (partner == null) {
      throw Problem.of("payout.unknown-partner", 422, Map.of("code", partnerCode));
    }
    EntityView entity = entities.idByCode(entityCode).stream().boxed().findFirst().flatMap(entities::byId)
        .orElseThrow(() -> Problem.of("payout.unknown-entity", 422, Map.of("code", entityCode)));
    List<PayableQueries.Obligation> open = queries.lockedObligations(partner, entity.id(), entity.currency());
    LocalDate today = LocalDate.now(clock);
    if (documentNo.isBlank() || documentNo.length() > 60) {
      throw Problem.of("payout.document-missing", 422, Map.of("documentNo", documentNo));
    }
    if (queries.deliver(partner, entity.id(), entity.currency(), documentNo, amountMinor, today).isPresent()) {
      long owed = open.stream().mapToLong(PayableQueries.Obligation::leftMinor).sum();
      if (amountMinor <= 0 || amountMinor > owed) {
        throw Problem.of("payout.more-than-owed", 409, Map.of("amountMinor", amountMinor, "owedMinor", owed));
      }
      long left = amountMinor;
      for (PayableQueries.Obligation each : open) {
        long part = Math.min(left, each.leftMinor());
        if (part > 0) {
          queries.fulfil(each.id(), part, part == each.leftMinor());
          left -= part;
        }
      }
      ledger.post(List.of(new Posting(AccountKey.ofPartner(AccountKind.GOODS_OBLIGATION, partner, entity.id(), entity.currency()),
          AccountKey.ofPartner(AccountKind.RECEIVABLE, partner, entity.id(), entity.currency()), amountMinor,
          "goods/" + partner + "/" + entity.id() + "/" + documentNo, 0, today, null, "货补出库 goods delivered " + documentNo)));
      audit.record("payout.goods-delivered", "partner", partnerCode, Map.of("documentNo", documentNo, "amountMinor", amountMinor));
    }
    return queries.lockedObligations(partner, entity.id(), entity.currency()).stream().mapToLong(PayableQueries.Obligation::leftMinor).sum();
  }
}
