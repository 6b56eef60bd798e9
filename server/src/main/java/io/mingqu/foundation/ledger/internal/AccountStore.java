package io.mingqu.foundation.ledger.internal;

import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Numbers of accounts by their meaning; opens what is not there yet. Committed numbers are remembered: accounts are never deleted. */
@Component
class AccountStore {
  private static final int REMEMBERED_MAX = 200_000;
  private static final Comparator<AccountKey> ORDER = Comparator.comparing(AccountKey::kind)
      .thenComparing(key -> party(key)).thenComparing(AccountKey::entityId).thenComparing(AccountKey::currency).thenComparing(AccountKey::ref);
  private static final String KEYS = """
      unnest(CAST(:kinds AS text[]), CAST(:parties AS bigint[]), CAST(:entities AS bigint[]), CAST(:currencies AS text[]), CAST(:refs AS text[]))
        AS k(kind, party, entity_id, currency, ref)
      """;

  private final Map<AccountKey, Long> remembered = new ConcurrentHashMap<>();
  private final JdbcClient sql;

  AccountStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Long> find(AccountKey key) {
    return Optional.ofNullable(ids(Set.of(key), false).get(key));
  }

  /** The numbers of all keys; those not there yet are opened. */
  Map<AccountKey, Long> idsOpened(Collection<AccountKey> keys) {
    return ids(keys, true);
  }

  private Map<AccountKey, Long> ids(Collection<AccountKey> keys, boolean open) {
    Map<AccountKey, Long> ids = new HashMap<>();
    Set<AccountKey> unknown = new TreeSet<>(ORDER);
    for (AccountKey key : keys) {
      Long id = remembered.get(key);
      if (id == null) {
        unknown.add(key);
      } else {
        ids.put(key, id);
      }
    }
    if (unknown.isEmpty()) {
      return ids;
    }
    Map<AccountKey, Long> found = select(unknown);
    if (open && found.size() < unknown.size()) {
      unknown.removeAll(found.keySet());
      open(unknown);
      found.putAll(select(unknown));
    }
    rememberAfterCommit(found);
    ids.putAll(found);
    return ids;
  }

  private Map<AccountKey, Long> select(Set<AccountKey> keys) {
    Map<AccountKey, Long> found = new HashMap<>();
    with(sql.sql("SELECT a.id, a.kind, a.party_id, a.entity_id, a.currency, a.ref FROM " + KEYS + """
        JOIN ledger.account a ON coalesce(a.party_id, 0) = k.party AND a.kind = k.kind AND a.entity_id = k.entity_id
          AND a.currency = k.currency AND a.ref = k.ref"""), keys)
        .query(row -> {
          found.put(new AccountKey(AccountKind.valueOf(row.getString(2)), row.getObject(3, Long.class), row.getLong(4), row.getString(5),
              row.getString(6)), row.getLong(1));
        });
    return found;
  }

  private void open(Set<AccountKey> keys) {
    with(sql.sql("INSERT INTO ledger.account (kind, party_id, entity_id, currency, ref) SELECT k.kind, nullif(k.party, 0), k.entity_id, k.currency, k.ref FROM "
        + KEYS + "ON CONFLICT DO NOTHING"), keys).update();
    List<AccountKey> limited = keys.stream().filter(key -> key.kind().limited()).toList();
    if (!limited.isEmpty()) {
      with(sql.sql("INSERT INTO ledger.balance (account_id, party_id) SELECT a.id, a.party_id FROM " + KEYS + """
          JOIN ledger.account a ON coalesce(a.party_id, 0) = k.party AND a.kind = k.kind AND a.entity_id = k.entity_id
            AND a.currency = k.currency AND a.ref = k.ref
          ON CONFLICT DO NOTHING"""), limited).update();
    }
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Collection<AccountKey> keys) {
    List<AccountKey> list = new ArrayList<>(keys);
    return statement
        .param("kinds", list.stream().map(key -> key.kind().name()).toArray(String[]::new))
        .param("parties", list.stream().map(AccountStore::party).toArray(Long[]::new))
        .param("entities", list.stream().map(AccountKey::entityId).toArray(Long[]::new))
        .param("currencies", list.stream().map(AccountKey::currency).toArray(String[]::new))
        .param("refs", list.stream().map(AccountKey::ref).toArray(String[]::new));
  }

  /** Not before the commit: the transaction that opened them may still fail. */
  private void rememberAfterCommit(Map<AccountKey, Long> found) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        if (remembered.size() + found.size() > REMEMBERED_MAX) {
          remembered.clear();
        }
        remembered.putAll(found);
      }
    });
  }

  private static Long party(AccountKey key) {
    @Nullable Long party = key.partyId();
    return party == null ? 0L : party;
  }
}
