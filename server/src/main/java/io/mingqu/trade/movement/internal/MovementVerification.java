package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.shared.Verification;
import io.mingqu.trade.movement.Movements;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Proves that no line is said twice, no identity points to nothing, no sale is reversed beyond its quantity; gives the checksum. */
@Component
class MovementVerification implements Verification {
  private final Movements movements;
  private final MovementListQueries queries;

  MovementVerification(Movements movements, MovementListQueries queries) {
    this.movements = movements;
    this.queries = queries;
  }

  @Override
  public String name() {
    return "movement.facts";
  }

  @Override
  public Outcome verify() {
    Movements.Checksum checksum = movements.checksum();
    Map<String, Long> orphans = queries.orphans();
    Map<String, Object> figures = new TreeMap<>(orphans);
    boolean pass = orphans.values().stream().allMatch(count -> count == 0);
    figures.put("lines", checksum.lines());
    figures.put("checksum", checksum.sum());
    return new Outcome(pass, figures);
  }
}
