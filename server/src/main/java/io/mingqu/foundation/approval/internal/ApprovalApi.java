package io.mingqu.foundation.approval.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PRICING;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Flow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/approvals")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
class ApprovalApi {
  private static final int BULK_MAX = 200;
  private static final int COMMENT_MAX = 2000;

  /** @param to for HAND_OVER and ADD_SIGNER_…; {@code step} for RETURN, counted from 1, left out for the requester */
  record ActBody(Acts.Kind act, @Nullable String comment, @Nullable String to, @Nullable Integer step) {}

  record BulkBody(List<Long> ids, Acts.Kind act, @Nullable String comment) {}

  record BulkAnswer(int done) {}

  record Waiting(long count) {}

  record Signers(List<Actors.Signer> items) {}

  private final Signing signing;
  private final ApprovalQueries queries;
  private final Actors actors;

  ApprovalApi(Signing signing, ApprovalQueries queries, Actors actors) {
    this.signing = signing;
    this.queries = queries;
    this.actors = actors;
  }

  /** To whom a request can be handed over, and who can be added. */
  @GetMapping("/signers")
  Signers signers() {
    return new Signers(actors.signers());
  }

  @GetMapping("/inbox")
  Page<ApprovalQueries.Card> inbox(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return queries.inbox(Callers.current(), Page.checkedLimit(limit), after);
  }

  @GetMapping("/inbox/count")
  Waiting inboxCount() {
    return new Waiting(queries.inboxCount(Callers.current()));
  }

  @GetMapping
  Page<ApprovalQueries.Card> list(@RequestParam Flow.@Nullable State state, @RequestParam @Nullable String kind,
      @RequestParam @Nullable Long partyId, @RequestParam(defaultValue = "false") boolean mine, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return queries.list(new ApprovalQueries.Filter(state, kind, partyId, mine), Callers.current(), Page.checkedLimit(limit), after);
  }

  @GetMapping("/{approvalId}")
  ApprovalQueries.Full one(@PathVariable long approvalId) {
    return queries.one(approvalId, Callers.current());
  }

  @PostMapping("/{approvalId}/acts")
  ApprovalQueries.Full act(@PathVariable long approvalId, @RequestBody ActBody body) {
    signing.act(approvalId, Acts.read(body.act(), body.to(), body.step(), actors::checked), comment(body.comment(), body.act()));
    return queries.one(approvalId, Callers.current());
  }

  /** Approves or rejects many at once, all or none. */
  @PostMapping("/acts")
  BulkAnswer actOnMany(@RequestBody BulkBody body) {
    if (body.act() != Acts.Kind.APPROVE && body.act() != Acts.Kind.REJECT || body.ids().isEmpty() || body.ids().size() > BULK_MAX) {
      throw Problem.of("approval.bad-bulk", 422, Map.of("act", body.act().name(), "count", body.ids().size(), "max", BULK_MAX));
    }
    String comment = comment(body.comment(), body.act());
    body.ids().stream().distinct().sorted().forEach(id -> signing.act(id, Acts.read(body.act(), null, null, actors::checked), comment));
    return new BulkAnswer((int) body.ids().stream().distinct().count());
  }

  /** Whoever says no says why. */
  private static String comment(@Nullable String given, Acts.Kind act) {
    String comment = given == null ? "" : given.strip();
    if (comment.length() > COMMENT_MAX) {
      throw Problem.of("approval.comment-too-long", 422, Map.of("length", comment.length(), "max", COMMENT_MAX));
    }
    if (comment.isEmpty() && (act == Acts.Kind.REJECT || act == Acts.Kind.RETURN)) {
      throw Problem.of("approval.reason-missing", 422, Map.of("act", act.name()));
    }
    return comment;
  }
}
