package io.mingqu.insight.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.BatchVoided;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Verification;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Movements are written as the loader writes them; the board must follow seals and undos. */
@MingquTest
class BoardTest {
  private static final LocalDate DAY = LocalDate.of(2031, 5, 9);
  @Autowired JdbcClient sql;
  @Autowired Seals seals;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transactions;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired List<Verification> verifications;

  @Test
  void movesWhenABatchIsSealedAndBackWhenItIsUndone() {
    long batch = sealed(10_000, -1_500);
    Eventually.is(() -> total("SHIPPED"), 10_000L);
    assertThat(total("RETURNED")).isEqualTo(-1_500);
    assertThat(boardEqualsMovements().pass()).isTrue();
    theBoardShowsIt();

    voided(batch);
    Eventually.is(() -> total("SHIPPED"), 0L);
    assertThat(boardEqualsMovements().pass()).isTrue();
  }

  private void theBoardShowsIt() {
    String[] analyst = users.staff(Role.ANALYST);
    JsonNode board = http.get("/api/board?currency=CNY&from=2031-05-01&toExcl=2031-06-01", analyst).json();
    assertThat(board.path("totals").path("amountMinor").asLong()).isEqualTo(8_500);
    assertThat(board.path("totals").path("returnedMinor").asLong()).isEqualTo(-1_500);
    assertThat(board.path("partners").path(0).path("code").asString()).isEqualTo("UNKNOWN");
    assertThat(board.path("days").size()).isEqualTo(1);
    JsonNode after = http.get("/api/board?currency=CNY&from=2031-06-01&toExcl=2031-07-01&channelId=3", analyst).json();
    assertThat(after.path("totals").path("amountMinor").asLong()).isZero();
    JsonNode elsewhere = http.get("/api/board?currency=CNY&from=2031-05-01&toExcl=2031-06-01", users.field(Set.of(), Set.of(), Role.REGIONAL_MANAGER)).json();
    assertThat(elsewhere.path("totals").path("lines").asLong()).as("partners outside one's region").isZero();
    assertThat(http.get("/api/board?from=2031-05-01&toExcl=2031-05-01", analyst).code()).isEqualTo("board.bad-period");
    assertThat(http.get("/api/overdue?termDays=9999", analyst).code()).isEqualTo("board.bad-term");
    assertThat(http.get("/api/overdue", analyst).status()).isEqualTo(200);
  }

  private Verification.Outcome boardEqualsMovements() {
    Verification board = verifications.stream().filter(v -> v.name().equals("board.equals-movements")).findFirst().orElseThrow();
    return Callers.system("test", () -> transactions.execute(status -> board.verify()));
  }

  private long total(String kind) {
    return Callers.system("test", () -> transactions.execute(status -> sql.sql(
        "SELECT coalesce(sum(net_minor), 0) FROM board.day_total WHERE business_date = :day AND kind = :kind")
        .param("day", DAY).param("kind", kind).query(Long.class).single()));
  }

  private long sealed(long shipped, long returned) {
    return Callers.system("test", () -> transactions.execute(status -> {
      long seal = seals.seal("test.board", "a batch of the board test");
      int source = sql.sql("INSERT INTO intake.source (code) VALUES ('board-test') ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id")
          .query(Integer.class).single();
      long batch = sql.sql("SELECT id FROM intake.batch WHERE seal_no = :seal").param("seal", seal).query(Long.class).single();
      sql.sql("SELECT movement.ensure_month(:day)").param("day", DAY).query((row, n) -> 0).list();
      movement(batch, source, 2, shipped);
      movement(batch, source, 3, returned);
      outbox.publish(new BatchSealed(batch, seal, "shipment", "board-test", 2, 0, 0));
      return batch;
    }));
  }

  private void movement(long batch, int source, int kind, long net) {
    sql.sql("""
        INSERT INTO movement.movement (id, batch_id, entity_id, partner_id, quantity_milli, net_minor, tax_minor, gross_minor, unit_price, content, source_id,
          business_date, kind, code_kind, unit_price_scale, currency, document_no, line_key, partner_code, product_code, unit)
        VALUES (:id, :batch, 1, 1, 1000, :net, 0, :net, 0, gen_random_uuid(), :source, :day, :kind, 1, 2, 'CNY', 'B-1', :id::text, 'P', 'S', '')""")
        .param("id", batch * 1_000_000 + kind).param("batch", batch).param("net", net).param("source", source).param("day", DAY).param("kind", kind).update();
  }

  private void voided(long batch) {
    Callers.system("test", () -> transactions.execute(status -> {
      long seal = seals.seal("test.board", "undo of the board test");
      sql.sql("UPDATE intake.batch SET voided_by_seal = :seal WHERE id = :id").param("seal", seal).param("id", batch).update();
      outbox.publish(new BatchVoided(batch, seal, "shipment", "board-test"));
      return true;
    }));
  }
}
