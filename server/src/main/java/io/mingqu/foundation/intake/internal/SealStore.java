package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one lock under which seal numbers are taken; held until the transaction commits, so numbers appear in order and without gaps. */
@Component
class SealStore implements Seals {
  private final JdbcClient sql;
  private final Clock clock;

  SealStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Cut current() {
    return new Cut(sql.sql("SELECT last_seal FROM intake.seal_head").query(Long.class).single());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public long seal(String what, String text) {
    long sealNo = take();
    sql.sql("""
        INSERT INTO intake.batch (target_kind, state, file_name, seal_no, sealed_at, created_by, created_at)
        VALUES (:what, 'SEALED', :text, :seal, :now, :by, :now)""")
        .param("what", what).param("text", text).param("seal", sealNo).param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", Callers.current().principalId()).update();
    return sealNo;
  }

  /** The next number; the head row stays locked until the end of the transaction. */
  long take() {
    return sql.sql("UPDATE intake.seal_head SET last_seal = last_seal + 1 RETURNING last_seal").query(Long.class).single();
  }
}
