package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.ledger.Proof;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.BusinessCodes;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Balances;
import io.mingqu.kernel.ledger.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Sums over postings: what the books say. */
@Component
class LedgerQueries {
  record ProgrammeAccount(long programmeId, long accountId) {}

  record Sums(long debitMinor, long creditMinor) {
    static final Sums NONE = new Sums(0, 0);
  }

  record Reversible(long id, Posting posting) {}

  private final JdbcClient sql;
  private final ObjectMapper json;

  LedgerQueries(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Postings of a decision that nobody reversed, or that {@code byDecision} itself reversed before. */
  List<Reversible> notReversed(String decisionId, String byDecision) {
    return sql.sql("""
        SELECT p.id, p.leg, p.amount_minor, p.business_date, p.programme_id, p.text,
          d.kind, d.party_id, d.entity_id, d.currency, d.ref, c.kind, c.party_id, c.entity_id, c.currency, c.ref
        FROM ledger.posting p
        JOIN ledger.account d ON d.id = p.debit_account_id
        JOIN ledger.account c ON c.id = p.credit_account_id
        LEFT JOIN ledger.posting r ON r.reverses_id = p.id
        WHERE p.decision_id = :decision AND p.reverses_id IS NULL AND (r.id IS NULL OR r.decision_id = :by)
        ORDER BY p.leg""")
        .param("decision", decisionId).param("by", byDecision)
        .query((row, n) -> new Reversible(row.getLong(1), new Posting(key(row, 7), key(row, 12), row.getLong(3), decisionId, row.getInt(2),
            row.getObject(4, LocalDate.class), row.getObject(5, Long.class), row.getString(6)))).list();
  }

  private static AccountKey key(ResultSet row, int from) throws SQLException {
    return new AccountKey(AccountKind.valueOf(row.getString(from)), row.getObject(from + 1, Long.class), row.getLong(from + 2),
        row.getString(from + 3), row.getString(from + 4));
  }

  /** Two reversals of the same accounts go one after the other; postings are not held up. */
  void lockAccounts(Collection<Long> accountIds) {
    sql.sql("SELECT id FROM ledger.account WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id FOR NO KEY UPDATE")
        .param("ids", accountIds.toArray(Long[]::new)).query(Long.class).list();
  }

  /** @param butDecision postings of this decision do not count, so that it may be repeated */
  Map<ProgrammeAccount, Sums> openSums(List<ProgrammeAccount> of, String butDecision) {
    Map<ProgrammeAccount, Sums> sums = new HashMap<>();
    sql.sql("""
        SELECT k.programme_id, k.account_id, coalesce(d.sum, 0), coalesce(c.sum, 0)
        FROM (SELECT DISTINCT * FROM unnest(CAST(:programmes AS bigint[]), CAST(:accounts AS bigint[])) AS k(programme_id, account_id)) k
        CROSS JOIN LATERAL (SELECT sum(amount_minor) FROM ledger.posting p
          WHERE p.debit_account_id = k.account_id AND p.programme_id = k.programme_id AND p.decision_id <> :but) d
        CROSS JOIN LATERAL (SELECT sum(amount_minor) FROM ledger.posting p
          WHERE p.credit_account_id = k.account_id AND p.programme_id = k.programme_id AND p.decision_id <> :but) c""")
        .param("programmes", of.stream().map(ProgrammeAccount::programmeId).toArray(Long[]::new))
        .param("accounts", of.stream().map(ProgrammeAccount::accountId).toArray(Long[]::new)).param("but", butDecision)
        .query(row -> {
          sums.put(new ProgrammeAccount(row.getLong(1), row.getLong(2)), new Sums(row.getLong(3), row.getLong(4)));
        });
    return sums;
  }

  long lockedBalanceMinor(long accountId) {
    return sql.sql("SELECT balance_minor FROM ledger.balance WHERE account_id = :id FOR NO KEY UPDATE").param("id", accountId)
        .query(Long.class).single();
  }

  long balanceMinor(AccountKind kind, long accountId) {
    if (kind.limited()) {
      return sql.sql("SELECT balance_minor FROM ledger.balance WHERE account_id = :id").param("id", accountId)
          .query(Long.class).optional().orElse(0L);
    }
    return sql.sql("""
        SELECT coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE debit_account_id = :id), 0),
          coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE credit_account_id = :id), 0)""").param("id", accountId)
        .query((row, n) -> Balances.ofMinor(kind, row.getLong(1), row.getLong(2))).single();
  }

  /** The refusal that names the account, what is in it and what was asked. */
  Problem belowLimit(long accountId, long changeMinor) {
    return sql.sql("""
        SELECT a.kind, a.currency, b.balance_minor, b.limit_minor FROM ledger.balance b JOIN ledger.account a ON a.id = b.account_id
        WHERE b.account_id = :id""").param("id", accountId)
        .query((row, n) -> Problem.of("ledger.below-limit", 409, Map.of("account", row.getString(1), "accountId", String.valueOf(accountId),
            "currency", row.getString(2), "balanceMinor", row.getLong(3), "limitMinor", row.getLong(4), "takenMinor", -changeMinor))).single();
  }

  /** One pass over the postings: sums by pair of accounts, few against many postings; then each side from the pairs. */
  private static final String SIDES = """
      WITH pair AS MATERIALIZED (
        SELECT debit_account_id, credit_account_id, sum(amount_minor) AS amount, count(*) AS n FROM ledger.posting
        WHERE (CAST(:entity AS bigint) IS NULL OR entity_id = :entity) AND (CAST(:through AS date) IS NULL OR business_date <= :through)
        GROUP BY 1, 2),
      side AS (
        SELECT account_id, sum(debit) AS debit, sum(credit) AS credit, sum(n) AS n FROM (
          SELECT debit_account_id AS account_id, amount AS debit, 0 AS credit, n FROM pair
          UNION ALL SELECT credit_account_id, 0, amount, 0 FROM pair) s GROUP BY 1)
      """;

  TrialBalance trialBalance(@Nullable Long entityId, @Nullable LocalDate through) {
    long[] postings = {0};
    List<TrialBalance.Row> rows = sql.sql(SIDES + """
        SELECT a.entity_id, a.currency, a.kind, count(*), sum(s.debit), sum(s.credit), sum(s.n)
        FROM side s JOIN ledger.account a ON a.id = s.account_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""")
        .param("entity", entityId).param("through", through)
        .query((row, n) -> {
          AccountKind kind = AccountKind.valueOf(row.getString(3));
          postings[0] += row.getLong(7);
          return new TrialBalance.Row(row.getString(1), row.getString(2), kind, row.getLong(4), row.getLong(5), row.getLong(6),
              Balances.ofMinor(kind, row.getLong(5), row.getLong(6)));
        }).list();
    return new TrialBalance(rows, postings[0], difference(rows));
  }

  /** Entities and currencies do not make up for each other. */
  private static long difference(List<TrialBalance.Row> rows) {
    Map<String, Long> byBooks = new HashMap<>();
    rows.forEach(row -> byBooks.merge(row.entityId() + " " + row.currency(), Math.subtractExact(row.debitMinor(), row.creditMinor()), Math::addExact));
    return byBooks.values().stream().mapToLong(Math::absExact).reduce(0, Math::addExact);
  }

  Proof proof() {
    long startNanos = System.nanoTime();
    return sql.sql(SIDES + """
        SELECT (SELECT coalesce(sum(n), 0) FROM pair),
          (SELECT coalesce(sum(abs(difference)), 0) FROM (SELECT sum(s.debit) - sum(s.credit) AS difference
            FROM side s JOIN ledger.account a ON a.id = s.account_id GROUP BY a.entity_id, a.currency) d),
          count(*),
          count(*) FILTER (WHERE b.balance_minor <> CASE WHEN a.kind = ANY (CAST(:debitKinds AS text[])) THEN 1 ELSE -1 END
            * (coalesce(s.debit, 0) - coalesce(s.credit, 0)))
        FROM ledger.balance b JOIN ledger.account a ON a.id = b.account_id LEFT JOIN side s ON s.account_id = b.account_id""")
        .param("entity", null).param("through", null)
        .param("debitKinds", Arrays.stream(AccountKind.values()).filter(kind -> kind.side() == AccountKind.Side.DEBIT).map(Enum::name).toArray(String[]::new))
        .query((row, n) -> new Proof(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), (System.nanoTime() - startNanos) / 1_000_000))
        .single();
  }

  /**
   * Over what postings say in business terms: parties, entities and policies by their codes. Numbers inside decision names (runs, statements) and
   * the order of legs follow from numbers given out, so they do not count.
   */
  String checksum(List<BusinessCodes> codes) {
    Map<String, Map<Long, String>> byKind = new HashMap<>();
    codes.forEach(kind -> byKind.put(kind.kind(), kind.codesById()));
    return sql.sql("""
        WITH party AS MATERIALIZED (SELECT CAST(key AS bigint) AS id, value AS name FROM jsonb_each_text(CAST(:parties AS jsonb))),
        entity AS MATERIALIZED (SELECT CAST(key AS bigint) AS id, value AS name FROM jsonb_each_text(CAST(:entities AS jsonb))),
        programme AS MATERIALIZED (SELECT CAST(key AS bigint) AS id, value AS name FROM jsonb_each_text(CAST(:policies AS jsonb))),
        account AS MATERIALIZED (
          SELECT a.id, concat_ws('|', a.kind, p.name, a.ref, e.name, a.currency) AS name
          FROM ledger.account a LEFT JOIN party p ON p.id = a.party_id LEFT JOIN entity e ON e.id = a.entity_id)
        SELECT coalesce(sum(hashtextextended(concat_ws('|', translate(p.decision_id, '0123456789', ''), d.name, c.name, p.amount_minor, y.name,
          p.business_date), 0)::numeric), 0)
        FROM ledger.posting p JOIN account d ON d.id = p.debit_account_id JOIN account c ON c.id = p.credit_account_id
        LEFT JOIN programme y ON y.id = p.programme_id""")
        .param("parties", json.writeValueAsString(byKind.getOrDefault("party", Map.of())))
        .param("entities", json.writeValueAsString(byKind.getOrDefault("entity", Map.of())))
        .param("policies", json.writeValueAsString(byKind.getOrDefault("policy", Map.of())))
        .query(String.class).single();
  }
}
