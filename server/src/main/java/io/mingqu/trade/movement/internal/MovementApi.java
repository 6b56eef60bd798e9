package io.mingqu.trade.movement.internal;

import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.trade.movement.MovementView;
import io.mingqu.trade.movement.Movements;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Movements for the screens, under the caller's scope. */
@RestController
@RequestMapping("/api/movements")
class MovementApi {
  private final MovementListQueries queries;
  private final Movements movements;

  MovementApi(MovementListQueries queries, Movements movements) {
    this.queries = queries;
    this.movements = movements;
  }

  record Record(MovementView movement, List<MovementListQueries.Link> reverses) {}

  record Figures(List<MovementListQueries.KindFigures> byKind, List<MovementListQueries.CurrencyFigures> byCurrency,
                 MovementListQueries.ReversalFigures reversals) {}

  @GetMapping
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER,
      Role.FINANCE_APPROVER, Role.ANALYST})
  Page<MovementView> list(@RequestParam(required = false) @Nullable MovementKind kind, @RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable Long productId, @RequestParam(required = false) @Nullable Long entityId,
      @RequestParam(required = false) @Nullable Long batchId, @RequestParam(required = false) @Nullable String documentNo,
      @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean voided, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.page(new MovementListQueries.Filter(kind, partnerId, productId, entityId, batchId, documentNo, from, to, voided),
        Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER,
      Role.FINANCE_APPROVER, Role.ANALYST})
  Record one(@PathVariable long id) {
    MovementView movement = movements.byId(id).orElseThrow(() -> Problem.notFound("movement", String.valueOf(id)));
    return new Record(movement, queries.links(id));
  }

  /** Counts and sums by kind and currency, and how far returns are linked; of one source or of all. */
  @GetMapping("/figures")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  Figures figures(@RequestParam(required = false) @Nullable String source) {
    return new Figures(queries.byKind(source), queries.byCurrency(source), queries.reversals(source));
  }

  /** The remainder: returns of which some quantity found no sale. */
  @GetMapping("/open-returns")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER,
      Role.FINANCE_APPROVER, Role.ANALYST})
  Page<MovementListQueries.OpenReturn> openReturns(@RequestParam(required = false) @Nullable Long partnerId,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.openReturns(partnerId, Page.checkedLimit(limit), after);
  }
}
