package io.mingqu.settlement.payout.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CashApi {
  enum Channel { GENERIC, ICBC_BULK, DIRECT }

  record BatchBody(String entityCode, @Nullable List<String> partnerCodes, @Nullable String note) {}

  record Made(String id, int lines, long totalMinor, List<String> withoutAccount, List<String> nothingLeft) {}

  record SendBody(Channel channel, @Nullable String payerAccount, @Nullable String payerName, @Nullable String payerBank) {}

  record AnswerBody(String content) {}

  record ResolveBody(boolean paid, @Nullable String bankRef, String evidence) {}

  record BatchView(CashStore.BatchRow batch, List<CashStore.LineRow> lines) {}

  record RevealBody(String reason) {}

  record Revealed(String account) {}

  record Created(String id) {}

  private final CashStore store;
  private final CashBatches batches;
  private final BankAccountStore accountStore;
  private final BankAccounts accounts;
  private final AccountVault vault;
  private final PartnerNames names;
  private final Audit audit;

  CashApi(CashStore store, CashBatches batches, BankAccountStore accountStore, BankAccounts accounts, AccountVault vault, PartnerNames names, Audit audit) {
    this.store = store;
    this.batches = batches;
    this.accountStore = accountStore;
    this.accounts = accounts;
    this.vault = vault;
    this.names = names;
    this.audit = audit;
  }

  @GetMapping("/api/cash-batches")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Page<CashStore.BatchRow> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return store.batches(state, Page.checkedLimit(limit), after);
  }

  @GetMapping("/api/cash-batches/{id}")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public BatchView one(@PathVariable long id) {
    return view(id);
  }

  private BatchView view(long id) {
    return new BatchView(store.batchRow(id).orElseThrow(() -> Problem.notFound("cash-batch", Long.toString(id))), store.lines(id));
  }

  @PostMapping("/api/cash-batches")
  @Allowed(FINANCE_PREPARER)
  @ResponseStatus(HttpStatus.CREATED)
  Made make(@RequestBody BatchBody body) {
    CashBatches.Made made = batches.make(body.entityCode(), body.partnerCodes(), body.note() == null ? "" : body.note());
    return new Made(Long.toString(made.batchId()), made.lines(), made.totalMinor(), made.withoutAccount(), made.nothingLeft());
  }

  @PostMapping("/api/cash-batches/{id}/submit")
  @Allowed(FINANCE_PREPARER)
  BatchView submit(@PathVariable long id) {
    batches.submit(id);
    return view(id);
  }

  @PostMapping("/api/cash-batches/{id}/cancel")
  @Allowed({FINANCE_PREPARER, FINANCE_APPROVER})
  BatchView cancel(@PathVariable long id) {
    batches.cancel(id);
    return view(id);
  }

  @PostMapping("/api/cash-batches/{id}/send")
  @Allowed({FINANCE_PREPARER, FINANCE_APPROVER})
  BatchView send(@PathVariable long id, @RequestBody SendBody body) {
    batches.send(id, body.channel().name(), new BankLayout.Payer(or(body.payerAccount()), or(body.payerName()), or(body.payerBank())));
    return view(id);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The bank file: the same bytes however often it is fetched; it holds accounts in clear, so each fetching is written down. */
  @GetMapping("/api/cash-batches/{id}/file")
  @Allowed({FINANCE_PREPARER, FINANCE_APPROVER})
  @Transactional
  public ResponseEntity<byte[]> file(@PathVariable long id) {
    CashStore.File file = store.file(id).orElseThrow(() -> Problem.notFound("cash-batch-file", Long.toString(id)));
    audit.record("payout.bank-file-fetched", "cash-batch", Long.toString(id), Map.of("name", file.name()));
    return NoteApi.attachment(file.name(), vault.open(file.sealed()));
  }

  @PostMapping("/api/cash-batches/answers")
  @Allowed(FINANCE_PREPARER)
  Notes.Taken answers(@RequestBody AnswerBody body) {
    return batches.answered(AnswerFile.read(body.content()).answers());
  }

  @PostMapping("/api/cash-lines/{id}/resolve")
  @Allowed({FINANCE_REVIEWER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resolve(@PathVariable long id, @RequestBody ResolveBody body) {
    batches.resolve(id, body.paid(), or(body.bankRef()), body.evidence());
  }

  @GetMapping("/api/payout-accounts")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER})
  @Transactional(readOnly = true)
  public Page<BankAccountStore.Row> accounts(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return names.accounts(accountStore.list(state, Page.checkedLimit(limit), after));
  }

  @PostMapping("/api/payout-accounts")
  @Allowed({ADMIN, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.CREATED)
  Created propose(@RequestBody BankAccounts.Proposal body) {
    return new Created(Long.toString(accounts.propose(body)));
  }

  @PostMapping("/api/payout-accounts/{id}/reveal")
  @Allowed({FINANCE_APPROVER, FINANCE_REVIEWER})
  Revealed reveal(@PathVariable long id, @RequestBody RevealBody body) {
    return new Revealed(accounts.reveal(id, body.reason()));
  }
}
