package io.mingqu.settlement.fund.internal;

import io.mingqu.kernel.fund.Claim;
import io.mingqu.kernel.fund.Claim.Invoice;
import io.mingqu.kernel.fund.Claim.Photo;
import io.mingqu.kernel.fund.ImagePrint;
import io.mingqu.kernel.fund.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims as the checks see them, with their invoices and pictures, a chunk at a time. */
@Component
class CheckQueries {
  /** A claim and the version of the fund it goes by. */
  record Checked(Claim claim, long policyId, long versionId) {}

  private static final String CLAIMS = """
      SELECT c.id, c.partner_id, c.month, c.claimed_minor, a.approved_minor - a.settled_minor, c.sellout_minor, c.bank_account, a.from_day, a.through_day,
        a.latitude_e6, a.longitude_e6, a.policy_id, a.version_id
      FROM fund.claim c JOIN fund.activity a ON a.id = c.activity_id""";

  private final JdbcClient sql;

  CheckQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Claims that nobody has checked yet, in the order of their months. */
  List<Checked> unchecked(int limit) {
    return full(sql.sql(CLAIMS + " WHERE c.check_id IS NULL AND c.state = 'SUBMITTED' ORDER BY c.month, c.id LIMIT :limit").param("limit", limit)
        .query(CheckQueries::light).list());
  }

  long uncheckedCount() {
    return sql.sql("SELECT count(*) FROM fund.claim WHERE check_id IS NULL AND state = 'SUBMITTED'").query(Long.class).single();
  }

  /** Claims checked before, since a month, after an id; refused ones count too: what they showed is known. */
  List<Checked> known(LocalDate since, long afterId, int limit) {
    return full(sql.sql(CLAIMS + " WHERE c.check_id IS NOT NULL AND c.month >= :since AND c.id > :after ORDER BY c.id LIMIT :limit").param("since", since)
        .param("after", afterId).param("limit", limit).query(CheckQueries::light).list());
  }

  /** All claims of a fund and month, without invoices and pictures: peers of each other. */
  List<Claim> peers(long policyId, LocalDate month) {
    return sql.sql(CLAIMS + " WHERE a.policy_id = :policy AND c.month = :month AND c.sellout_minor > 0 AND c.state <> 'REFUSED' ORDER BY c.id")
        .param("policy", policyId).param("month", month).query(CheckQueries::light).list().stream().map(Checked::claim).toList();
  }

  /** Sell-out the partner reported in the month as movements; what stands there counts before what a claim says. */
  Map<Long, Long> soldOut(LocalDate month) {
    Map<Long, Long> sold = new HashMap<>();
    sql.sql("""
        SELECT partner_id, sum(gross_minor)::bigint FROM movement.published_movement
        WHERE void_seal IS NULL AND kind = 'SOLD_OUT' AND partner_id IS NOT NULL AND business_date >= :from AND business_date < :to GROUP BY 1""")
        .param("from", month).param("to", month.plusMonths(1)).query((row, n) -> sold.put(row.getLong(1), row.getLong(2))).list();
    return sold;
  }

  private List<Checked> full(List<Checked> light) {
    Collection<Long> ids = light.stream().map(c -> c.claim().id()).toList();
    Map<Long, List<Invoice>> invoices = new HashMap<>();
    sql.sql("SELECT claim_id, seller_tax_no, number, amount_minor FROM fund.claim_invoice WHERE claim_id = ANY (CAST(:ids AS bigint[])) ORDER BY claim_id, position")
        .param("ids", ids.toArray(Long[]::new)).query(row -> {
          invoices.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(new Invoice(row.getString(2), row.getString(3), row.getLong(4)));
        });
    Map<Long, List<Photo>> photos = photos(ids);
    return light.stream().map(c -> new Checked(with(c.claim(), invoices.getOrDefault(c.claim().id(), List.of()), photos.getOrDefault(c.claim().id(), List.of())),
        c.policyId(), c.versionId())).toList();
  }

  private Map<Long, List<Photo>> photos(Collection<Long> claims) {
    Map<Long, List<ImagePrint>> prints = new HashMap<>();
    sql.sql("""
        SELECT p.evidence_id, p.across, p.down FROM fund.photo_print p JOIN fund.evidence e ON e.id = p.evidence_id
        WHERE e.claim_id = ANY (CAST(:ids AS bigint[])) ORDER BY p.evidence_id, p.variant""").param("ids", claims.toArray(Long[]::new)).query(row -> {
          prints.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(new ImagePrint(row.getLong(2), row.getLong(3)));
        });
    Map<Long, List<Photo>> photos = new HashMap<>();
    sql.sql("""
        SELECT e.id, e.claim_id, coalesce(a.outlet_id, 0), e.latitude_e6, e.longitude_e6, e.taken_at FROM fund.evidence e JOIN fund.activity a ON a.id = e.activity_id
        WHERE e.claim_id = ANY (CAST(:ids AS bigint[])) AND e.kind = 'PHOTO' ORDER BY e.id""").param("ids", claims.toArray(Long[]::new)).query(row -> {
          photos.computeIfAbsent(row.getLong(2), id -> new ArrayList<>()).add(new Photo(row.getLong(1), prints.getOrDefault(row.getLong(1), List.of()), row.getLong(3),
              place(row, 4), Optional.ofNullable(row.getObject(6, LocalDateTime.class)).map(LocalDateTime::toLocalDate)));
        });
    return photos;
  }

  private static Optional<Place> place(ResultSet row, int at) throws SQLException {
    Integer latitude = row.getObject(at, Integer.class);
    return latitude == null ? Optional.empty() : Optional.of(new Place(latitude, row.getInt(at + 1)));
  }

  private static Claim with(Claim claim, List<Invoice> invoices, List<Photo> photos) {
    return new Claim(claim.id(), claim.partner(), claim.month(), claim.claimedMinor(), claim.approvedMinor(), claim.selloutMinor(), claim.bankAccount(), claim.from(),
        claim.to(), claim.site(), invoices, photos);
  }

  private static Checked light(ResultSet row, int n) throws SQLException {
    LocalDate month = row.getObject(3, LocalDate.class);
    return new Checked(new Claim(row.getLong(1), row.getLong(2), month.getYear() * 12 + month.getMonthValue(), row.getLong(4), Math.max(0, row.getLong(5)), row.getLong(6),
        row.getString(7), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class), place(row, 10), List.of(), List.of()), row.getLong(12), row.getLong(13));
  }
}
