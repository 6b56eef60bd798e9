package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums of movements as known at a cut, over partners at once. */
@Component
class BalanceQueries {
  private final JdbcClient sql;

  BalanceQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** What a partner owed on the morning of a day. */
  record Balance(long partnerId, String currency, long balanceMinor) {}

  private static final String COUNTS = " AND m.seal_no <= :cut AND (m.void_seal IS NULL OR m.void_seal > :cut) ";

  /** Of all partners. */
  List<Balance> before(Cut cut, long entityId, LocalDate day) {
    return before(cut, entityId, day, null);
  }

  /** @param partnerIds null for all */
  List<Balance> before(Cut cut, long entityId, LocalDate day, @Nullable Collection<Long> partnerIds) {
    return sql.sql("""
        SELECT m.partner_id, m.currency, sum(CASE WHEN m.kind = ANY (CAST(:lessening AS text[])) THEN -m.gross_minor ELSE m.gross_minor END)
        FROM movement.published_movement m
        WHERE m.entity_id = :entity AND m.business_date < :day AND m.partner_id IS NOT NULL AND m.kind = ANY (CAST(:kinds AS text[]))
          AND (CAST(:partners AS bigint[]) IS NULL OR m.partner_id = ANY (CAST(:partners AS bigint[])))
        """ + COUNTS + "GROUP BY m.partner_id, m.currency ORDER BY m.partner_id, m.currency")
        .param("partners", partnerIds == null ? null : partnerIds.toArray(Long[]::new)).param("lessening", kinds(-1)).param("kinds", bothKinds()).param("entity", entityId).param("day", day).param("cut", cut.sealNo())
        .query((row, n) -> new Balance(row.getLong(1), row.getString(2), row.getLong(3))).list();
  }

  /** Partners with a movement that affects the balance in the days given. */
  Set<Long> partnersMoving(Cut cut, long entityId, LocalDate first, LocalDate last) {
    return new HashSet<>(sql.sql("""
        SELECT DISTINCT m.partner_id FROM movement.published_movement m
        WHERE m.entity_id = :entity AND m.business_date BETWEEN :first AND :last AND m.partner_id IS NOT NULL AND m.kind = ANY (CAST(:kinds AS text[]))
        """ + COUNTS).param("kinds", bothKinds()).param("entity", entityId).param("first", first).param("last", last)
        .param("cut", cut.sealNo()).query(Long.class).list());
  }

  private static String[] bothKinds() {
    List<String> kinds = new ArrayList<>(List.of(kinds(1)));
    kinds.addAll(List.of(kinds(-1)));
    return kinds.toArray(String[]::new);
  }

  private static String[] kinds(int sign) {
    return MovementKind.affectingBalance().stream().filter(k -> k.balanceSign() == sign).map(Enum::name).sorted().toArray(String[]::new);
  }
}
