package io.mingqu.settlement.payout.internal;

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
import io.mingqu.foundation.shared.Problem;
import java.util.List;
import java.util.Map;
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

@RestController
class PayableApi {
  record Totals(List<PayableQueries.Total> items) {}

  record NoteBody(@Nullable String note) {}

  record PolicyBody(@Nullable Long policyId) {}

  record Rechecked(int released) {}

  record DeliveryBody(String partnerCode, String entityCode, String documentNo, long amountMinor) {}

  record Delivered(long leftMinor) {}

  private final PayableQueries queries;
  private final PayableDesk desk;
  private final PartnerNames names;

  PayableApi(PayableQueries queries, PayableDesk desk, PartnerNames names) {
    this.queries = queries;
    this.desk = desk;
    this.names = names;
  }

  @GetMapping("/api/payables")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Page<PayableQueries.Row> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable String source, @RequestParam(required = false) @Nullable String form,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return names.payables(queries.list(state, partnerId, source, form, Page.checkedLimit(limit), after));
  }

  @GetMapping("/api/payables/totals")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public Totals totals() {
    return new Totals(queries.totals());
  }

  @GetMapping("/api/payables/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  public PayableQueries.Row one(@PathVariable long id) {
    return row(id);
  }

  private PayableQueries.Row row(long id) {
    return names.payables(new Page<>(List.of(queries.one(id).orElseThrow(() -> Problem.notFound("payable", Long.toString(id)))), null)).items().getFirst();
  }

  /** Looks again at everything that is held. */
  @PostMapping("/api/payables/recheck")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER})
  Rechecked recheck() {
    return new Rechecked(desk.recheck());
  }

  /** Finance holds evidence that the partner books it too, such as its letter. */
  @PostMapping("/api/payables/{id}/booked")
  @Allowed(FINANCE_REVIEWER)
  PayableQueries.Row booked(@PathVariable long id, @RequestBody NoteBody body) {
    desk.booked(id, body.note() == null ? "" : body.note());
    return row(id);
  }

  @PostMapping("/api/payables/{id}/policy")
  @Allowed(FINANCE_REVIEWER)
  PayableQueries.Row policy(@PathVariable long id, @RequestBody PolicyBody body) {
    if (body.policyId() == null) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", "policyId"));
    }
    desk.policy(id, body.policyId());
    return row(id);
  }

  @PostMapping("/api/goods-deliveries")
  @Allowed({ADMIN, FINANCE_PREPARER, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Delivered deliver(@RequestBody DeliveryBody body) {
    return new Delivered(desk.deliver(body.partnerCode(), body.entityCode(), body.documentNo(), body.amountMinor()));
  }

  @GetMapping("/api/my/payables")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  @Transactional(readOnly = true)
  public Page<PayableQueries.Row> mine(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.list(state, null, null, null, Page.checkedLimit(limit), after);
  }

  /** 确认入账: the partner says that it books the amount, too. */
  @PostMapping("/api/my/payables/{id}/booked")
  @Allowed(PARTNER_OWNER)
  PayableQueries.Row bookedByPartner(@PathVariable long id, @RequestBody NoteBody body) {
    desk.booked(id, body.note() == null ? "" : body.note());
    return row(id);
  }
}
