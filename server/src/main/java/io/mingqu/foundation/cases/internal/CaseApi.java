package io.mingqu.foundation.cases.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PRICING;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.cases.NewCase;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@Allowed(Role.EVERYONE)
class CaseApi {
  record OpenBody(String kind, String subjectKind, String subjectId, String title, @Nullable Long partyId, @Nullable Long amountMinor,
      @Nullable String currency, @Nullable String link, @Nullable Map<String, Object> detail, @Nullable String text, @Nullable List<Long> fileIds) {}

  record CommentBody(@Nullable String text, @Nullable Boolean internal, @Nullable List<Long> fileIds) {}

  record ActBody(String action, @Nullable String comment, @Nullable Map<String, Object> detail) {}

  record AssignBody(boolean mine) {}

  record Kind(String kind, String titleZh, String titleEn, boolean mayOpen, List<CaseKind.State> states) {}

  record KindList(List<Kind> items) {}

  record Waiting(long count) {}

  private final CaseWork work;
  private final CaseQueries queries;
  private final CaseTables tables;

  CaseApi(CaseWork work, CaseQueries queries, CaseTables tables) {
    this.work = work;
    this.queries = queries;
    this.tables = tables;
  }

  @GetMapping("/kinds")
  KindList kinds() {
    Caller caller = Callers.current();
    return new KindList(tables.all().stream().map(k -> new Kind(k.name(), k.titleZh(), k.titleEn(), mayOpen(k, caller), k.states())).toList());
  }

  @GetMapping("/waiting/count")
  Waiting waiting() {
    return new Waiting(queries.waiting(Callers.current()));
  }

  @GetMapping
  Page<CaseQueries.Row> list(@RequestParam @Nullable Boolean open, @RequestParam @Nullable String kind, @RequestParam @Nullable Long partyId,
      @RequestParam @Nullable String subjectKind, @RequestParam @Nullable String subjectId, @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam @Nullable Role desk, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return queries.list(new CaseQueries.Filter(open, kind, partyId, subjectKind, subjectId, mine, desk == null ? null : desk.name()),
        Callers.current(), Page.checkedLimit(limit), after);
  }

  @GetMapping("/{caseId}")
  CaseQueries.Full one(@PathVariable long caseId) {
    return queries.one(caseId, Callers.current());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CaseQueries.Full open(@RequestBody OpenBody body) {
    Caller caller = Callers.current();
    CaseKind kind = tables.of(body.kind());
    if (!mayOpen(kind, caller)) {
      throw Problem.of("cases.not-opened-by-hand", 403, Map.of("kind", body.kind()));
    }
    if (body.subjectKind().length() > 60 || body.subjectId().length() > 200 || Objects.requireNonNullElse(body.link(), "").length() > 500) {
      throw Problem.of("cases.bad-title", 422, Map.of("max", 200));
    }
    if ((body.amountMinor() == null) != (body.currency() == null)) {
      throw Problem.of("cases.amount-without-currency", 422);
    }
    long id = work.open(new NewCase(body.kind(), body.subjectKind(), body.subjectId(), body.title(), party(body, caller), body.amountMinor(),
        body.currency(), Objects.requireNonNullElse(body.link(), ""), Objects.requireNonNullElse(body.detail(), Map.of()),
        Objects.requireNonNullElse(body.text(), ""), Objects.requireNonNullElse(body.fileIds(), List.of())));
    return queries.one(id, caller);
  }

  /** A partner with one party need not name it; staff may doubt a number of no single partner; nobody names one they do not see. */
  private static @Nullable Long party(OpenBody body, Caller caller) {
    if (body.partyId() == null && caller.scope() instanceof Scope.Parties(var parties) && parties.size() == 1) {
      return parties.iterator().next();
    }
    if (body.partyId() == null ? caller.isPartner() : !caller.scope().sees(body.partyId())) {
      throw Problem.notFound("partner", String.valueOf(body.partyId()));
    }
    return body.partyId();
  }

  @PostMapping("/{caseId}/comments")
  CaseQueries.Full comment(@PathVariable long caseId, @RequestBody CommentBody body) {
    work.comment(caseId, Objects.requireNonNullElse(body.text(), "").strip(), Boolean.TRUE.equals(body.internal()),
        Objects.requireNonNullElse(body.fileIds(), List.of()));
    return queries.one(caseId, Callers.current());
  }

  @PostMapping("/{caseId}/actions")
  CaseQueries.Full act(@PathVariable long caseId, @RequestBody ActBody body) {
    work.act(caseId, body.action(), Objects.requireNonNullElse(body.comment(), "").strip(), Objects.requireNonNullElse(body.detail(), Map.of()));
    return queries.one(caseId, Callers.current());
  }

  @PostMapping("/{caseId}/assignment")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  CaseQueries.Full assign(@PathVariable long caseId, @RequestBody AssignBody body) {
    work.assign(caseId, body.mine());
    return queries.one(caseId, Callers.current());
  }

  private static boolean mayOpen(CaseKind kind, Caller caller) {
    return caller.roles().stream().anyMatch(kind.openedBy()::contains);
  }
}
