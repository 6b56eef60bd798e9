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
    assertThat(all).hasSize(9);
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
}
