package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Every transaction, reads too, first tells PostgreSQL whose it is; the settings end with the transaction, so pooled connections leak nothing. */
final class ScopedTransactions extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;
  private static final String SET = """
      SELECT set_config('mingqu.scope', ?, true), set_config('mingqu.parties', ?, true), set_config('mingqu.principal', ?, true)""";

  private final transient Fence fence;

  ScopedTransactions(DataSource dataSource, Fence fence) {
    super(dataSource);
    this.fence = fence;
  }

  /** What the database is told of a caller's scope. Tests keep it narrow while they widen everything above it. */
  interface Fence {
    Scope of(Caller caller);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    @Nullable Caller caller = Callers.find().orElse(null);
    Connection connection = DataSourceUtils.getConnection(obtainDataSource());
    try (PreparedStatement sql = connection.prepareStatement(SET)) {
      @Nullable Scope scope = caller == null ? null : fence.of(caller);
      sql.setString(1, scope == null ? "" : scope.setting());
      sql.setString(2, scope == null ? "" : scope.partiesSetting());
      sql.setString(3, caller == null ? "" : caller.principalId());
      sql.execute();
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw translateException("begin scoped transaction", e);
    }
  }
}
