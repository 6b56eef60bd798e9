package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 保证金: the partner's money in the brand's hands. Received with a document; deducted and returned only when approved, never more than is held. */
@Component
@Transactional
class Deposits implements ApprovalOwner {
  /** What is asked for. */
  enum Kind { RECEIVED, DEDUCTED, RETURNED }

  record Body(String partnerCode, String entityCode, Kind kind, String documentNo, long amountMinor, @Nullable String reason) {}

  private final DepositStore store;
  private final Names names;
  private final Entities entities;
  private final Ledger ledger;
  private final ObjectProvider<Approvals> approvals;
  private final Audit audit;
  private final Clock clock;

  Deposits(DepositStore store, Names names, Entities entities, Ledger ledger, ObjectProvider<Approvals> approvals, Audit audit, Clock clock) {
    this.store = store;
    this.names = names;
    this.entities = entities;
    this.ledger = ledger;
    this.approvals = approvals;
    this.audit = audit;
    this.clock = clock;
  }

  public void enter(Body body) {
    PartnerView partner = names.partner(body.partnerCode());
    EntityView entity = entities.idByCode(body.entityCode()).stream().boxed().findFirst().flatMap(entities::byId)
        .orElseThrow(() -> Problem.of("pool.unknown-entity", 422, Map.of("code", body.entityCode())));
    Account account = new Account(partner.id(), entity.id(), entity.currency());
    String reason = body.reason() == null ? "" : body.reason();
    if (body.amountMinor() <= 0 || body.documentNo().isBlank() || body.documentNo().length() > 60 || body.kind() != Kind.RECEIVED && reason.isBlank()) {
      throw Problem.of("pool.deposit-entry", 422, Map.of("documentNo", body.documentNo(), "amountMinor", body.amountMinor(), "reason", reason));
    }
    boolean received = body.kind() == Kind.RECEIVED;
    long held = ledger.balanceMinor(LotPool.account(AccountKind.DEPOSIT, account));
    if (!received && body.amountMinor() > held) {
      throw Problem.of("pool.deposit-too-small", 409, Map.of("amountMinor", body.amountMinor(), "heldMinor", held));
    }
    long id = store.insert(account, body.kind().name(), body.documentNo(), body.amountMinor(), reason, received ? "POSTED" : "IN_REVIEW", LocalDate.now(clock))
        .orElseThrow(() -> Problem.of("pool.deposit-document-again", 409, Map.of("documentNo", body.documentNo())));
    if (received) {
      post(id, account, Kind.RECEIVED, body.amountMinor(), body.documentNo());
    } else {
      ask(id, partner, entity, body, reason, held);
    }
    audit.record("deposit." + body.kind().name().toLowerCase(java.util.Locale.ROOT), "partner", body.partnerCode(),
        Map.of("documentNo", body.documentNo(), "amountMinor", body.amountMinor(), "reason", reason));
  }

  private void ask(long id, PartnerView partner, EntityView entity, Body body, String reason, long held) {
    boolean deducted = body.kind() == Kind.DEDUCTED;
    approvals.getObject().submit(new ApprovalRequest(kind(), Long.toString(id), (deducted ? "扣减保证金 " : "退还保证金 ") + partner.code(),
        (deducted ? "Deduct deposit of " : "Return deposit of ") + partner.code(), body.amountMinor(), entity.currency(), partner.id(), List.of(),
        List.of(ApprovalRequest.Figure.money("金额", "Amount", body.amountMinor(), entity.currency()),
            ApprovalRequest.Figure.money("现有保证金", "Held", held, entity.currency()), ApprovalRequest.Figure.text("原因", "Reason", reason)), "/deposits"));
  }

  private void post(long id, Account account, Kind kind, long amountMinor, String documentNo) {
    AccountKey deposit = LotPool.account(AccountKind.DEPOSIT, account);
    AccountKey bank = AccountKey.ofBrand(AccountKind.BANK, account.entityId(), account.currency());
    AccountKey receivable = LotPool.account(AccountKind.RECEIVABLE, account);
    ledger.post(List.of(switch (kind) {
      case RECEIVED -> posting(id, bank, deposit, amountMinor, "收到保证金 deposit received " + documentNo);
      case DEDUCTED -> posting(id, deposit, receivable, amountMinor, "扣减保证金 deposit deducted " + documentNo);
      case RETURNED -> posting(id, deposit, bank, amountMinor, "退还保证金 deposit returned " + documentNo);
    }));
  }

  private Posting posting(long id, AccountKey debit, AccountKey credit, long amountMinor, String text) {
    return new Posting(debit, credit, amountMinor, "deposit/" + id, 0, LocalDate.now(clock), null, text);
  }

  @Override
  public String kind() {
    return "deposit";
  }

  @Override
  public String titleZh() {
    return "保证金扣减或退还";
  }

  @Override
  public String titleEn() {
    return "Deposit deducted or returned";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("财务审批 / Finance approval", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    long id = Long.parseLong(ended.subjectId());
    DepositStore.Entry entry = store.locked(id).orElseThrow();
    store.decided(id, ended.approved() ? "POSTED" : "REFUSED", LocalDate.now(clock));
    if (ended.approved()) {
      post(id, new Account(Long.parseLong(entry.partnerId()), Long.parseLong(entry.entityId()), entry.currency()), Kind.valueOf(entry.kind()), entry.amountMinor(),
          entry.documentNo());
    }
  }
}
