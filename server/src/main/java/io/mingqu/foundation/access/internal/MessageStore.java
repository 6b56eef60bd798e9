package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.MessageSender;
import io.mingqu.foundation.access.Messages;
import io.mingqu.foundation.access.OutgoingMessage;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps messages in the transaction that wants them sent; a job hands them to the sender afterwards. Without a sender they stay to be read. */
@Component
class MessageStore implements Messages, JobKind {
  static final String JOB = "access.send-message";
  private final JdbcClient sql;
  private final ObjectProvider<Jobs> jobs;
  private final ObjectProvider<MessageSender> sender;
  private final TransactionTemplate transaction;

  MessageStore(JdbcClient sql, ObjectProvider<Jobs> jobs, ObjectProvider<MessageSender> sender, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.jobs = jobs;
    this.sender = sender;
    this.transaction = new TransactionTemplate(transactions);
  }

  record MessageView(String id, String personName, String phone, String purpose, String text, Instant createdAt, @Nullable Instant sentAt) {}

  @Override
  @Transactional
  public void send(long personId, String purpose, String text) {
    long id = sql.sql("SELECT nextval(pg_get_serial_sequence('access.message', 'id'))").query(Long.class).single();
    sql.sql("""
        INSERT INTO access.message (id, person_id, phone, purpose, text) OVERRIDING SYSTEM VALUE
        VALUES (:id, :person, coalesce((SELECT phone FROM access.person WHERE id = :person), ''), :purpose, :text)""")
        .param("id", id).param("person", personId).param("purpose", purpose).param("text", text).update();
    if (sender.getIfAvailable() != null) {
      Callers.system("messages", () -> jobs.getObject().startAsSystem(JOB, Map.of("messageId", id), null));
    }
  }

  @Override
  public String name() {
    return JOB;
  }

  @Override
  public JobResult run(JobRun run) {
    long id = run.number("messageId");
    Optional<OutgoingMessage> message = transaction.execute(tx -> sql.sql("""
        SELECT id, person_id, phone, purpose, text FROM access.message WHERE id = :id AND sent_at IS NULL""").param("id", id)
        .query(OutgoingMessage.class).optional());
    MessageSender way = sender.getIfAvailable();
    if (message != null && message.isPresent() && way != null) {
      way.send(message.get());
      transaction.executeWithoutResult(tx -> sql.sql("""
          UPDATE access.message SET sent_at = now(), text = CASE WHEN :forget THEN '' ELSE text END WHERE id = :id""")
          .param("forget", way.forgetsText()).param("id", id).update());
    }
    return JobResult.DONE;
  }

  @Transactional(readOnly = true)
  public List<MessageView> latest(int rows) {
    return sql.sql("""
        SELECT m.id, p.name, m.phone, m.purpose, m.text, m.created_at, m.sent_at
        FROM access.message m JOIN access.person p ON p.id = m.person_id ORDER BY m.id DESC LIMIT :rows""").param("rows", rows)
        .query((row, n) -> new MessageView(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getTimestamp(6).toInstant(), row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant())).list();
  }
}
