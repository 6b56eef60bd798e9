package io.mingqu.foundation.time.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class DatabaseTroubleTest {
  @Test
  void passesWhenTheDatabaseWentAwayHoweverDeepItIsWrapped() {
    SQLException gone = new SQLException("terminating connection due to administrator command", "57P01");
    assertThat(DatabaseTrouble.passes(new DataAccessResourceFailureException("x", gone))).isTrue();
    assertThat(DatabaseTrouble.passes(new IllegalStateException("copy failed", new SQLException("I/O error", "08006")))).isTrue();
  }

  @Test
  void staysWhenTheWorkItselfIsWrong() {
    assertThat(DatabaseTrouble.passes(new DuplicateKeyException("x", new SQLException("duplicate key", "23505")))).isFalse();
    assertThat(DatabaseTrouble.passes(new IllegalStateException("bug"))).isFalse();
  }
}
