package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons of hand-kept sheets (imported as {@code manual_sheet}) with our statements of the same period. */
@RestController
@RequestMapping("/api/comparisons")
@StaffOnly
class ComparisonApi {
  private final Comparing comparing;
  private final ComparisonStore store;
  private final Audit audit;

  ComparisonApi(Comparing comparing, ComparisonStore store, Audit audit) {
    this.comparing = comparing;
    this.store = store;
    this.audit = audit;
  }

  /** @param sourceId only the sheet of this source; all when not given */
  record NewComparison(String period, @Nullable Integer sourceId) {}

  @PostMapping
  @Allowed({Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  ComparisonStore.View compare(@RequestBody NewComparison body) {
    long id = comparing.compare(body.period(), body.sourceId());
    audit.record("reconciliation.compared", "comparison", String.valueOf(id), Map.of("period", body.period()));
    return store.find(id).orElseThrow();
  }

  @GetMapping
  @Transactional(readOnly = true)
  Page<ComparisonStore.View> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    int rows = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    return Page.of(store.list(key == null ? null : Long.valueOf(key.getFirst()), rows + 1), rows, view -> List.of(view.id()));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  ComparisonStore.View one(@PathVariable long id) {
    return store.find(id).orElseThrow(() -> Problem.notFound("comparison", String.valueOf(id)));
  }

  @GetMapping("/{id}/rows")
  @Transactional(readOnly = true)
  Page<ComparisonStore.Row> rows(@PathVariable long id, @RequestParam @Nullable String reason, @RequestParam(defaultValue = "false") boolean leading,
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    one(id);
    return store.rows(id, reason, leading, after, Page.checkedLimit(limit));
  }
}
