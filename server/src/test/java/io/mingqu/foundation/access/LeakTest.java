package io.mingqu.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.internal.NarrowFence;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Routes;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Partner A asks for everything of partner B on every route: by B's ids in paths and parameters, in lists, by writes. B's texts (canaries,
 * read from every table under row-level security) must never come back and B's rows never change. Once as A's own user, once as a field
 * manager of A alone, and once with the application's filters removed: all roles, head-office scope, only the database knows it is A.
 */
@MingquTest
class LeakTest {
  private static final int IDS_MAX = 60;
  /**
   * Whose ids a path's first segment takes, where the names do not tell ({@code /api/payouts} takes those of {@code payout.payout}). Routes without
   * either are walked with ids of B from every table, but only read.
   */
  private static final Map<String, String> TABLE_BY_SEGMENT = Map.of("partners", "partner.partner", "cases", "cases.case_file",
      "movements", "movement.movement", "orders", "orders.sales_order", "stores", "store.store", "shops", "channel.shop", "files", "files.file",
      "statements", "reconciliation.statement");
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Owner owner;
  @Autowired Routes routes;
  @Autowired NarrowFence fence;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;

  private record Table(String name, String party, boolean hasId) {}

  private record Seen(String who, String[] headers, boolean writesAnything) {}

  @Test
  void partnerANeverSeesOrChangesAnythingOfPartnerB() {
    long a = madePartner("LEAK-A");
    long b = madePartner("LEAK-B");
    intake.post("/api/settlement-runs", Map.of("period", "2026-03", "entity", "LEAK"));
    Eventually.is(() -> owner.texts("SELECT count(DISTINCT partner_id) FROM reconciliation.statement WHERE partner_id IN (" + a + "," + b + ")"),
        List.of("2"));
    Map<String, Set<String>> ids = idsOf(b);
    Set<String> canaries = canariesOf(b, a);
    assertThat(canaries).as("texts of B to look for").hasSizeGreaterThan(10).anyMatch(text -> text.contains("LEAK-B"));
    String before = checksum(b);
    List<String> leaks = new ArrayList<>();
    for (Seen caller : callers(a)) {
      assertThat(http.get("/api/session", caller.headers()).status()).isEqualTo(200);
      for (Routes.Route route : routes.all()) {
        if (!route.pattern().startsWith("/api/session") && !route.pattern().equals("/api/events")) {
          tryRoute(caller, route, b, ids, canaries, leaks);
        }
      }
    }
    assertThat(leaks).as("answers that hold something of B").isEmpty();
    assertThat(checksum(b)).as("B's rows").isEqualTo(before);
  }

  private void tryRoute(Seen caller, Routes.Route route, long b, Map<String, Set<String>> ids, Set<String> canaries, List<String> leaks) {
    Set<String> known = knownIds(route, ids);
    if (route.isWrite()) {
      if (route.hasId() && known != null) {
        known.stream().limit(5).forEach(id -> check(caller, route, route.path(id), "{}", canaries, leaks));
      }
      return;
    }
    if (route.hasId()) {
      Set<String> all = new LinkedHashSet<>(known == null ? Set.of() : known);
      ids.values().forEach(some -> some.stream().limit(known == null ? 3 : 1).forEach(all::add)); // every table, however many there will be
      all.forEach(id -> check(caller, route, route.path(id), null, canaries, leaks));
    } else {
      for (String query : List.of("?limit=500", "?limit=500&partner=" + b, "?limit=500&partnerId=" + b, "?limit=500&partyId=" + b, "?q=LEAK-B", "")) {
        check(caller, route, route.pattern() + query, null, canaries, leaks);
      }
    }
  }

  /** The ids a route's variable stands for: by the reviewed map, else by a table or schema of that name; null when neither tells. */
  private static @Nullable Set<String> knownIds(Routes.Route route, Map<String, Set<String>> ids) {
    String[] segments = route.pattern().split("/");
    String segment = segments[2].equals("my") && segments.length > 3 ? segments[3] : segments[2];
    String one = (segment.endsWith("ies") ? segment.substring(0, segment.length() - 3) + "y" : segment.replaceAll("s$", "")).replace('-', '_');
    String table = TABLE_BY_SEGMENT.getOrDefault(segment, ids.keySet().stream()
        .filter(name -> name.endsWith("." + one) || name.equals(one + "." + one)).findFirst().orElse(""));
    return ids.get(table);
  }

  private void check(Seen caller, Routes.Route route, String path, String body, Set<String> canaries, List<String> leaks) {
    Http.Answer answer = http.send(route.method(), path, body, caller.headers());
    if (answer.status() >= 500) {
      leaks.add(caller.who() + " " + route.method() + " " + path + " failed inside: " + answer.text());
    }
    String own = path.replace("%20", " ");
    canaries.stream().filter(canary -> answer.text().contains(canary) && !own.contains(canary)).findFirst()
        .ifPresent(canary -> leaks.add(caller.who() + " " + route.method() + " " + path + " shows " + canary));
  }

  private List<Seen> callers(long a) {
    Role[] field = {Role.REGIONAL_MANAGER, Role.SALES_REP};
    Users.Person wide = users.staffPerson(Map.of(), Arrays.stream(Role.values())
        .filter(role -> !role.isPartner() && role != Role.EVERYONE && role != Role.ANYONE).toArray(Role[]::new));
    fence.narrow("person:" + wide.id(), new Scope.Parties(Set.of(a)));
    return List.of(new Seen("A's user", users.partner(a, Role.PARTNER_OWNER), false),
        new Seen("A's manager", users.field(Set.of(), Set.of(a), field), false),
        new Seen("filters removed", wide.headers(), false));
  }

  /** A partner with something in as many rooms as can be filled over the interface. */
  private long madePartner(String name) {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "LEAK", "nameZh", "泄漏", "nameEn", "Leak", "currency", "CNY"))));
    intake.mapping("leak-test", "retail_line", "leak-test", Map.of(
        "columns", Map.of("documentNo", "Doc", "productCode", "Code", "productName", "Name", "quantity", "Qty", "occurredAt", "At", "unitPrice", "Price",
            "partnerCode", "Customer"),
        "fixed", Map.of("entity", "LEAK"), "settings", Map.of("currency", "CNY"),
        "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT"), "zone", "Asia/Shanghai"));
    StringBuilder file = new StringBuilder("Doc,Code,Name,Qty,At,Price,Customer\r\n");
    for (int i = 1; i <= 5; i++) {
      file.append(name).append("-DOC-").append(i).append(",SKU").append(i).append(",Thing ").append(i).append(",").append(i)
          .append(",2026-03-0").append(i).append(" 10:00,12.50,").append(name).append("-CUSTOMER\r\n");
    }
    assertThat(intake.run(name + ".csv", file.toString().getBytes(StandardCharsets.UTF_8), "leak-test", false).path("state").asString())
        .isEqualTo("SEALED");
    long id = Long.parseLong(owner.texts("SELECT partner_id FROM partner.external_code WHERE code = '" + name + "-CUSTOMER'").getFirst());
    String[] user = users.partner(id, Role.PARTNER_OWNER);
    http.post("/api/cases", Map.of("kind", "looks-wrong", "subjectKind", "statement", "subjectId", "42", "title", name + " case title",
        "text", name + " case text", "detail", Map.of("sentence", name + " sentence")), user);
    http.post("/api/stores", Map.of("code", name + "-STORE", "name", name + " store name", "partnerId", id, "channelId", 99), users.commandLine());
    long entity = Long.parseLong(owner.texts("SELECT id FROM organisation.legal_entity WHERE code = 'LEAK'").getFirst());
    Callers.system("test", () -> transaction.execute(tx -> ledger.post(List.of(posting(name, id, entity)))));
    return id;
  }

  private static Posting posting(String name, long partner, long entity) {
    return new Posting(new AccountKey(AccountKind.RECEIVABLE, partner, entity, "CNY", name), new AccountKey(AccountKind.SALES, partner, entity, "CNY", name),
        12_345, name + "-decision", 1, LocalDate.of(2026, 3, 5), null, name + " posting text");
  }

  private List<Table> tables() {
    return owner.texts("""
        SELECT n.nspname || '.' || c.relname || '|' || a.attname || '|' || EXISTS (
                 SELECT 1 FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id')
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refobjid = c.oid AND d.refobjsubid > 0
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
        WHERE p.polname = 'by_party' ORDER BY 1""").stream().distinct().map(row -> row.split("\\|"))
        .map(row -> new Table(row[0], row[1], row[2].equals("true"))).toList();
  }

  private Map<String, Set<String>> idsOf(long party) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    for (Table table : tables()) {
      ids.put(table.name(), new LinkedHashSet<>(owner.texts("SELECT " + (table.hasId() ? "id" : table.party()) + " FROM " + table.name() + " WHERE "
          + table.party() + " = " + party + " LIMIT " + IDS_MAX)));
    }
    return ids;
  }

  /** Every text of at least eight characters in a row of B that stands in no row of A. */
  private Set<String> canariesOf(long b, long a) {
    Set<String> canaries = new LinkedHashSet<>(texts(b));
    canaries.removeAll(texts(a));
    canaries.removeIf(text -> text.length() < 8 || text.matches("[0-9: .TZ+-]+") || !text.contains("LEAK-B"));
    canaries.add("LEAK-B-CUSTOMER");
    return canaries;
  }

  private List<String> texts(long party) {
    List<String> texts = new ArrayList<>();
    for (Table table : tables()) {
      texts.addAll(owner.texts("SELECT DISTINCT e.v FROM " + table.name() + " t, jsonb_each_text(to_jsonb(t)) AS e(k, v) WHERE t." + table.party() + " = "
          + party + " AND e.v IS NOT NULL"));
    }
    return texts;
  }

  private String checksum(long party) {
    StringBuilder sums = new StringBuilder();
    for (Table table : tables()) {
      sums.append(table.name()).append(' ').append(owner.texts("SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '-') FROM "
          + table.name() + " t WHERE t." + table.party() + " = " + party).getFirst()).append('\n');
    }
    return sums.toString();
  }
}
