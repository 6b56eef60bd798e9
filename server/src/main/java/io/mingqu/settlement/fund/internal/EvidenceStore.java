package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.fund.ImagePrint;
import io.mingqu.kernel.fund.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photos and documents of activities, and the prints by which a picture is found again. */
@Component
class EvidenceStore {
  record Item(String id, String kind, String fileId, String name, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, @Nullable String takenAt, String saidBy,
      @Nullable String claimId) {}

  private static final String ITEM = "SELECT id, kind, file_id, name, latitude_e6, longitude_e6, taken_at, said_by, claim_id FROM fund.evidence";

  private final JdbcClient sql;
  private final Clock clock;

  EvidenceStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  long add(ActivityRow activity, String kind, long fileId, String name, Optional<Place> place, Optional<LocalDateTime> takenAt, String saidBy) {
    return sql.sql("""
        INSERT INTO fund.evidence (activity_id, partner_id, kind, file_id, name, latitude_e6, longitude_e6, taken_at, said_by, added_by, added_at)
        VALUES (:activity, :partner, :kind, :file, :name, :latitude, :longitude, :taken, :said, :by, :at) RETURNING id""")
        .param("activity", activity.id()).param("partner", activity.partnerId()).param("kind", kind).param("file", fileId).param("name", name)
        .param("latitude", place.map(Place::latitudeMicro).orElse(null), Types.INTEGER).param("longitude", place.map(Place::longitudeMicro).orElse(null), Types.INTEGER)
        .param("taken", takenAt.orElse(null), Types.TIMESTAMP).param("said", saidBy).param("by", Callers.current().principalId())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
  }

  void addPrints(long evidence, long partner, List<ImagePrint> prints) {
    Integer[] variants = new Integer[prints.size()];
    for (int i = 0; i < variants.length; i++) {
      variants[i] = i;
    }
    sql.sql("""
        INSERT INTO fund.photo_print (evidence_id, variant, partner_id, across, down)
        SELECT :evidence, p.variant, :partner, p.across, p.down
        FROM unnest(CAST(:variants AS int[]), CAST(:across AS bigint[]), CAST(:down AS bigint[])) AS p(variant, across, down)""")
        .param("evidence", evidence).param("partner", partner).param("variants", variants)
        .param("across", prints.stream().map(ImagePrint::across).toArray(Long[]::new)).param("down", prints.stream().map(ImagePrint::down).toArray(Long[]::new)).update();
  }

  /** Photos per activity that no claim has taken yet. */
  Map<Long, Integer> freePhotos(Collection<Long> activities) {
    Map<Long, Integer> counts = new HashMap<>();
    sql.sql("SELECT activity_id, count(*) FROM fund.evidence WHERE activity_id = ANY (CAST(:ids AS bigint[])) AND claim_id IS NULL AND kind = 'PHOTO' GROUP BY 1")
        .param("ids", activities.toArray(Long[]::new)).query((row, n) -> counts.put(row.getLong(1), row.getInt(2))).list();
    return counts;
  }

  /** Gives the free evidence of activities to their new claims. */
  void attach(Map<Long, Long> claimByActivity) {
    sql.sql("""
        UPDATE fund.evidence e SET claim_id = c.claim
        FROM unnest(CAST(:activities AS bigint[]), CAST(:claims AS bigint[])) AS c(activity, claim) WHERE e.activity_id = c.activity AND e.claim_id IS NULL""")
        .param("activities", claimByActivity.keySet().toArray(Long[]::new)).param("claims", claimByActivity.values().toArray(Long[]::new)).update();
  }

  List<Item> ofActivity(long activity) {
    return sql.sql(ITEM + " WHERE activity_id = :activity ORDER BY id").param("activity", activity).query(EvidenceStore::item).list();
  }

  Optional<Item> one(long id) {
    return sql.sql(ITEM + " WHERE id = :id").param("id", id).query(EvidenceStore::item).optional();
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    @Nullable LocalDateTime taken = row.getObject(7, LocalDateTime.class);
    return new Item(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getObject(5, Integer.class), row.getObject(6, Integer.class),
        taken == null ? null : taken.toString(), row.getString(8), row.getString(9));
  }
}
