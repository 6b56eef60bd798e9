package io.mingqu.foundation.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files become facts once, whatever happens on the way: held and mended, changed, undone, killed at every step. */
@MingquTest
class ImportStoryTest {
  private static final String HEADER = "单据编号,日期,客户编码,物料编码,单位,数量,价税合计\n";
  @Autowired Intake intake;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired ImportJob job;
  @Autowired BatchStore batches;
  @Autowired MappingStore mappings;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void entity() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "ST1", "nameZh", "故事一号", "nameEn", "Story one", "currency", "CNY"))));
  }

  private void mapping(String source, String product) {
    intake.mapping(source + "-" + product, "shipment", source, Map.of("columns", Map.of("documentNo", "单据编号", "businessDate", "日期", "partnerCode", "客户编码",
        "productCode", "物料编码", "unit", "单位", "quantity", "数量", "gross", "价税合计"), "fixed", Map.of("entity", "ST1"),
        "unknowns", Map.of("partner", "AUTO_DRAFT", "product", product), "settings", Map.of("taxRate", "13%")));
  }

  private JsonNode run(String mapping, String lines) {
    return intake.run("出库.csv", (HEADER + lines).getBytes(StandardCharsets.UTF_8), mapping, false);
  }

  private JsonNode figures(String source) {
    return intake.get("/api/movements/figures?source=" + source).path("byKind");
  }

  @Test
  void holdsWhatItCannotReadUntilAPersonMapsAndMendsIt() {
    mapping("held", "AUTO_DRAFT");
    mapping("held", "HOLD");
    assertThat(run("held-AUTO_DRAFT", "D0,2026-01-01,C1,SP1,瓶,10,113\n").path("state").asString()).isEqualTo("SEALED");

    JsonNode batch = run("held-HOLD", "D1,2026-01-02,C1,SP1,瓶,1,11.30\nD1,2026-01-02,C1,甲水,件,2,22.60\nD2,some day,C1,SP1,瓶,3,33.90\n合计,,,,,6,67.80\n");
    assertThat(batch.path("added").asLong()).isEqualTo(1);
    assertThat(batch.path("rowsHeld").asLong()).isEqualTo(2);
    assertThat(batch.path("rowsSkipped").asLong()).isEqualTo(1);
    String base = "/api/intake/batches/" + batch.path("id").asString();
    JsonNode reasons = intake.get(base + "/held/reasons");
    assertThat(List.of(reasons.get(0).path("reason").asString(), reasons.get(1).path("reason").asString()))
        .containsExactlyInAnyOrder("movement.unknown-product", "intake.not-a-date");

    http.send("PUT", "/api/intake/sources/held/values", Map.of("values", List.of(Map.of("kind", "product", "text", "甲水", "unit", "件", "code", "SP1",
        "ourUnit", "瓶", "factorMilli", 24_000))), users.commandLine());
    JsonNode rows = intake.get(base + "/held").path("items");
    int badDate = rows.get(0).path("reason").asString().equals("intake.not-a-date") ? rows.get(0).path("no").asInt() : rows.get(1).path("no").asInt();
    intake.post(base + "/held/edit", Map.of("rows", List.of(badDate), "column", "日期", "value", "2026年1月3日"));
    JsonNode retried = intake.await(intake.post(base + "/held/retry", Map.of("dryRun", false)).path("id").asString());

    assertThat(retried.path("state").asString()).isEqualTo("SEALED");
    assertThat(retried.path("added").asLong()).isEqualTo(2);
    assertThat(retried.path("removed").asLong()).isZero();
    assertThat(intake.get(base).path("heldOpen").asLong()).isZero();
    assertThat(figures("held").get(0).path("quantityMilli").asLong()).isEqualTo((10 + 1 + 48 + 3) * 1_000L);
    assertThat(figures("held").get(0).path("netMinor").asLong()).isEqualTo(10_000 + 1_000 + 2_000 + 3_000);
  }

  @Test
  void voidsAndSaysAnewWhatAChangedDocumentSaysAndUndoesIt() {
    mapping("changed", "AUTO_DRAFT");
    run("changed-AUTO_DRAFT", "D1,2026-01-02,C1,SP1,瓶,1,11.30\nD1,2026-01-02,C1,SP2,瓶,2,22.60\nD2,2026-01-03,C1,SP1,瓶,3,33.90\n");
    String before = figures("changed").toString();

    JsonNode changed = run("changed-AUTO_DRAFT", "D1,2026-01-02,C1,SP1,瓶,1,11.30\nD1,2026-01-02,C1,SP2,瓶,5,56.50\n");
    assertThat(List.of(changed.path("added").asLong(), changed.path("unchanged").asLong(), changed.path("removed").asLong())).containsExactly(1L, 1L, 1L);
    assertThat(figures("changed").get(0).path("quantityMilli").asLong()).isEqualTo(9_000);

    String base = "/api/intake/batches/" + changed.path("id").asString();
    JsonNode undo = intake.post(base + "/undo", Map.of("confirmDelta", false));
    assertThat(undo.path("state").asString()).isEqualTo("SEALED");
    assertThat(figures("changed").toString()).isEqualTo(before);
    assertThat(http.post(base + "/undo", Map.of("confirmDelta", false), users.commandLine()).code()).isEqualTo("intake.undone");

    JsonNode again = run("changed-AUTO_DRAFT", "D1,2026-01-02,C1,SP1,瓶,1,11.30\nD1,2026-01-02,C1,SP2,瓶,2,22.60\nD2,2026-01-03,C1,SP1,瓶,3,33.90\n");
    assertThat(again.path("state").asString()).isEqualTo("UNCHANGED");
    assertThat(intake.get("/api/movements?documentNo=D1&voided=true&batchId=" + changed.path("id").asString()).path("items").get(0).path("voidSeal").asLong())
        .isEqualTo(undo.path("sealNo").asLong());
  }

  private static final String TWO_DOCUMENTS = "1931111,2026-01-02,C1,SP1,瓶,1,11.30\n1931111,2026-01-02,C1,SP2,瓶,2,22.60\n2002222,2026-01-03,C1,SP1,瓶,3,33.90\n"
      + "2002222,2026-01-03,C1,SP2,瓶,4,45.20\n";

  @Test
  void aLineCountsAsRemovedOnlyWhenNoHeldRowCanStillSayIt() {
    mapping("waits", "AUTO_DRAFT");
    run("waits-AUTO_DRAFT", TWO_DOCUMENTS);
    // the second line of both documents is gone; a row whose number a spreadsheet rounded may be the one of 1931111, never that of 2002222
    JsonNode batch = run("waits-AUTO_DRAFT", "1931111,2026-01-02,C1,SP1,瓶,1,11.30\n1.93E+06,2026-01-02,C1,SP2,瓶,2,22.60\n2002222,2026-01-03,C1,SP1,瓶,3,33.90\n");
    assertThat(List.of(batch.path("removed").asLong(), batch.path("details").path("suspended").asLong(), batch.path("details").path("suspendedByUnknown").asLong()))
        .as(batch.toString()).containsExactly(1L, 1L, 1L);
    assertThat(figures("waits").get(0).path("quantityMilli").asLong()).isEqualTo(6_000);

    String base = "/api/intake/batches/" + batch.path("id").asString();
    intake.post(base + "/held/edit", Map.of("rows", List.of(1), "column", "单据编号", "value", "1931111"));
    JsonNode mended = intake.await(intake.post(base + "/held/retry", Map.of("dryRun", false)).path("id").asString());
    assertThat(List.of(mended.path("unchanged").asLong(), mended.path("removed").asLong())).as(mended.toString()).containsExactly(1L, 0L);
    assertThat(figures("waits").get(0).path("quantityMilli").asLong()).isEqualTo(6_000);
  }

  @Test
  void removesWhatWaitedOnceTheHeldRowIsMendedToSomethingElse() {
    mapping("waits2", "AUTO_DRAFT");
    run("waits2-AUTO_DRAFT", TWO_DOCUMENTS);
    JsonNode batch = run("waits2-AUTO_DRAFT", "1931111,2026-01-02,C1,SP1,瓶,1,11.30\n,2026-01-02,C1,SP2,瓶,2,22.60\n2002222,2026-01-03,C1,SP1,瓶,3,33.90\n");
    assertThat(List.of(batch.path("removed").asLong(), batch.path("details").path("suspended").asLong())).containsExactly(0L, 2L);
    String base = "/api/intake/batches/" + batch.path("id").asString();
    intake.post(base + "/held/edit", Map.of("rows", List.of(1), "column", "单据编号", "value", "3003333"));
    JsonNode mended = intake.await(intake.post(base + "/held/retry", Map.of("dryRun", false)).path("id").asString());
    assertThat(List.of(mended.path("added").asLong(), mended.path("removed").asLong())).as(mended.toString()).containsExactly(1L, 2L);
    assertThat(figures("waits2").get(0).path("quantityMilli").asLong()).isEqualTo((1 + 3 + 2) * 1_000);
  }

  @Test
  void removesWhatWaitedOnceTheHeldRowIsDroppedUnlessTheDocumentCameAgain() {
    mapping("waits3", "AUTO_DRAFT");
    run("waits3-AUTO_DRAFT", TWO_DOCUMENTS);
    JsonNode batch = run("waits3-AUTO_DRAFT", "1931111,2026-01-02,C1,SP1,瓶,1,11.30\n,2026-01-02,C1,SP2,瓶,2,22.60\n2002222,2026-01-03,C1,SP1,瓶,3,33.90\n");
    assertThat(batch.path("details").path("suspended").asLong()).isEqualTo(2);
    // 2002222 arrives again, whole, with both lines: nothing of it is gone any more
    assertThat(run("waits3-AUTO_DRAFT", "2002222,2026-01-03,C1,SP1,瓶,3,33.90\n2002222,2026-01-03,C1,SP2,瓶,4,45.20\n").path("state").asString()).isEqualTo("UNCHANGED");
    intake.post("/api/intake/batches/" + batch.path("id").asString() + "/held/drop", Map.of("rows", List.of(1)));
    String settled = intake.get("/api/intake/batches?limit=1").path("items").get(0).path("id").asString();
    JsonNode removal = intake.await(settled);
    assertThat(removal.path("parentId").asString()).isEqualTo(batch.path("id").asString());
    assertThat(List.of(removal.path("state").asString(), removal.path("removed").asString())).as(removal.toString()).containsExactly("SEALED", "1");
    assertThat(figures("waits3").get(0).path("quantityMilli").asLong()).isEqualTo((1 + 3 + 4) * 1_000);
  }

  @Test
  void holdsExactlyTheLinesThatAreFaulty() {
    mapping("faulty", "AUTO_DRAFT");
    long seed = 1_000;
    Random random = new Random(seed);
    TreeSet<Integer> planted = new TreeSet<>();
    while (planted.size() < 1_000) {
      planted.add(random.nextInt(6_000));
    }
    String[] faults = {"D%d,some day,C1,SP1,瓶,1,1", "5.36E+15,2026-01-02,C1,SP1,瓶,1,1", "D%d,2026-01-02,,SP1,瓶,1,1", "D%d,2026-01-02,C1,,瓶,1,1",
        "D%d,2026-01-02,C1,SP1,瓶,a dozen,1", "D%d,2026-02-30,C1,SP1,瓶,1,1", ",2026-01-02,C1,SP1,瓶,1,1", "D%d,2026-01-02,C1,SP1,瓶,1,1.005"};
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      lines.append((planted.contains(i) ? faults[i % faults.length] : "D%d,2026-01-02,C1,SP1,瓶,2,22.60").replace("%d", String.valueOf(i))).append('\n');
    }
    JsonNode batch = run("faulty-AUTO_DRAFT", lines.toString());
    assertThat(batch.path("added").asLong()).as("seed %d", seed).isEqualTo(5_000);
    TreeSet<Integer> held = new TreeSet<>();
    String after = "";
    do {
      JsonNode page = intake.get("/api/intake/batches/" + batch.path("id").asString() + "/held?limit=500" + after);
      page.path("items").forEach(row -> held.add(row.path("rowNo").asInt() - 2));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
    } while (!after.isEmpty());
    assertThat(held).as("seed %d", seed).isEqualTo(planted);
    String file = http.get("/api/intake/batches/" + batch.path("id").asString() + "/held/file", users.commandLine()).text();
    assertThat(file).contains("was rounded by a spreadsheet").doesNotContain("\n=");
  }

  @Test
  void goesOnWhereItWasKilledAndSealsOnce() {
    mapping("unkilled", "AUTO_DRAFT");
    mapping("killed", "AUTO_DRAFT");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      lines.append("D%d,2026-01-%02d,C%d,SP%d,瓶,%d,22.60\n".formatted(i / 4, 1 + i % 28, i / 4 % 7, i % 5, 1 + i % 9));
    }
    run("unkilled-AUTO_DRAFT", lines.toString());
    String fileId = intake.upload("killed.csv", (HEADER + lines).getBytes(StandardCharsets.UTF_8));
    MappingStore.Mapping mapping = Callers.system("test", () -> transaction.execute(tx -> mappings.latest("killed-AUTO_DRAFT").orElseThrow()));
    int kills = 0;
    long batch = Callers.system("test", () -> transaction.execute(tx -> batches.insert(new BatchStore.NewBatch(mapping.sourceId(), "shipment", mapping.id(),
        Long.parseLong(fileId), "killed.csv", null, null, true, "test"))));
    for (int survives = 0; ; survives++) {
      try {
        int steps = survives;
        Callers.system("test", () -> job.run(new MortalRun(batch, steps)));
        break;
      } catch (MortalRun.Killed killed) {
        kills++;
      }
    }
    assertThat(kills).isGreaterThanOrEqualTo(5);
    assertThat(intake.get("/api/intake/batches/" + batch).path("state").asString()).isEqualTo("SEALED");
    assertThat(figures("killed").toString()).isEqualTo(figures("unkilled").toString());
    for (JsonNode check : intake.get("/api/verify").path("items")) {
      if (check.path("name").asString().equals("movement.facts") || check.path("name").asString().equals("intake.seals")) {
        assertThat(check.path("pass").asBoolean()).as(check.toString()).isTrue();
      }
    }
  }

  @Test
  void refusesFilesAndMappingsWithAWordOnWhatToDo() {
    mapping("refused", "HOLD");
    JsonNode cut = intake.run("cut.csv", (HEADER + "D1,\"2026\n").getBytes(StandardCharsets.UTF_8), "refused-HOLD", true);
    assertThat(cut.path("state").asString()).isEqualTo("FAILED");
    assertThat(cut.path("problemCode").asString()).isEqualTo("intake.file-quote");
    assertThat(cut.path("problemDetail").asString()).contains("quotation mark");
    JsonNode other = intake.run("other.csv", "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), "refused-HOLD", true);
    assertThat(other.path("problemCode").asString()).isEqualTo("intake.columns-missing");
    assertThat(intake.uploadAnswer("run.sh", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)).path("code").asString()).isEqualTo("files.kind");
    assertThat(http.send("PUT", "/api/intake/mappings/x", Map.of("target", "shipment", "source", "s", "spec", Map.of("columns", Map.of("documentNo", "a"))),
        users.commandLine()).code()).isEqualTo("intake.fields-unmapped");
    assertThat(http.send("PUT", "/api/intake/mappings/x", Map.of("target", "nothing", "source", "s", "spec", Map.of()), users.commandLine()).code())
        .isEqualTo("intake.unknown-target");
  }

  @Test
  void guessesWhatAFileIsAndWhatItsColumnsMean() {
    String file = intake.upload("退货.csv", "退货单号,退货日期,客户编码,销售组织,存货编码,计量单位,退货数量,价税合计,原出库单号\nT1,2026-01-05,C1,ST1,SP1,箱,2,45,CK1\n"
        .getBytes(StandardCharsets.UTF_8));
    JsonNode look = intake.get("/api/intake/files/" + file + "/look");
    assertThat(look.path("targetKind").asString()).isEqualTo("return");
    assertThat(look.path("sheets").get(0).path("guess").path("documentNo").asString()).isEqualTo("退货单号");
    assertThat(look.path("sheets").get(0).path("guess").path("quantity").asString()).isEqualTo("退货数量");
  }

  /** A run that is killed at its n-th sign of life. */
  private static final class MortalRun implements JobRun {
    private final long batch;
    private final Map<String, Object> state = new HashMap<>();
    private final List<String> signs = new ArrayList<>();
    private final int survives;

    MortalRun(long batch, int survives) {
      this.batch = batch;
      this.survives = survives;
    }

    static final class Killed extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    private void sign(String what) {
      signs.add(what);
      if (signs.size() > survives) {
        throw new Killed();
      }
    }

    @Override
    public long jobId() {
      return -1;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("batch", String.valueOf(batch));
    }

    @Override
    public void progress(long done, long total, String message) {
      sign(message);
    }

    @Override
    public void checkCancelled() {
      sign("check");
    }

    @Override
    public void checkpoint(Map<String, ?> now) {
      state.putAll(now);
    }

    @Override
    public Map<String, Object> state() {
      return state;
    }
  }
}
