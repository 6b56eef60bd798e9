package io.mingqu.trade.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Real order lines through the whole way, file to seal: once, again, shuffled, in another encoding. {@code -Dretail.lines} takes more of the file. */
@MingquTest
class OnlineRetailImportTest {
  private static final int LINES = Integer.getInteger("retail.lines", 12_000);
  @Autowired Intake intake;
  @Autowired Movements movements;

  @Test
  void sealsEveryLineOnceHoweverItArrives() throws IOException {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "ORT", "nameZh", "零售", "nameEn", "Retail", "currency", "GBP"))));
    intake.mapping("retail-test", "retail_line", "retail-test", Map.of(
        "columns", Map.of("documentNo", "InvoiceNo", "productCode", "StockCode", "productName", "Description", "quantity", "Quantity",
            "occurredAt", "InvoiceDate", "unitPrice", "UnitPrice", "partnerCode", "CustomerID", "region", "Country"),
        "fixed", Map.of("entity", "ORT"),
        "settings", Map.of("currency", "GBP", "chargeCodes", "POST,DOT,C2,BANK CHARGES,AMAZONFEE,CRUK,gift_*,D,M,m,B,S,PADS"),
        "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT"), "zone", "Europe/London"));
    List<String> lines = lines();

    long started = System.nanoTime();
    JsonNode first = intake.run("retail.csv", bytes(lines, StandardCharsets.UTF_8, ""), "retail-test", false);
    System.out.println("import of " + (lines.size() - 1) + " lines: " + (System.nanoTime() - started) / 1_000_000 + " ms " + first);

    assertThat(first.path("state").asString()).isEqualTo("SEALED");
    assertThat(first.path("added").asLong()).isEqualTo(lines.size() - 1);
    assertThat(first.path("rowsHeld").asLong()).isZero();
    Movements.Checksum sealed = checksum();

    started = System.nanoTime();
    JsonNode again = intake.run("retail.csv", bytes(lines, StandardCharsets.UTF_8, ""), "retail-test", false);
    System.out.println("again: " + (System.nanoTime() - started) / 1_000_000 + " ms " + again);
    assertThat(again.path("state").asString()).isEqualTo("UNCHANGED");
    assertThat(again.path("unchanged").asLong()).isEqualTo(lines.size() - 1);

    List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(shuffled, new Random(42));
    shuffled.addFirst(lines.getFirst());
    assertThat(intake.run("shuffled.csv", bytes(shuffled, StandardCharsets.UTF_16LE, "\ufeff"), "retail-test", false).path("state").asString()).isEqualTo("UNCHANGED");
    assertThat(checksum()).isEqualTo(sealed);
  }

  private Movements.Checksum checksum() {
    return io.mingqu.foundation.shared.Callers.system("test", movements::checksum);
  }

  private static byte[] bytes(List<String> lines, Charset charset, String mark) {
    return (mark + String.join("\r\n", lines) + "\r\n").getBytes(charset);
  }

  private static List<String> lines() throws IOException {
    Path file = Path.of("../demo/src/main/resources/online-retail/online_retail.csv.gz");
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().limit(LINES + 1L).toList();
    }
  }
}
