package io.mingqu.settlement.pool.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deposits, and the end of lots. */
@RestController
class DepositApi {
  record Balances(List<DepositStore.Balance> items) {}

  record ExpiryBody(@Nullable LocalDate day) {}

  record ExtendBody(LocalDate until, String reason) {}

  record WaiveBody(long amountMinor, String reason) {}

  private final DepositStore store;
  private final Deposits deposits;
  private final Expiry expiry;
  private final Names names;
  private final java.time.Clock clock;

  DepositApi(DepositStore store, Deposits deposits, Expiry expiry, Names names, java.time.Clock clock) {
    this.store = store;
    this.deposits = deposits;
    this.expiry = expiry;
    this.names = names;
    this.clock = clock;
  }

  @GetMapping("/api/deposits")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Balances balances(@RequestParam(required = false) @Nullable Long partnerId) {
    return new Balances(names.deposits(store.balances(partnerId)));
  }

  @GetMapping("/api/deposits/entries")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Page<DepositStore.Entry> entries(@RequestParam(required = false) @Nullable Long partnerId, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return names.entries(store.entries(partnerId, Page.checkedLimit(limit), after));
  }

  @PostMapping("/api/deposits/entries")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.CREATED)
  void enter(@RequestBody Deposits.Body body) {
    deposits.enter(body);
  }

  @GetMapping("/api/my/deposits")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  @Transactional(readOnly = true)
  public Balances mine() {
    return new Balances(store.balances(null));
  }

  @GetMapping("/api/my/deposits/entries")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  @Transactional(readOnly = true)
  public Page<DepositStore.Entry> myEntries(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return store.entries(null, Page.checkedLimit(limit), after);
  }

  /** Gives notice of lots that end, and lets lapse those whose notice has run; also done once a night. */
  @PostMapping("/api/pool/expiry-runs")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  Expiry.Done run(@RequestBody ExpiryBody body) {
    return expiry.run(body.day() == null || body.day().isAfter(LocalDate.now(clock)) ? LocalDate.now(clock) : body.day());
  }

  @PostMapping("/api/pool/lots/{id}/extend")
  @Allowed({CHANNEL_MANAGER, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  void extend(@PathVariable long id, @RequestBody ExtendBody body) {
    expiry.ask(id, "EXTEND", body.until(), null, body.reason());
  }

  @PostMapping("/api/pool/lots/{id}/waive")
  @Allowed({CHANNEL_MANAGER, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  void waive(@PathVariable long id, @RequestBody WaiveBody body) {
    expiry.ask(id, "WAIVE", null, body.amountMinor(), body.reason());
  }
}
