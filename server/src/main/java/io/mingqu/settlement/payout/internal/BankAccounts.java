package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 收款账户: where a partner is paid in cash. Sealed at rest, masked when shown; a change takes effect when somebody else has approved it. */
@Component
class BankAccounts implements ApprovalOwner {
  static final String KIND = "payout-account";
  private final BankAccountStore store;
  private final AccountVault vault;
  private final Partners partners;
  private final ObjectProvider<Approvals> approvals;
  private final Audit audit;

  BankAccounts(BankAccountStore store, AccountVault vault, Partners partners, ObjectProvider<Approvals> approvals, Audit audit) {
    this.store = store;
    this.vault = vault;
    this.partners = partners;
    this.approvals = approvals;
    this.audit = audit;
  }

  record Proposal(String partnerCode, String holder, String bankName, String bankCode, String account) {}

  @Transactional
  public long propose(Proposal proposal) {
    String account = proposal.account().replaceAll("[\\s-]", "");
    if (!account.matches("[0-9A-Za-z]{6,34}")) {
      throw Problem.of("payout.bad-account", 422, Map.of("length", account.length()));
    }
    if (proposal.holder().isBlank() || proposal.bankName().isBlank() || proposal.holder().length() > 120 || proposal.bankName().length() > 120) {
      throw Problem.of("payout.bad-account-holder", 422, Map.of("holder", proposal.holder(), "bankName", proposal.bankName()));
    }
    Long id = partners.idsByOwnCode().get(proposal.partnerCode());
    PartnerView partner = id == null ? null : partners.byId(id).orElse(null);
    if (partner == null) {
      throw Problem.of("payout.unknown-partner", 422, Map.of("code", proposal.partnerCode()));
    }
    if (store.hasProposal(partner.id())) {
      throw Problem.of("payout.account-proposed", 409, Map.of("partnerCode", proposal.partnerCode()));
    }
    String fingerprint = vault.fingerprint(account);
    String tail = account.substring(account.length() - 4);
    long accountId = store.propose(partner.id(), proposal.holder(), proposal.bankName(), proposal.bankCode(),
        vault.seal(account.getBytes(StandardCharsets.UTF_8)), tail, fingerprint);
    int sharing = store.othersWith(fingerprint, partner.id());
    approvals.getObject().submit(new ApprovalRequest(KIND, Long.toString(accountId), "收款账户 " + partner.code(), "Bank account of " + partner.code(), null, null,
        partner.id(), List.of(), List.of(ApprovalRequest.Figure.text("户名", "Holder", proposal.holder()),
            ApprovalRequest.Figure.text("开户行", "Bank", proposal.bankName()), ApprovalRequest.Figure.text("账号", "Account", "****" + tail),
            ApprovalRequest.Figure.text("同账号的其他伙伴", "Other partners with this account", String.valueOf(sharing))), "/payout/accounts"));
    audit.record("payout.account-proposed", "partner", partner.code(), Map.of("tail", tail, "sharing", sharing));
    return accountId;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "收款账户变更";
  }

  @Override
  public String titleEn() {
    return "Bank account change";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("财务复核 / Finance review", Step.Mode.ANY, 48, Seat.ofRole(Role.FINANCE_REVIEWER.name()), Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    store.decide(Long.parseLong(ended.subjectId()), ended.approved(), ended.decidedBy());
  }

  /** The account in clear, for somebody entitled who states why. */
  @Transactional
  public String reveal(long id, String reason) {
    if (reason.strip().length() < 4) {
      throw Problem.of("payout.reason-missing", 422, Map.of());
    }
    byte[] sealed = store.sealed(id).orElseThrow(() -> Problem.notFound("bank-account", Long.toString(id)));
    audit.record("payout.account-revealed", "bank-account", Long.toString(id), Map.of("reason", reason, "by", Callers.current().principalId()));
    return new String(vault.open(sealed), StandardCharsets.UTF_8);
  }
}
