package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.Posting;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes postings: one statement for any number of them. */
@Component
class PostingStore {
  record Id(String decisionId, int leg) {
    static Id of(Posting posting) {
      return new Id(posting.decisionId(), posting.leg());
    }
  }

  private record Written(long debitId, long creditId, long amountMinor, LocalDate businessDate, @Nullable Long programmeId) {}

  private final JdbcClient sql;

  PostingStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Keeps period locks still until the transaction ends; many may post at once, one who moves a lock waits for them. */
  void shareWithPeriodLocks() {
    sql.sql("SELECT pg_advisory_xact_lock_shared(:lock)").param("lock", PeriodLockStore.ADVISORY).query((row, n) -> true).single();
  }

  /**
   * Inserts what is neither there already nor in a locked period; returns what was inserted.
   *
   * @param reversesIds the posting each one reverses, in the same order, or null
   */
  Set<Id> insert(List<Posting> postings, Map<AccountKey, Long> ids, @Nullable List<Long> reversesIds, Instant at, String by) {
    int n = postings.size();
    String[] decisions = new String[n];
    Integer[] legs = new Integer[n];
    Long[] debits = new Long[n];
    Long[] credits = new Long[n];
    Long[] amounts = new Long[n];
    Long[] entities = new Long[n];
    String[] currencies = new String[n];
    @Nullable Long[] parties = new Long[n];
    @Nullable Long[] programmes = new Long[n];
    @Nullable Long[] reverses = new Long[n];
    Date[] dates = new Date[n];
    String[] texts = new String[n];
    for (int i = 0; i < n; i++) {
      Posting posting = postings.get(i);
      decisions[i] = posting.decisionId();
      legs[i] = posting.leg();
      debits[i] = ids.get(posting.debit());
      credits[i] = ids.get(posting.credit());
      amounts[i] = posting.amountMinor();
      entities[i] = posting.entityId();
      currencies[i] = posting.currency();
      parties[i] = posting.partyId();
      programmes[i] = posting.programmeId();
      reverses[i] = reversesIds == null ? null : reversesIds.get(i);
      dates[i] = Date.valueOf(posting.businessDate());
      texts[i] = posting.text();
    }
    return new HashSet<>(sql.sql("""
        INSERT INTO ledger.posting (decision_id, leg, debit_account_id, credit_account_id, amount_minor, entity_id, currency, party_id,
          programme_id, reverses_id, business_date, text, posted_at, posted_by)
        SELECT p.decision_id, p.leg, p.debit_id, p.credit_id, p.amount_minor, p.entity_id, p.currency, p.party_id, p.programme_id, p.reverses_id,
          p.business_date, p.text, :at, :by
        FROM unnest(CAST(:decisions AS text[]), CAST(:legs AS int[]), CAST(:debits AS bigint[]), CAST(:credits AS bigint[]),
          CAST(:amounts AS bigint[]), CAST(:entities AS bigint[]), CAST(:currencies AS text[]), CAST(:parties AS bigint[]),
          CAST(:programmes AS bigint[]), CAST(:reverses AS bigint[]), CAST(:dates AS date[]), CAST(:texts AS text[])) WITH ORDINALITY
          AS p(decision_id, leg, debit_id, credit_id, amount_minor, entity_id, currency, party_id, programme_id, reverses_id, business_date, text, n)
        WHERE NOT EXISTS (SELECT FROM ledger.period_lock l WHERE l.entity_id = p.entity_id AND l.locked_through >= p.business_date)
        ORDER BY p.n
        ON CONFLICT DO NOTHING
        RETURNING decision_id, leg""")
        .param("at", Timestamp.from(at)).param("by", by)
        .param("decisions", decisions).param("legs", legs).param("debits", debits).param("credits", credits).param("amounts", amounts)
        .param("entities", entities).param("currencies", currencies).param("parties", parties).param("programmes", programmes)
        .param("reverses", reverses).param("dates", dates).param("texts", texts)
        .query((row, i) -> new Id(row.getString(1), row.getInt(2))).list());
  }

  /**
   * Those that were not inserted must be there already, and the same.
   *
   * @throws Problem {@code ledger.period-locked} or {@code ledger.decision-differs}
   */
  void checkRepeated(List<Posting> notInserted, Map<AccountKey, Long> ids) {
    Map<Id, Written> there = written(notInserted.stream().map(Posting::decisionId).distinct().toList());
    for (Posting posting : notInserted) {
      Written written = there.get(Id.of(posting));
      if (written == null) {
        throw refusal(posting);
      }
      if (!written.equals(new Written(ids.get(posting.debit()), ids.get(posting.credit()), posting.amountMinor(), posting.businessDate(),
          posting.programmeId()))) {
        throw Problem.of("ledger.decision-differs", 409, Map.of("decisionId", posting.decisionId(), "leg", posting.leg(),
            "amountMinor", posting.amountMinor(), "writtenMinor", written.amountMinor()));
      }
    }
  }

  private Problem refusal(Posting posting) {
    return sql.sql("SELECT locked_through FROM ledger.period_lock WHERE entity_id = :entity AND locked_through >= :date")
        .param("entity", posting.entityId()).param("date", posting.businessDate()).query(LocalDate.class).optional()
        .map(through -> Problem.of("ledger.period-locked", 409, Map.of("businessDate", posting.businessDate().toString(),
            "entityId", String.valueOf(posting.entityId()), "lockedThrough", through.toString())))
        .orElseGet(() -> Problem.of("ledger.reversed-already", 409, Map.of("decisionId", posting.decisionId(), "leg", posting.leg())));
  }

  private Map<Id, Written> written(List<String> decisionIds) {
    Map<Id, Written> there = new HashMap<>();
    sql.sql("""
        SELECT decision_id, leg, debit_account_id, credit_account_id, amount_minor, business_date, programme_id
        FROM ledger.posting WHERE decision_id = ANY (CAST(:decisions AS text[]))""")
        .param("decisions", decisionIds.toArray(String[]::new))
        .query(row -> {
          there.put(new Id(row.getString(1), row.getInt(2)), new Written(row.getLong(3), row.getLong(4), row.getLong(5),
              row.getObject(6, LocalDate.class), row.getObject(7, Long.class)));
        });
    return there;
  }

  /** Adds changes to limited accounts in the order of their numbers. Returns those that would fall below their limit: nothing may stay then. */
  List<Long> changeBalances(Map<Long, Long> changesMinor) {
    Long[] accounts = changesMinor.keySet().stream().sorted().toArray(Long[]::new);
    Long[] changes = new Long[accounts.length];
    for (int i = 0; i < accounts.length; i++) {
      changes[i] = changesMinor.get(accounts[i]);
    }
    String update = accounts.length == 1 ? """
        UPDATE ledger.balance b SET balance_minor = b.balance_minor + c.change
        FROM unnest(CAST(:accounts AS bigint[]), CAST(:changes AS bigint[])) AS c(account_id, change)
        WHERE b.account_id = c.account_id AND (c.change >= 0 OR b.balance_minor + c.change >= b.limit_minor)
        RETURNING b.account_id""" : """
        WITH locked AS MATERIALIZED (
          SELECT account_id FROM ledger.balance WHERE account_id = ANY (CAST(:accounts AS bigint[])) ORDER BY account_id FOR NO KEY UPDATE)
        UPDATE ledger.balance b SET balance_minor = b.balance_minor + c.change
        FROM unnest(CAST(:accounts AS bigint[]), CAST(:changes AS bigint[])) AS c(account_id, change) JOIN locked USING (account_id)
        WHERE b.account_id = c.account_id AND (c.change >= 0 OR b.balance_minor + c.change >= b.limit_minor)
        RETURNING b.account_id""";
    List<Long> refused = new ArrayList<>(List.of(accounts));
    refused.removeAll(new HashSet<>(sql.sql(update).param("accounts", accounts).param("changes", changes)
        .query(Long.class).list()));
    return refused;
  }

  void limit(long accountId, long limitMinor) {
    sql.sql("UPDATE ledger.balance SET limit_minor = :limit WHERE account_id = :account")
        .param("limit", limitMinor).param("account", accountId).update();
  }
}
