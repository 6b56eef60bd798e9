package io.mingqu.foundation.outbox.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/outbox")
@Allowed(Role.ADMIN)
class OutboxApi {
  private final OutboxQueries queries;
  private final OutboxStore store;
  private final Audit audit;
  private final Bell bell;

  OutboxApi(OutboxQueries queries, OutboxStore store, Audit audit, Bell bell) {
    this.queries = queries;
    this.store = store;
    this.audit = audit;
    this.bell = bell;
  }

  @GetMapping
  Page<OutboxQueries.MessageView> list(@RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.page(status, Page.checkedLimit(limit), after);
  }

  @GetMapping("/counts")
  OutboxQueries.Counts counts() {
    return queries.counts();
  }

  @PostMapping("/{id}/replay")
  @Transactional
  public OutboxQueries.MessageView replay(@PathVariable long id) {
    OutboxQueries.MessageView before = queries.one(id);
    if (store.replay(id) == 0) {
      throw Problem.of("outbox.nothing-parked", 409, Map.of("id", id));
    }
    audit.record("outbox.replayed", "message", String.valueOf(id), Map.of("type", before.type()));
    bell.ring();
    return queries.one(id);
  }
}
