package io.mingqu.insight.board.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Regional managers and sales representatives see their own partners only: the rows decide, not this class. */
@RestController
@Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER,
    Role.FINANCE_APPROVER, Role.ANALYST})
class BoardApi {
  private final Board board;

  BoardApi(Board board) {
    this.board = board;
  }

  @GetMapping("/api/board")
  BoardView look(@RequestParam(required = false) @Nullable Measure measure, @RequestParam(required = false) @Nullable String currency,
      @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate toExcl,
      @RequestParam(defaultValue = "false") boolean yearAgo, @RequestParam(required = false) @Nullable Long regionId,
      @RequestParam(required = false) @Nullable Long channelId, @RequestParam(required = false) @Nullable Long partnerId) {
    return board.look(new Board.Question(measure, currency, from, toExcl, yearAgo, regionId, channelId, partnerId));
  }
}
