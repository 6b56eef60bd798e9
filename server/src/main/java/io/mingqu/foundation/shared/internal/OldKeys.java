package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Nightly;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Idempotency keys are kept seven days; later retries meet the domain's own uniqueness. */
@Component
class OldKeys implements Nightly {
  private final JdbcClient sql;

  OldKeys(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public int cleanUp() {
    return sql.sql("DELETE FROM shared.idempotency WHERE created_at < now() - interval '7 days'").update();
  }
}
