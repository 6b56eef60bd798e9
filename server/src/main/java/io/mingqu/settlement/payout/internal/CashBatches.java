package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.payout.internal.AnswerFile.Answer;
import io.mingqu.settlement.payout.internal.CashStore.Due;
import io.mingqu.settlement.payout.internal.CashStore.LineRow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 付款批次: what is owed in cash, put together by one person, approved by another, sent once, and settled by what the bank answers. */
@Component
@Transactional
class CashBatches implements ApprovalOwner {
  static final String KIND = "cash-batch";
  private static final Set<String> UNANSWERED = Set.of("READY", "SENDING", "SENT", "UNKNOWN");
  private final CashStore store;
  private final AccountVault vault;
  private final Ledger ledger;
  private final Partners partners;
  private final Entities entities;
  private final ObjectProvider<Approvals> approvals;
  private final Jobs jobs;
  private final Courier courier;
  private final Audit audit;
  private final SystemScope scope;
  private final Clock clock;

  CashBatches(CashStore store, AccountVault vault, Ledger ledger, Partners partners, Entities entities, ObjectProvider<Approvals> approvals, Jobs jobs,
      Courier courier, Audit audit, SystemScope scope, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.ledger = ledger;
    this.partners = partners;
    this.entities = entities;
    this.approvals = approvals;
    this.jobs = jobs;
    this.courier = courier;
    this.audit = audit;
    this.scope = scope;
    this.clock = clock;
  }

  /** @param withoutAccount codes of partners left out because no bank account is approved; {@code nothingLeft} those to whom nothing is owed on balance */
  record Made(long batchId, int lines, long totalMinor, List<String> withoutAccount, List<String> nothingLeft) {}

  public Made make(String entityCode, @Nullable List<String> partnerCodes, String note) {
    EntityView entity = entities.idByCode(entityCode).stream().boxed().findFirst().flatMap(entities::byId)
        .orElseThrow(() -> Problem.of("payout.unknown-entity", 422, Map.of("code", entityCode)));
    Map<Long, List<Due>> due = store.lockedDue(entity.id(), entity.currency(), ids(partnerCodes)).stream()
        .collect(Collectors.groupingBy(Due::partnerId, TreeMap::new, Collectors.toList()));
    Map<Long, PartnerView> known = partners.byIds(due.keySet());
    Map<Long, Long> accounts = store.approvedAccounts(due.keySet());
    Map<Long, Long> sums = new LinkedHashMap<>();
    List<String> withoutAccount = new ArrayList<>();
    List<String> nothingLeft = new ArrayList<>();
    due.forEach((partner, items) -> {
      long sum = items.stream().mapToLong(Due::openMinor).sum();
      if (sum <= 0) {
        nothingLeft.add(known.get(partner).code());
      } else if (!accounts.containsKey(partner)) {
        withoutAccount.add(known.get(partner).code());
      } else {
        sums.put(partner, sum);
      }
    });
    if (sums.isEmpty()) {
      throw Problem.of("payout.nothing-to-pay", 409, Map.of("entityCode", entityCode, "withoutAccount", withoutAccount.size(), "nothingLeft", nothingLeft.size()));
    }
    long total = sums.values().stream().mapToLong(Long::longValue).sum();
    long id = store.batch(entity.id(), entity.currency(), sums.size(), total, note);
    int[] n = {0};
    sums.forEach((partner, sum) -> store.line("C%06d-%04d".formatted(id, ++n[0]), id, partner, known.get(partner).code(), accounts.get(partner), sum,
        due.get(partner).stream().map(Due::payableId).toList()));
    audit.record("payout.cash-batch-made", "cash-batch", Long.toString(id), Map.of("lines", sums.size(), "totalMinor", total));
    return new Made(id, sums.size(), total, withoutAccount, nothingLeft);
  }

  private @Nullable List<Long> ids(@Nullable List<String> codes) {
    if (codes == null || codes.isEmpty()) {
      return null;
    }
    Map<String, Long> known = partners.idsByOwnCode();
    codes.stream().filter(code -> !known.containsKey(code)).findFirst().ifPresent(code -> {
      throw Problem.of("payout.unknown-partner", 422, Map.of("code", code));
    });
    return codes.stream().map(known::get).toList();
  }

  private CashStore.BatchRow locked(long id) {
    store.lock(id);
    return store.batchRow(id).orElseThrow(() -> Problem.notFound("cash-batch", Long.toString(id)));
  }

  private void move(CashStore.BatchRow batch, String from, String to) {
    if (!store.move(Long.parseLong(batch.id()), from, to)) {
      throw Problem.of("payout.batch-state", 409, Map.of("number", batch.number(), "state", batch.state(), "needed", from));
    }
  }

  public void submit(long id) {
    CashStore.BatchRow batch = locked(id);
    move(batch, "DRAFT", "IN_REVIEW");
    approvals.getObject().submit(new ApprovalRequest(KIND, batch.id(), "付款批次 " + batch.number(), "Cash batch " + batch.number(), batch.totalMinor(),
        batch.currency(), null, List.of(), List.of(ApprovalRequest.Figure.money("合计", "Total", batch.totalMinor(), batch.currency()),
            ApprovalRequest.Figure.text("笔数", "Payments", String.valueOf(batch.lines()))), "/payout/cash/" + batch.id()));
    audit.record("payout.cash-batch-submitted", "cash-batch", batch.id(), Map.of("totalMinor", batch.totalMinor()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "付款批次";
  }

  @Override
  public String titleEn() {
    return "Cash batch";
  }

  /** Rules with amounts may ask for more; without any, the finance approver signs. */
  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("付款审批 / Payment approval", Step.Mode.ANY, 48, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    CashStore.BatchRow batch = locked(Long.parseLong(ended.subjectId()));
    if (!ended.approved()) {
      move(batch, "IN_REVIEW", "DRAFT");
      return;
    }
    if (batch.madeBy().equals(ended.decidedBy())) {
      throw Problem.of("payout.four-eyes", 403, Map.of("what", batch.number()));
    }
    move(batch, "IN_REVIEW", "APPROVED");
    store.checked(Long.parseLong(batch.id()), ended.decidedBy());
  }

  /** Gives the payables free again. Nothing has left. */
  public void cancel(long id) {
    CashStore.BatchRow batch = locked(id);
    move(batch, batch.state().equals("APPROVED") ? "APPROVED" : "DRAFT", "CANCELLED");
    store.lines(id).forEach(line -> {
      store.line(Long.parseLong(line.id()), "CANCELLED", "", "", null);
      store.payables(Long.parseLong(line.id()), false);
    });
    audit.record("payout.cash-batch-cancelled", "cash-batch", batch.id(), Map.of());
  }

  /** Sends an approved batch, once: as a file to be brought to the bank, or directly. */
  public void send(long id, String channel, BankLayout.Payer payer) {
    CashStore.BatchRow batch = locked(id);
    boolean direct = channel.equals("DIRECT");
    if (direct && !courier.connected(SendJob.CASH)) {
      throw Problem.of("payout.no-connection", 409, Map.of("setting", "mingqu.payout.bank-url"));
    }
    move(batch, "APPROVED", "SENT");
    if (direct) {
      store.sent(id, channel, null, null, null, "READY");
      jobs.startAsSystem(SendJob.NAME, Map.of("what", SendJob.CASH, "batch", id), "payout.send/CASH/" + id);
    } else {
      byte[] bytes = BankLayout.valueOf(channel).bytes(store.sealed(id).stream().map(s -> new BankLayout.Payment(s.key(), s.holder(), s.bankName(), s.bankCode(),
          new String(vault.open(s.account()), StandardCharsets.UTF_8), s.amountMinor(), batch.currency(), "返利 " + batch.number())).toList(), payer,
          LocalDate.now(clock));
      store.sent(id, channel, batch.number() + ".csv", vault.seal(bytes), Hash.sha256(bytes), "SENT");
    }
    List<Posting> postings = store.lines(id).stream().map(line -> posting(batch, line, "sent", AccountKind.PARTNER_PAYABLE, AccountKind.CASH_IN_TRANSIT,
        "付款在途 sent to the bank ")).toList();
    scope.during("payout.cash-sent", () -> ledger.post(postings));
    audit.record("payout.cash-batch-sent", "cash-batch", batch.id(), Map.of("channel", channel, "totalMinor", batch.totalMinor()));
  }

  private Posting posting(CashStore.BatchRow batch, LineRow line, String what, AccountKind debit, AccountKind credit, String text) {
    long entity = Long.parseLong(batch.entityId());
    return new Posting(key(debit, line, entity, batch.currency()), key(credit, line, entity, batch.currency()), line.amountMinor(),
        "cash/" + line.key() + "/" + what, 0, LocalDate.now(clock), null, text + line.key());
  }

  private static AccountKey key(AccountKind kind, LineRow line, long entity, String currency) {
    return kind == AccountKind.BANK ? AccountKey.ofBrand(kind, entity, currency) : AccountKey.ofPartner(kind, Long.parseLong(line.partnerId()), entity, currency);
  }

  /** Takes what the bank answered: paid, failed (owed again), or unknown (waits for a person). An answer given before stands. */
  public Notes.Taken answered(List<Answer> answers) {
    return scope.during("payout.bank-answer", () -> {
      Map<String, LineRow> lines = new HashMap<>();
      store.lockedLines(answers.stream().map(Answer::key).toList()).forEach(l -> lines.put(l.key(), l));
      int[] counts = new int[4];
      List<String> foreign = new ArrayList<>();
      Set<Long> batches = new HashSet<>();
      for (Answer answer : answers) {
        LineRow line = lines.get(answer.key());
        if (line == null) {
          foreign.add(answer.key());
        } else {
          counts[apply(line, answer, null)]++;
          batches.add(Long.valueOf(line.batchId()));
        }
      }
      store.closeAnswered(batches);
      audit.record("payout.bank-answered", "cash", String.valueOf(answers.size()), Map.of("paid", counts[0], "failed", counts[1], "unknown", counts[2]));
      return new Notes.Taken(counts[0], counts[1], counts[2], counts[3], foreign);
    });
  }

  private int apply(LineRow line, Answer answer, @Nullable String resolvedBy) {
    if (!UNANSWERED.contains(line.state())) {
      return 3;
    }
    long id = Long.parseLong(line.id());
    CashStore.BatchRow batch = store.batchRow(Long.parseLong(line.batchId())).orElseThrow();
    if (!Objects.equals(batch.state(), "SENT")) {
      return 3;
    }
    switch (answer.outcome()) {
      case DONE -> {
        ledger.post(List.of(posting(batch, line, "paid", AccountKind.CASH_IN_TRANSIT, AccountKind.BANK, "已付 paid ")));
        store.line(id, "PAID", answer.reference(), answer.reason(), resolvedBy);
        store.payables(id, true);
        return 0;
      }
      case REFUSED -> {
        ledger.post(List.of(posting(batch, line, "failed", AccountKind.CASH_IN_TRANSIT, AccountKind.PARTNER_PAYABLE, "付款失败退回应付 failed, owed again ")));
        store.line(id, "FAILED", answer.reference(), answer.reason(), resolvedBy);
        store.payables(id, false);
        return 1;
      }
      case UNKNOWN -> {
        store.line(id, "UNKNOWN", answer.reference(), answer.reason(), null);
        return 2;
      }
    }
    throw new IllegalStateException("outcome " + answer.outcome());
  }

  /** A person found out from the bank what became of an unknown payment; not the one who made the batch. */
  public void resolve(long lineId, boolean paid, String bankRef, String evidence) {
    String key = store.keyOf(lineId).orElseThrow(() -> Problem.notFound("cash-line", Long.toString(lineId)));
    LineRow line = store.lockedLines(List.of(key)).getFirst();
    if (evidence.isBlank() || paid && bankRef.isBlank()) {
      throw Problem.of("payout.evidence-missing", 422, Map.of("id", lineId));
    }
    if (!line.state().equals("UNKNOWN")) {
      throw Problem.of("payout.not-unknown", 409, Map.of("key", line.key(), "state", line.state()));
    }
    if (store.batchRow(Long.parseLong(line.batchId())).orElseThrow().madeBy().equals(Callers.current().principalId())) {
      throw Problem.of("payout.four-eyes", 403, Map.of("what", line.key()));
    }
    scope.during("payout.resolve", () -> apply(line, new Answer(key, paid ? AnswerFile.Outcome.DONE : AnswerFile.Outcome.REFUSED, bankRef, evidence),
        Callers.current().principalId()));
    store.closeAnswered(List.of(Long.valueOf(line.batchId())));
    audit.record("payout.cash-resolved", "cash-line", key, Map.of("paid", paid, "evidence", evidence));
  }
}
