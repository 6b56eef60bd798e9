package io.mingqu.foundation.access.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Slows down guessing, by account and by address, alike for accounts that exist and those that do not. Kept in the database for all servers. */
@Component
class ThrottleStore {
  private final JdbcClient sql;

  ThrottleStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** What is counted; {@code freeFailures} cost nothing, each further one doubles the pause from 10 seconds up to 15 minutes. */
  record Counter(String key, int freeFailures) {
    static Counter account(String login) {
      return new Counter("account:" + login, 5);
    }

    static Counter address(String address) {
      return new Counter("address:" + address, 300);
    }
  }

  /** How long to wait before the next try; zero when it may be made now. */
  Duration pause(List<Counter> counters) {
    long millis = sql.sql("""
        SELECT coalesce(max(extract(epoch FROM blocked_until - clock_timestamp()) * 1000), 0)::bigint FROM access.throttle
        WHERE key IN (:keys) AND blocked_until > clock_timestamp()""")
        .param("keys", counters.stream().map(Counter::key).toList()).query(Long.class).single();
    return Duration.ofMillis(millis);
  }

  void failed(List<Counter> counters) {
    for (Counter counter : counters) {
      sql.sql("""
          INSERT INTO access.throttle AS t (key, failures, last_at) VALUES (:key, 1, clock_timestamp())
          ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
            failures = CASE WHEN t.last_at < clock_timestamp() - interval '1 hour' THEN 1 ELSE t.failures + 1 END,
            blocked_until = CASE WHEN t.last_at < clock_timestamp() - interval '1 hour' OR t.failures + 1 < :free THEN NULL
              ELSE clock_timestamp() + least(900, 10 * power(2, least(t.failures + 1 - :free, 12))) * interval '1 second' END""")
          .param("key", counter.key()).param("free", counter.freeFailures()).update();
    }
  }

  void passed(Counter account) {
    sql.sql("DELETE FROM access.throttle WHERE key = :key").param("key", account.key()).update();
  }

}
