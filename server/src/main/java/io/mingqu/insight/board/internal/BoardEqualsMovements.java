package io.mingqu.insight.board.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The board's totals are a projection: they must add up to the movements that count now. */
@Component
class BoardEqualsMovements implements Verification {
  private final BoardQueries queries;

  BoardEqualsMovements(BoardQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "board.equals-movements";
  }

  @Override
  public Outcome verify() {
    List<String> different = queries.differencesFromMovements();
    return new Outcome(different.isEmpty(), Map.of("different", different));
  }
}
