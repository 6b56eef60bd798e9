package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Balances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people look up in the books: accounts, an account's statement, the postings of a decision. */
@Component
@Transactional(readOnly = true)
class LedgerListQueries {
  record AccountRow(String id, AccountKind kind, @Nullable String partyId, String entityId, String currency, String ref, boolean limited,
      long balanceMinor, @Nullable Long limitMinor) {}

  record Line(String id, LocalDate businessDate, Instant postedAt, String decisionId, int leg, String text, @Nullable String programmeId,
      String counterAccountId, AccountKind counterKind, @Nullable String counterPartyId, long debitMinor, long creditMinor, long balanceMinor,
      @Nullable String reversesId) {}

  record Statement(AccountRow account, long openingMinor, long closingMinor, List<Line> items, @Nullable String next) {}

  record PostingRow(String id, String decisionId, int leg, LocalDate businessDate, Instant postedAt, String postedBy, String entityId,
      String currency, long amountMinor, @Nullable String partyId, @Nullable String programmeId, String debitAccountId, AccountKind debitKind,
      String creditAccountId, AccountKind creditKind, String text, @Nullable String reversesId, @Nullable String reversedById) {}

  record AccountFilter(@Nullable AccountKind kind, @Nullable Long partyId, @Nullable Long entityId, @Nullable String currency) {}

  record PostingFilter(@Nullable String decisionId, @Nullable Long partyId, @Nullable Long programmeId, @Nullable Long entityId,
      @Nullable LocalDate from, @Nullable LocalDate through) {}

  private final JdbcClient sql;

  LedgerListQueries(JdbcClient sql) {
    this.sql = sql;
  }

  private static final String ACCOUNT = """
      SELECT a.id, a.kind, a.party_id, a.entity_id, a.currency, a.ref, b.limit_minor,
        coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE debit_account_id = a.id), 0) AS debit,
        coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE credit_account_id = a.id), 0) AS credit
      FROM ledger.account a LEFT JOIN ledger.balance b ON b.account_id = a.id
      """;

  Page<AccountRow> accounts(AccountFilter filter, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    List<AccountRow> rows = sql.sql(ACCOUNT + """
        WHERE (CAST(:kind AS text) IS NULL OR a.kind = :kind) AND (CAST(:party AS bigint) IS NULL OR a.party_id = :party)
          AND (CAST(:entity AS bigint) IS NULL OR a.entity_id = :entity) AND (CAST(:currency AS text) IS NULL OR a.currency = :currency)
          AND a.id > :after ORDER BY a.id LIMIT :limit""")
        .param("kind", filter.kind() == null ? null : filter.kind().name()).param("party", filter.partyId())
        .param("entity", filter.entityId()).param("currency", filter.currency())
        .param("after", cursor == null ? 0L : number(cursor.getFirst(), after)).param("limit", limit + 1)
        .query((row, n) -> account(row)).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  private static AccountRow account(ResultSet row) throws SQLException {
    AccountKind kind = AccountKind.valueOf(row.getString("kind"));
    return new AccountRow(row.getString("id"), kind, row.getString("party_id"), row.getString("entity_id"), row.getString("currency"),
        row.getString("ref"), kind.limited(), Balances.ofMinor(kind, row.getLong("debit"), row.getLong("credit")),
        row.getObject("limit_minor", Long.class));
  }

  /** An account's postings between two days with the running balance, oldest first. */
  Statement statement(long accountId, @Nullable LocalDate from, @Nullable LocalDate through, int limit, @Nullable String after) {
    AccountRow account = sql.sql(ACCOUNT + "WHERE a.id = :id").param("id", accountId).query((row, n) -> account(row)).optional()
        .orElseThrow(() -> Problem.notFound("account", String.valueOf(accountId)));
    @Nullable List<String> cursor = Page.decode(after, 2);
    LocalDate start = from == null ? LocalDate.of(1900, 1, 1) : from;
    LocalDate end = through == null ? LocalDate.of(9999, 12, 31) : through;
    LocalDate afterDate = cursor == null ? start.minusDays(1) : date(cursor.getFirst(), after);
    long afterId = cursor == null ? Long.MAX_VALUE : number(cursor.get(1), after);
    long opening = balanceThrough(account, start.minusDays(1), Long.MAX_VALUE);
    long before = cursor == null ? opening : balanceThrough(account, afterDate, afterId);
    List<Line> lines = lines(account, afterDate, afterId, end, limit + 1, before);
    Page<Line> page = Page.of(lines, limit, line -> List.of(line.businessDate().toString(), line.id()));
    return new Statement(account, opening, balanceThrough(account, end, Long.MAX_VALUE), page.items(), page.next());
  }

  private long balanceThrough(AccountRow account, LocalDate day, long id) {
    return sql.sql("""
        SELECT coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE debit_account_id = :account AND (business_date, id) <= (:day, :id)), 0),
          coalesce((SELECT sum(amount_minor) FROM ledger.posting WHERE credit_account_id = :account AND (business_date, id) <= (:day, :id)), 0)""")
        .param("account", Long.valueOf(account.id())).param("day", day).param("id", id)
        .query((row, n) -> Balances.ofMinor(account.kind(), row.getLong(1), row.getLong(2))).single();
  }

  private List<Line> lines(AccountRow account, LocalDate afterDate, long afterId, LocalDate end, int limit, long beforeMinor) {
    long[] balance = {beforeMinor};
    return sql.sql("""
        SELECT p.*, o.kind AS counter_kind, o.party_id AS counter_party FROM (
          (SELECT id, business_date, posted_at, decision_id, leg, text, programme_id, reverses_id, credit_account_id AS counter,
             amount_minor AS debit, 0::bigint AS credit
           FROM ledger.posting WHERE debit_account_id = :account AND (business_date, id) > (:day, :id) AND business_date <= :end
           ORDER BY business_date, id LIMIT :limit)
          UNION ALL
          (SELECT id, business_date, posted_at, decision_id, leg, text, programme_id, reverses_id, debit_account_id, 0, amount_minor
           FROM ledger.posting WHERE credit_account_id = :account AND (business_date, id) > (:day, :id) AND business_date <= :end
           ORDER BY business_date, id LIMIT :limit)) p
        LEFT JOIN ledger.account o ON o.id = p.counter ORDER BY p.business_date, p.id LIMIT :limit""")
        .param("account", Long.valueOf(account.id())).param("day", afterDate).param("id", afterId).param("end", end).param("limit", limit)
        .query((row, n) -> {
          balance[0] = Math.addExact(balance[0], Balances.ofMinor(account.kind(), row.getLong("debit"), row.getLong("credit")));
          return new Line(row.getString("id"), row.getObject("business_date", LocalDate.class), row.getTimestamp("posted_at").toInstant(),
              row.getString("decision_id"), row.getInt("leg"), row.getString("text"), row.getString("programme_id"), row.getString("counter"),
              AccountKind.valueOf(row.getString("counter_kind")), row.getString("counter_party"), row.getLong("debit"), row.getLong("credit"),
              balance[0], row.getString("reverses_id"));
        }).list();
  }

  Page<PostingRow> postings(PostingFilter filter, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    List<PostingRow> rows = sql.sql("""
        SELECT p.*, d.kind AS debit_kind, c.kind AS credit_kind, r.id AS reversed_by
        FROM ledger.posting p LEFT JOIN ledger.account d ON d.id = p.debit_account_id LEFT JOIN ledger.account c ON c.id = p.credit_account_id
        LEFT JOIN ledger.posting r ON r.reverses_id = p.id
        WHERE (CAST(:decision AS text) IS NULL OR p.decision_id = :decision) AND (CAST(:party AS bigint) IS NULL OR p.party_id = :party)
          AND (CAST(:programme AS bigint) IS NULL OR p.programme_id = :programme) AND (CAST(:entity AS bigint) IS NULL OR p.entity_id = :entity)
          AND (CAST(:from AS date) IS NULL OR p.business_date >= :from) AND (CAST(:through AS date) IS NULL OR p.business_date <= :through)
          AND p.id < :after ORDER BY p.id DESC LIMIT :limit""")
        .param("decision", filter.decisionId()).param("party", filter.partyId()).param("programme", filter.programmeId())
        .param("entity", filter.entityId()).param("from", filter.from()).param("through", filter.through())
        .param("after", cursor == null ? Long.MAX_VALUE : number(cursor.getFirst(), after)).param("limit", limit + 1)
        .query((row, n) -> posting(row)).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  private static PostingRow posting(ResultSet row) throws SQLException {
    return new PostingRow(row.getString("id"), row.getString("decision_id"), row.getInt("leg"), row.getObject("business_date", LocalDate.class),
        row.getTimestamp("posted_at").toInstant(), row.getString("posted_by"), row.getString("entity_id"), row.getString("currency"),
        row.getLong("amount_minor"), row.getString("party_id"), row.getString("programme_id"), row.getString("debit_account_id"),
        AccountKind.valueOf(row.getString("debit_kind")), row.getString("credit_account_id"), AccountKind.valueOf(row.getString("credit_kind")),
        row.getString("text"), row.getString("reverses_id"), row.getString("reversed_by"));
  }

  private static long number(String part, @Nullable String after) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, java.util.Map.of("after", String.valueOf(after)));
    }
  }

  private static LocalDate date(String part, @Nullable String after) {
    try {
      return LocalDate.parse(part);
    } catch (java.time.format.DateTimeParseException e) {
      throw Problem.of("shared.bad-cursor", 400, java.util.Map.of("after", String.valueOf(after)));
    }
  }
}
