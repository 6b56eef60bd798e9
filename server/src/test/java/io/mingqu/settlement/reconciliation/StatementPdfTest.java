package io.mingqu.settlement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The printed statement, read back: who, what, every line, the hash on every page; and nobody else's. */
@MingquTest
@Import(Season.class)
class StatementPdfTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Season season;
  @Autowired Environment environment;

  private byte[] download(String path, String[] headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    return answer.body();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        String one = new PdfTextExtractor(reader).getTextFromPage(page);
        text.append(one).append('\n');
        assertThat(one).as("page " + page).contains("SHA-256");
      }
      return text.toString();
    }
  }

  @Test
  void saysWhatTheStatementSaysInBothLanguages() throws IOException, InterruptedException {
    Season.Company company = season.company();
    StringBuilder csv = new StringBuilder("documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n");
    for (int i = 0; i < 90; i++) {
      csv.append("S%d,1,2026-01-05,%s,TEA,10,904.00,800.00,104.00%n".formatted(100 + i, company.dealerA));
    }
    company.bring("shipment", csv.toString());
    company.programme(company.entity + "-M", "BY_BAND");
    company.monthEnd("2026-01");
    company.send("2026-01");
    JsonNode account = company.statement(company.dealerA, "ACCOUNT", "2026-01");
    byte[] pdf = download("/api/statements/" + account.path("id").asString() + "/pdf?language=zh", company.preparer);
    assertThat(pdf.length).as("only the glyphs used are embedded").isLessThan(300_000);
    String chinese = text(pdf);
    assertThat(chinese).contains("往来对账单", "期末余额", "出库", "81,360.00", "S100", "S189", company.dealerA, account.path("sha256").asString());
    JsonNode rebate = company.statement(company.dealerA, "REBATE", "2026-01");
    String[] partner = users.partner(rebate.path("partnerId").asLong(), Role.PARTNER_OWNER);
    String english = text(download("/api/my/statements/" + rebate.path("id").asString() + "/pdf?language=en", partner));
    assertThat(english).contains("Rebate statement", "Rebate due on this statement", "2,060.00", "2%", rebate.path("number").asString());
    String[] other = users.partner(company.statement(company.dealerA, "ACCOUNT", "2026-01").path("partnerId").asLong() + 1_000_000, Role.PARTNER_OWNER);
    assertThat(http.get("/api/my/statements/" + rebate.path("id").asString() + "/pdf", other).status()).isEqualTo(404);
  }
}
