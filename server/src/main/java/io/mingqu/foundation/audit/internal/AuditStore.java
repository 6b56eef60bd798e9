package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.AccessRefused;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Appends entries; the {@link Sealer} chains them. */
@Component
class AuditStore implements Audit {
  private static final String NOBODY = "anonymous";
  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Clock clock;

  AuditStore(JdbcClient sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void record(String action, String subjectKind, String subjectId, Map<String, ?> detail) {
    append(action, subjectKind, subjectId, detail);
  }

  /** The refused request rolls back; what it tried stays. */
  @EventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void on(AccessRefused refused) {
    append("access.refused", "route", refused.method() + " " + refused.path(), Map.of("reason", refused.reason(), "by", refused.principalId()));
  }

  private void append(String action, String subjectKind, String subjectId, Map<String, ?> detail) {
    String principal = Callers.find().map(Caller::principalId).orElse(NOBODY);
    String name = Callers.find().map(Caller::name).orElse(NOBODY);
    sql.sql("""
        WITH next AS (SELECT nextval('audit.entry_id') AS id),
             kept AS (
               INSERT INTO audit.entry (id, at, principal, principal_name, action, subject_kind, subject_id, detail)
               SELECT id, :at, :principal, :name, :action, :kind, :subject, :detail FROM next)
        INSERT INTO audit.unsealed SELECT id FROM next""")
        .param("at", Timestamp.from(clock.instant())).param("principal", principal).param("name", name).param("action", action)
        .param("kind", subjectKind).param("subject", subjectId).param("detail", json.writeValueAsString(new TreeMap<>(detail))).update();
  }
}
