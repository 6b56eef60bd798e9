package io.mingqu.foundation.time.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Failures that pass by themselves: the database restarts, a deadlock was broken, connections ran out, a rollback met a closed
 * connection. A job then goes on later instead of failing. */
final class DatabaseTrouble {
  private DatabaseTrouble() {}

  static boolean passes(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException || cause instanceof CannotCreateTransactionException
          || cause instanceof TransactionSystemException || cause instanceof DataAccessResourceFailureException
          || cause instanceof SQLException sql && passing(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Connection exceptions, transaction rollbacks, insufficient resources, operator intervention such as a shutdown. */
  private static boolean passing(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("40") || state.startsWith("53") || state.startsWith("57P"));
  }
}
