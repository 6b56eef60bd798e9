package io.mingqu.foundation.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Widens the running transaction to system scope for one piece of work whose consequences reach rows the caller may not see, such as a
 * partner's confirmation that posts to the brand's ledger. Explicit and rare: each use names its reason.
 */
@Component
public class SystemScope {
  private final JdbcClient sql;

  SystemScope(JdbcClient sql) {
    this.sql = sql;
  }

  public <T extends @Nullable Object> T during(String reason, Supplier<T> work) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("SystemScope.during(" + reason + ") outside a transaction");
    }
    String before = sql.sql("SELECT coalesce(current_setting('mingqu.scope', true), '')").query(String.class).single();
    set("system");
    T result = work.get();
    set(before); // not in a finally: after an exception the transaction is rolled back, and the setting with it
    return result;
  }

  private void set(String scope) {
    sql.sql("SELECT set_config('mingqu.scope', :scope, true)").param("scope", scope).query(String.class).single();
  }
}
