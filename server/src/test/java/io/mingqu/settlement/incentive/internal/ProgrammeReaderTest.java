package io.mingqu.settlement.incentive.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.ProgrammeCheck;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProgrammeReaderTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void readsTheDemosProgrammesAndTheirExamplesHold() throws IOException {
    List<ProgrammePolicy> all = new ArrayList<>();
    for (String set : List.of("brand", "online-retail")) {
      JsonNode file = JSON.readTree(Files.readString(Path.of("../demo/src/main/resources/" + set + "/programmes.json")));
      file.path("programmes").forEach(body -> all.add(ProgrammeReader.read(body, 1)));
    }
    assertThat(all).hasSize(13);
    for (ProgrammePolicy each : all) {
      assertThat(ProgrammeCheck.check(each.programme())).as(each.code()).isInstanceOf(ProgrammeCheck.Verdict.Sound.class);
      assertThat(WorkedExamples.run(each)).as(each.code()).isNotEmpty().allMatch(WorkedExamples.Result::holds);
    }
  }

  @Test
  void everyRefusalNamesTheFieldAndItsValue() {
    refused("incentive.unknown-field", "colour", () -> ProgrammeReader.read(body().put("colour", "red"), 1));
    refused("incentive.missing-field", "tiers", () -> ProgrammeReader.read(without("tiers"), 1));
    refused("incentive.bad-number", "tiers.bands[0].ratePpm=-1", () -> read("\"ratePpm\": 20000", "\"ratePpm\": -1"));
    refused("incentive.bad-number", "ratePpm=2.5", () -> read("\"ratePpm\": 20000", "\"ratePpm\": 2.5"));
    refused("incentive.bounds-not-rising", "tiers.bands[1].from=0", () -> read("\"from\": 1000000", "\"from\": 0"));
    refused("incentive.bad-choice", "base.movement=SOLD", () -> read("\"SHIPPED\"", "\"SOLD\""));
    refused("incentive.bad-date", "validTo=31.12.2026", () -> read("2026-12-31", "31.12.2026"));
    refused("incentive.rate-needs-amount", "tiers.mode=BY_BAND", () -> read("\"measure\": \"NET\"", "\"measure\": \"QUANTITY\""));
    refused("incentive.unit-without-quantity", "base.unit=箱", () -> read("\"measure\": \"NET\"", "\"measure\": \"NET\", \"unit\": \"箱\""));
    refused("incentive.named-twice", "scope.tiers=A", () -> read("\"scope\": {}", "\"scope\": {\"tiers\": [\"A\", \"A\"]}"));
    refused("incentive.unknown-currency", "currency=RMB", () -> read("\"CNY\"", "\"RMB\""));
  }

  @Test
  void readsEveryTermAndItsExampleHolds() {
    ProgrammePolicy policy = ProgrammeReader.read(JSON.readTree(RICH), 1);
    assertThat(ProgrammeCheck.check(policy.programme())).isInstanceOf(ProgrammeCheck.Verdict.Sound.class);
    assertThat(WorkedExamples.run(policy)).allMatch(WorkedExamples.Result::holds).hasSize(4);
    assertThat(policy.tiersInWords(true)).contains("前提：茶 不少于 300", "门槛：回款及时 ≥ 0.95", "考核：数据上报 100%", "政策总预算 CNY 1,000.00");
    assertThat(policy.tiersInWords(false)).contains("only if 茶 is at least 300", "at most per line CNY 400.00");
    assertThat(policy.treatment().accounting()).isEqualTo(io.mingqu.settlement.incentive.Treatment.Accounting.VARIABLE_CONSIDERATION);
    refused("incentive.bad-choice", "scorecard.gates[0].bound=MORE", () -> ProgrammeReader.read(JSON.readTree(RICH.replace("AT_LEAST\", \"valueM", "MORE\", \"valueM")), 1));
    refused("incentive.unknown-field", "scorecard.colour", () -> ProgrammeReader.read(JSON.readTree(RICH.replace("\"penalties\"", "\"colour\": 1, \"penalties\"")), 1));
    refused("incentive.bad-number", "requirements[0].value=0", () -> ProgrammeReader.read(JSON.readTree(RICH.replace("\"value\": 300000", "\"value\": 0")), 1));
    refused("incentive.bad-choice", "group.split=HALF", () -> ProgrammeReader.read(((ObjectNode) JSON.readTree(TEXT)).set("group", JSON.readTree("{\"split\": \"HALF\"}")), 1));
  }

  @Test
  void tierModeGivesTheAccountingUnlessSaidOtherwise() {
    assertThat(ProgrammeReader.read(read("BY_BAND", "PROSPECTIVE"), 1).treatment().accounting())
        .isEqualTo(io.mingqu.settlement.incentive.Treatment.Accounting.MATERIAL_RIGHT);
  }

  @Test
  void saysTiersInBothLanguages() {
    ProgrammePolicy policy = ProgrammeReader.read(body(), 1);
    assertThat(policy.tiersInWords(true)).contains("满 CNY 10,000.00（含）起：3%");
    assertThat(policy.tiersInWords(false)).contains("from CNY 10,000.00 (inclusive): 3%");
  }

  @Test
  void anExampleThatDoesNotHoldIsShownWithBothFigures() {
    ProgrammePolicy policy = ProgrammeReader.read(read("\"expectedMinor\": 2000", "\"expectedMinor\": 2001"), 1);
    assertThat(WorkedExamples.run(policy)).containsExactly(new WorkedExamples.Result("#1", 2001, 2000));
  }

  private static void refused(String code, String says, ThrowingCallable read) {
    assertThatThrownBy(read).isInstanceOfSatisfying(Problem.class, problem -> {
      assertThat(problem.code()).isEqualTo(code);
      String[] parts = says.split("=", 2);
      assertThat(problem.params().get("field").toString()).endsWith(parts[0]);
      if (parts.length > 1) {
        assertThat(problem.params().get("value")).hasToString(parts[1]);
      }
    });
  }

  private static ObjectNode without(String field) {
    ObjectNode body = body();
    body.remove(field);
    return body;
  }

  private static JsonNode read(String text, String instead) {
    JsonNode body = JSON.readTree(TEXT.replace(text, instead));
    ProgrammeReader.read(body, 1);
    return body;
  }

  private static ObjectNode body() {
    return (ObjectNode) JSON.readTree(TEXT);
  }

  private static final String TEXT = """
      {"code": "T", "nameZh": "月返", "nameEn": "Monthly", "currency": "CNY", "entity": "E1", "scope": {},
       "base": {"movement": "SHIPPED", "measure": "NET"}, "calendar": {"type": "MONTH"},
       "tiers": {"mode": "BY_BAND", "bands": [{"from": 0, "ratePpm": 20000}, {"from": 1000000, "ratePpm": 30000}]},
       "returns": "ORIGINAL", "validFrom": "2026-01-01", "validTo": "2026-12-31",
       "examples": [{"facts": [{"kind": "SHIPPED", "date": "2026-01-05", "netMinor": 100000}], "expectedMinor": 2000}]}""";

  private static final String RICH = """
      {"code": "R", "nameZh": "综合", "nameEn": "Rich", "currency": "CNY", "entity": "E1", "scope": {"categories": ["B"]},
       "base": {"movement": "SHIPPED", "measure": "NET"}, "calendar": {"type": "MONTH"},
       "tiers": {"mode": "ON_THE_WHOLE", "bands": [{"from": 0, "ratePpm": 50000}]},
       "tierChanges": [{"from": "2026-03-15", "tiers": {"mode": "ON_THE_WHOLE", "bands": [{"from": 0, "ratePpm": 100000}]}}], "cutPeriods": "BY_ITSELF",
       "requirements": [{"kind": "AT_LEAST", "name": "茶", "movement": "SHIPPED", "measure": "QUANTITY", "categories": ["A"], "value": 300000}],
       "scorecard": {"gates": [{"metric": "回款及时", "bound": "AT_LEAST", "valueMillionths": 950000}], "weights": [{"metric": "数据上报", "weightPpm": 1000000}],
         "penalties": "DOWN_TO_ZERO"},
       "lineCapMinor": 40000, "budgetMinor": 100000, "returns": "ORIGINAL", "validFrom": "2026-01-01", "validTo": "2026-12-31",
       "examples": [
         {"facts": [{"kind": "SHIPPED", "date": "2026-01-05", "counts": false, "gauges": ["茶"], "quantityMilli": 300000},
                    {"kind": "SHIPPED", "date": "2026-01-06", "netMinor": 200000}], "scores": {"回款及时": 950000, "数据上报": 500000}, "expectedMinor": 5000},
         {"facts": [{"kind": "SHIPPED", "date": "2026-01-05", "counts": false, "gauges": ["茶"], "quantityMilli": 299999},
                    {"kind": "SHIPPED", "date": "2026-01-06", "netMinor": 200000}], "scores": {"回款及时": 950000, "数据上报": 500000}, "expectedMinor": 0},
         {"facts": [{"kind": "SHIPPED", "date": "2026-03-05", "gauges": ["茶"], "quantityMilli": 300000, "netMinor": 100000},
                    {"kind": "SHIPPED", "date": "2026-03-20", "netMinor": 100000}], "scores": {"回款及时": 1000000, "数据上报": 1000000}, "penaltyMinor": 1000,
          "expectedMinor": 14000},
         {"facts": [{"kind": "SHIPPED", "date": "2026-01-05", "gauges": ["茶"], "quantityMilli": 300000, "netMinor": 1000000, "partner": "甲"},
                    {"kind": "SHIPPED", "date": "2026-01-05", "gauges": ["茶"], "quantityMilli": 300000, "netMinor": 1000000, "partner": "乙"},
                    {"kind": "SHIPPED", "date": "2026-01-05", "gauges": ["茶"], "quantityMilli": 300000, "netMinor": 1000000, "partner": "丙"}],
          "scores": {"回款及时": 1000000, "数据上报": 1000000}, "expectedMinor": 100000}]}""";
}
