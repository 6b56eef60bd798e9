package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
@Allowed({Role.ADMIN, Role.FINANCE_APPROVER})
class AuditApi {
  private final AuditQueries entries;
  private final ChainQueries chain;

  AuditApi(AuditQueries entries, ChainQueries chain) {
    this.entries = entries;
    this.chain = chain;
  }

  /** Newest first. {@code action} may end in {@code *}. */
  @GetMapping
  Page<AuditQueries.EntryView> list(@RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String principal, @RequestParam(required = false) @Nullable String subjectKind,
      @RequestParam(required = false) @Nullable String subjectId, @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return entries.page(new AuditQueries.Filter(action, principal, subjectKind, subjectId, from, to), Page.checkedLimit(limit), after);
  }

  /** Recomputes the chain from its first entry. */
  @GetMapping("/verify")
  ChainQueries.Proof verify() {
    return chain.prove();
  }
}
