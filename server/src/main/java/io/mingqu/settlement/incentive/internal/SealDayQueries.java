package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which day each seal was taken: by it a line is on time or late. */
@Component
class SealDayQueries {
  private final JdbcClient sql;
  private final Clock clock;

  SealDayQueries(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Seal number → day since 1970-01-01; always 0 when nobody asks whether lines are late. */
  LongUnaryOperator upTo(Cut cut, boolean needed) {
    if (!needed) {
      return seal -> 0;
    }
    Map<Long, Long> days = new HashMap<>();
    sql.sql("SELECT seal_no, (sealed_at AT TIME ZONE :zone)::date FROM intake.published_batch WHERE seal_no <= :cut")
        .param("zone", clock.getZone().getId()).param("cut", cut.sealNo())
        .query(row -> {
          days.put(row.getLong(1), row.getObject(2, LocalDate.class).toEpochDay());
        });
    return seal -> days.getOrDefault(seal, 0L);
  }
}
