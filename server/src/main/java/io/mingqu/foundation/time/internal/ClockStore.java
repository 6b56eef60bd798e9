package io.mingqu.foundation.time.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the house's clock is moved. */
@Component
class ClockStore {
  private final JdbcClient sql;

  ClockStore(JdbcClient sql) {
    this.sql = sql;
  }

  long offsetMillis() {
    return sql.sql("SELECT offset_millis FROM time.clock").query(Long.class).single();
  }

  void setOffsetMillis(long offsetMillis) {
    sql.sql("UPDATE time.clock SET offset_millis = :offset").param("offset", offsetMillis).update();
  }
}
