package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps partners' bank accounts. */
@Component
class BankAccountStore {
  record Row(String id, String partnerId, String partnerCode, String partnerName, String holder, String bankName, String bankCode, String accountMasked,
      String state, int sharedWith, String proposedBy, Instant proposedAt, @Nullable String decidedBy) {
    Row named(String code, String name) {
      return new Row(id, partnerId, code, name, holder, bankName, bankCode, accountMasked, state, sharedWith, proposedBy, proposedAt, decidedBy);
    }
  }

  private final JdbcClient sql;
  private final Clock clock;

  BankAccountStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  boolean hasProposal(long partnerId) {
    return sql.sql("SELECT EXISTS (SELECT FROM payout.bank_account WHERE partner_id = :partner AND state = 'PROPOSED')").param("partner", partnerId)
        .query(Boolean.class).single();
  }

  long propose(long partnerId, String holder, String bankName, String bankCode, byte[] sealed, String tail, String fingerprint) {
    return sql.sql("""
        INSERT INTO payout.bank_account (partner_id, holder, bank_name, bank_code, account_sealed, account_tail, fingerprint, state, proposed_by, proposed_at)
        VALUES (:partner, :holder, :bank, :code, :sealed, :tail, :fingerprint, 'PROPOSED', :by, :at) RETURNING id""")
        .param("partner", partnerId).param("holder", holder).param("bank", bankName).param("code", bankCode).param("sealed", sealed).param("tail", tail)
        .param("fingerprint", fingerprint).param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).query(Long.class).single();
  }

  int othersWith(String fingerprint, long partnerId) {
    return sql.sql("""
        SELECT count(DISTINCT partner_id) FROM payout.bank_account WHERE fingerprint = :fingerprint AND partner_id <> :partner AND state IN ('PROPOSED', 'APPROVED')""")
        .param("fingerprint", fingerprint).param("partner", partnerId).query(Integer.class).single();
  }

  void decide(long id, boolean approved, String by) {
    Map<String, Object> row = sql.sql("SELECT partner_id, proposed_by FROM payout.bank_account WHERE id = :id AND state = 'PROPOSED' FOR NO KEY UPDATE")
        .param("id", id).query().listOfRows().stream().findFirst().orElseThrow(() -> Problem.notFound("bank-account", Long.toString(id)));
    if (approved && row.get("proposed_by").equals(by)) {
      throw Problem.of("payout.four-eyes", 403, Map.of("what", "bank-account"));
    }
    if (approved) {
      sql.sql("UPDATE payout.bank_account SET state = 'REPLACED' WHERE partner_id = :partner AND state = 'APPROVED'").param("partner", row.get("partner_id"))
          .update();
    }
    sql.sql("UPDATE payout.bank_account SET state = :state, decided_by = :by, decided_at = :at WHERE id = :id").param("id", id)
        .param("state", approved ? "APPROVED" : "REJECTED").param("by", row.get("proposed_by").equals(by) ? null : by)
        .param("at", Timestamp.from(clock.instant())).update();
  }

  Optional<byte[]> sealed(long id) {
    return sql.sql("SELECT account_sealed FROM payout.bank_account WHERE id = :id").param("id", id).query((row, n) -> row.getBytes(1)).optional();
  }

  Page<Row> list(@Nullable String state, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql("""
        SELECT a.id, a.partner_id, a.holder, a.bank_name, a.bank_code, a.account_tail, a.state, a.proposed_by, a.proposed_at, a.decided_by,
          (SELECT count(DISTINCT o.partner_id) FROM payout.bank_account o WHERE o.fingerprint = a.fingerprint AND o.partner_id <> a.partner_id
            AND o.state IN ('PROPOSED', 'APPROVED'))
        FROM payout.bank_account a WHERE (CAST(:state AS text) IS NULL OR a.state = :state) AND a.id < :before ORDER BY a.id DESC LIMIT :limit""")
        .param("state", state).param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> new Row(row.getString(1), row.getString(2), "", "", row.getString(3), row.getString(4), row.getString(5), "****" + row.getString(6),
            row.getString(7), row.getInt(11), row.getString(8), row.getTimestamp(9).toInstant(), row.getString(10))).list(), limit, row -> List.of(row.id()));
  }
}
