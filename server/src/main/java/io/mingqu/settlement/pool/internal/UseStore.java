package io.mingqu.settlement.pool.internal;

import io.mingqu.kernel.pool.PoolAccount;
import io.mingqu.kernel.pool.PoolUse;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Keeps what orders draw on the pool; any number of requests in a handful of statements. */
@Component
class UseStore {
  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Clock clock;

  UseStore(JdbcClient sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /** A use as it stands, and what was done to it under which documents. */
  record Kept(long id, PoolAccount.Use use, String fingerprint, Map<String, Long> documents) {}

  /** Uses of some orders, by order number. The account's lots are locked before, so nobody changes them meanwhile. */
  Map<String, Kept> uses(Account account, Collection<String> orderNos) {
    Map<String, Kept> found = new LinkedHashMap<>();
    Map<Long, String> numbers = new HashMap<>();
    sql.sql("""
        SELECT id, order_no, fingerprint FROM pool.use WHERE partner_id = :partner AND entity_id = :entity AND order_no = ANY (CAST(:orders AS text[]))
        ORDER BY id""")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("orders", orderNos.toArray(String[]::new))
        .query(row -> {
          numbers.put(row.getLong(1), row.getString(2));
          found.put(row.getString(2), new Kept(row.getLong(1), new PoolAccount.Use(row.getString(2), List.of()), row.getString(3), new HashMap<>()));
        });
    if (numbers.isEmpty()) {
      return found;
    }
    Map<String, List<PoolAccount.DrawState>> draws = new HashMap<>();
    Long[] ids = numbers.keySet().toArray(Long[]::new);
    sql.sql("SELECT use_id, lot_id, amount_minor, consumed_minor, returned_minor FROM pool.draw WHERE use_id = ANY (CAST(:ids AS bigint[])) ORDER BY use_id, position")
        .param("ids", ids).query(row -> {
          draws.computeIfAbsent(numbers.get(row.getLong(1)), n -> new ArrayList<>())
              .add(new PoolAccount.DrawState(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        });
    sql.sql("SELECT use_id, kind, document_no, amount_minor FROM pool.event WHERE use_id = ANY (CAST(:ids AS bigint[]))").param("ids", ids).query(row -> {
      found.get(numbers.get(row.getLong(1))).documents().put(row.getString(2) + " " + row.getString(3), row.getLong(4));
    });
    found.replaceAll((number, kept) -> new Kept(kept.id(), new PoolAccount.Use(number, draws.getOrDefault(number, List.of())), kept.fingerprint(),
        kept.documents()));
    return found;
  }

  /** A use to be written for the first time. */
  record Fresh(PoolRequest.Reserve request, PoolUse.Usable usable) {}

  Map<String, Long> insert(Account account, List<Fresh> fresh) {
    Map<String, Long> ids = new HashMap<>();
    sql.sql("""
        INSERT INTO pool.use (partner_id, entity_id, currency, order_no, ordered_on, wish_minor, eligible_minor, share_ppm, share_minor, pool_minor,
          usable_minor, bound, terms_code, state, reserved_minor, fingerprint)
        SELECT :partner, :entity, :currency, u.order_no, u.day, u.wish, u.eligible, u.ppm, u.share, u.pool, u.usable, u.bound, u.terms, 'RESERVED', u.usable,
          u.fingerprint
        FROM jsonb_to_recordset(CAST(:uses AS jsonb)) AS u(order_no text, day date, wish bigint, eligible bigint, ppm int, share bigint, pool bigint,
          usable bigint, bound text, terms text, fingerprint text)
        RETURNING order_no, id""")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("currency", account.currency())
        .param("uses", json.writeValueAsString(fresh.stream().map(UseStore::values).toList()))
        .query(row -> {
          ids.put(row.getString(1), row.getLong(2));
        });
    lines(account, fresh, ids);
    draws(account, fresh, ids);
    return ids;
  }

  private static Map<String, Object> values(Fresh fresh) {
    PoolUse.Usable usable = fresh.usable();
    Map<String, Object> values = new HashMap<>();
    values.put("order_no", fresh.request().orderNo());
    values.put("day", fresh.request().day().toString());
    values.put("wish", fresh.request().wishMinor());
    values.put("eligible", usable.eligibleMinor());
    values.put("ppm", fresh.request().rule().sharePpmMax());
    values.put("share", usable.shareMinor());
    values.put("pool", usable.poolMinor());
    values.put("usable", usable.usableMinor());
    values.put("bound", usable.bound().name());
    values.put("terms", fresh.request().termsCode());
    values.put("fingerprint", fresh.request().fingerprint());
    return values;
  }

  private void lines(Account account, List<Fresh> fresh, Map<String, Long> ids) {
    List<long[]> rows = new ArrayList<>();
    for (Fresh each : fresh) {
      long[] parts = PoolAccount.perLine(each.request().rule(), each.request().lines(), each.usable().usableMinor());
      for (int i = 0; i < parts.length; i++) {
        PoolUse.OrderLine line = each.request().lines().get(i);
        rows.add(new long[] {ids.get(each.request().orderNo()), i + 1, line.product(), line.netMinor(),
            each.request().rule().excludedProducts().contains(line.product()) ? 1 : 0, parts[i]});
      }
    }
    sql.sql("""
        INSERT INTO pool.use_line (use_id, partner_id, line_no, product_id, net_minor, excluded, part_minor)
        SELECT l.use, :partner, l.n, l.product, l.net, l.excluded = 1, l.part
        FROM unnest(CAST(:uses AS bigint[]), CAST(:numbers AS int[]), CAST(:products AS bigint[]), CAST(:nets AS bigint[]), CAST(:excluded AS int[]),
          CAST(:parts AS bigint[])) AS l(use, n, product, net, excluded, part)""")
        .param("partner", account.partnerId()).param("uses", column(rows, 0)).param("numbers", column(rows, 1)).param("products", column(rows, 2))
        .param("nets", column(rows, 3)).param("excluded", column(rows, 4)).param("parts", column(rows, 5)).update();
  }

  private void draws(Account account, List<Fresh> fresh, Map<String, Long> ids) {
    List<long[]> rows = new ArrayList<>();
    for (Fresh each : fresh) {
      int position = 0;
      for (PoolUse.Draw draw : each.usable().draws()) {
        rows.add(new long[] {ids.get(each.request().orderNo()), ++position, draw.lot(), draw.amountMinor()});
      }
    }
    sql.sql("""
        INSERT INTO pool.draw (use_id, position, partner_id, lot_id, amount_minor)
        SELECT d.use, d.n, :partner, d.lot, d.amount
        FROM unnest(CAST(:uses AS bigint[]), CAST(:numbers AS int[]), CAST(:lots AS bigint[]), CAST(:amounts AS bigint[])) AS d(use, n, lot, amount)""")
        .param("partner", account.partnerId()).param("uses", column(rows, 0)).param("numbers", column(rows, 1)).param("lots", column(rows, 2))
        .param("amounts", column(rows, 3)).update();
  }

  private static Long[] column(List<long[]> rows, int i) {
    return rows.stream().map(row -> row[i]).toArray(Long[]::new);
  }

  /** Writes what became of draws and sums of uses. */
  void write(Map<Long, PoolAccount.Use> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<long[]> draws = new ArrayList<>();
    changed.forEach((id, use) -> {
      for (int i = 0; i < use.draws().size(); i++) {
        PoolAccount.DrawState draw = use.draws().get(i);
        draws.add(new long[] {id, i + 1, draw.consumedMinor(), draw.returnedMinor()});
      }
    });
    sql.sql("""
        UPDATE pool.draw d SET consumed_minor = c.consumed, returned_minor = c.returned
        FROM unnest(CAST(:uses AS bigint[]), CAST(:numbers AS int[]), CAST(:consumed AS bigint[]), CAST(:returned AS bigint[])) AS c(use, n, consumed, returned)
        WHERE d.use_id = c.use AND d.position = c.n""")
        .param("uses", column(draws, 0)).param("numbers", column(draws, 1)).param("consumed", column(draws, 2)).param("returned", column(draws, 3)).update();
    List<Map.Entry<Long, PoolAccount.Use>> uses = List.copyOf(changed.entrySet());
    sql.sql("""
        UPDATE pool.use u SET reserved_minor = c.reserved, consumed_minor = c.consumed, returned_minor = c.returned,
          state = CASE WHEN c.reserved > 0 THEN 'RESERVED' WHEN c.consumed > 0 THEN 'CONSUMED' ELSE 'GIVEN_BACK' END
        FROM unnest(CAST(:ids AS bigint[]), CAST(:reserved AS bigint[]), CAST(:consumed AS bigint[]), CAST(:returned AS bigint[]))
          AS c(id, reserved, consumed, returned) WHERE u.id = c.id""")
        .param("ids", uses.stream().map(Map.Entry::getKey).toArray(Long[]::new))
        .param("reserved", uses.stream().map(u -> u.getValue().reservedMinor()).toArray(Long[]::new))
        .param("consumed", uses.stream().map(u -> u.getValue().consumedMinor()).toArray(Long[]::new))
        .param("returned", uses.stream().map(u -> u.getValue().returnedMinor()).toArray(Long[]::new)).update();
  }

  /** One step of a use. {@code n} tells steps of one batch apart. */
  record Event(long useId, String kind, String documentNo, long amountMinor, long lapsedMinor, LocalDate day, String note, String byPrincipal, String byName) {}

  /** Writes steps; returns their ids in the order given. */
  List<Long> events(long partnerId, List<Event> events) {
    Map<String, Long> ids = new HashMap<>();
    sql.sql("""
        INSERT INTO pool.event (use_id, partner_id, kind, document_no, amount_minor, lapsed_minor, business_date, note, by_principal, by_name, at)
        SELECT e.use, :partner, e.kind, e.document, e.amount, e.lapsed, e.day, e.note, e.by, e.name, :at
        FROM jsonb_to_recordset(CAST(:events AS jsonb)) AS e(use bigint, kind text, document text, amount bigint, lapsed bigint, day date, note text, by text,
          name text)
        RETURNING id, use_id, kind, document_no""")
        .param("partner", partnerId).param("at", Timestamp.from(clock.instant())).param("events", json.writeValueAsString(events.stream().map(e ->
            Map.of("use", e.useId(), "kind", e.kind(), "document", e.documentNo(), "amount", e.amountMinor(), "lapsed", e.lapsedMinor(), "day",
                e.day().toString(), "note", e.note(), "by", e.byPrincipal(), "name", e.byName())).toList()))
        .query(row -> {
          ids.put(row.getLong(2) + " " + row.getString(3) + " " + row.getString(4), row.getLong(1));
        });
    return events.stream().map(e -> ids.get(e.useId() + " " + e.kind() + " " + e.documentNo())).toList();
  }

  /** Whose use it is, as far as the caller may see it. */
  record Owner(Account account, String orderNo, @Nullable String state) {}

  java.util.Optional<Owner> owner(long useId) {
    return sql.sql("SELECT partner_id, entity_id, currency, order_no, state FROM pool.use WHERE id = :id").param("id", useId)
        .query((row, n) -> new Owner(new Account(row.getLong(1), row.getLong(2), row.getString(3)), row.getString(4), row.getString(5))).optional();
  }

  java.util.Optional<Long> idOf(Account account, String orderNo) {
    return sql.sql("SELECT id FROM pool.use WHERE partner_id = :partner AND entity_id = :entity AND order_no = :order")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("order", orderNo).query(Long.class).optional();
  }
}
