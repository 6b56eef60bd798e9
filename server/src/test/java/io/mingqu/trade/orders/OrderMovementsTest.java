package io.mingqu.trade.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.trade.movement.Movements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Qianniu reports become movements in the seal of their batch; a later report that says otherwise voids what it changes and says it anew. */
@MingquTest
class OrderMovementsTest {
  private static final long SEED = 20_260_301L;
  private static final List<String> STATUSES = List.of("交易成功", "卖家已发货，等待买家确认", "买家已付款，等待卖家发货", "等待买家付款", "交易关闭");
  @Autowired Intake intake;
  @Autowired Movements movements;
  @Autowired Seals seals;
  @Autowired TransactionTemplate transaction;
  private final String mark = UUID.randomUUID().toString().substring(0, 6);

  @BeforeEach
  void setUpTheHouse() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "E" + mark, "nameZh", "主体" + mark, "nameEn", "Entity " + mark, "currency", "CNY"))));
    mapping("products", "product", Map.of(), "code", "物料编码", "nameZh", "物料名称", "baseUnit", "基本单位", "perCase", "每箱瓶数", "taxRate", "税率", "validFrom", "生效日期");
    mapping("lines", "taobao_line", Map.of("entity", "E" + mark, "unit", "箱"), "lineId", "子订单编号", "orderId", "主订单编号", "quantity", "购买数量",
        "productCode", "商家编码", "status", "订单状态", "due", "应付", "paid", "实付", "refundStatus", "退款状态", "refund", "退款金额", "createdAt", "创建", "paidAt", "付款");
    intake.run("p.csv", "物料编码,物料名称,基本单位,每箱瓶数,税率,生效日期\nW%1$s,水,瓶,24,13%%,2024-01-01\n".formatted(mark).getBytes(StandardCharsets.UTF_8),
        "products-" + mark, false);
  }

  /** One line of the report as the test knows it. */
  private record Sold(String order, String line, int cases, String status, boolean paid, long fen, long refundFen, int day) {
    String csv(String product) {
      return "%s,%s,%d,%s,%s,%s,%s,%s,%s,2026-02-%02d 09:00:00,%s\n".formatted(line, order, cases, product, status, yuan(fen), paid ? yuan(fen) : "0",
          refundFen > 0 ? "退款成功" : "没有申请退款", refundFen > 0 ? yuan(refundFen) : "无退款申请", day, paid ? "2026-02-%02d 09:05:00".formatted(day) : "");
    }

    private static String yuan(long fen) {
      return BigDecimal.valueOf(fen, 2).toPlainString();
    }
  }

  @Test
  void countsAndSumsEqualAnIndependentComputationWhateverTheOrderOfReports() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Sold> sold = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String status = STATUSES.get(random.nextInt(STATUSES.size()));
      boolean paid = !status.equals("等待买家付款") && (!status.equals("交易关闭") || random.nextBoolean());
      long fen = 100L * (1 + random.nextInt(50_000));
      boolean refunded = paid && (status.equals("交易关闭") || random.nextInt(5) == 0);
      long refund = !refunded ? 0 : status.equals("交易关闭") || random.nextBoolean() ? fen : 1 + random.nextLong(fen);
      sold.add(new Sold("41%s%03d0".formatted(digits(), i / 2), "42%s%04d".formatted(digits(), i), 1 + random.nextInt(3), status, paid, fen, refund,
          1 + random.nextInt(27)));
    }
    bring("first", sold);
    assertThat(figures()).as("seed %d", SEED).isEqualTo(expected(sold));
    bring("again", sold);
    assertThat(figures()).isEqualTo(expected(sold));
    List<Sold> later = sold.stream().map(s -> s.status().startsWith("卖家已发货") && s.refundFen() == 0
        ? new Sold(s.order(), s.line(), s.cases(), "交易成功", true, s.fen(), s.fen(), s.day()) : s).toList();
    bring("later", later);
    assertThat(figures()).as("after refunds").isEqualTo(expected(later));
  }

  /** Told in plain words and exact decimals, not with the product's rule. */
  private static Map<String, List<BigDecimal>> expected(List<Sold> all) {
    Map<String, List<BigDecimal>> figures = new TreeMap<>();
    for (Sold line : all) {
      boolean gone = line.status().equals("交易成功") || line.status().startsWith("卖家已发货");
      if (!line.paid()) {
        continue;
      }
      boolean whole = line.refundFen() == line.fen();
      if (gone) {
        add(figures, "ORDERED", line.cases(), line.fen());
        add(figures, "SOLD_OUT", line.cases(), line.fen());
        if (line.refundFen() > 0) {
          add(figures, "SOLD_OUT back", whole ? -line.cases() : 0, -line.refundFen());
        }
      } else if (!whole) {
        add(figures, "ORDERED", line.cases(), line.fen() - line.refundFen());
      }
    }
    return figures;
  }

  private static void add(Map<String, List<BigDecimal>> figures, String kind, int cases, long fen) {
    BigDecimal net = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(113), 0, RoundingMode.HALF_UP);
    figures.merge(kind, List.of(BigDecimal.ONE, BigDecimal.valueOf(24_000L * cases), BigDecimal.valueOf(fen), net), OrderMovementsTest::plus);
  }

  private static List<BigDecimal> plus(List<BigDecimal> a, List<BigDecimal> b) {
    List<BigDecimal> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i).add(b.get(i)));
    }
    return sum;
  }

  private Map<String, List<BigDecimal>> figures() {
    Map<String, List<BigDecimal>> figures = new TreeMap<>();
    Callers.system("test", () -> transaction.execute(tx -> {
      movements.scan(seals.current(), LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), Set.of(MovementKind.ORDERED, MovementKind.SOLD_OUT), line -> {
        if (line.documentNo().startsWith("41" + digits())) {
          String kind = line.kind() + (line.originalDate() == null ? "" : " back");
          figures.merge(kind, List.of(BigDecimal.ONE, BigDecimal.valueOf(line.quantityMilli()), BigDecimal.valueOf(line.grossMinor()),
              BigDecimal.valueOf(line.netMinor())), OrderMovementsTest::plus);
        }
      });
      return true;
    }));
    return figures;
  }

  private String digits() {
    return String.valueOf(100_000_000L + Math.abs(mark.hashCode() % 1_000_000));
  }

  private void bring(String name, List<Sold> lines) {
    StringBuilder csv = new StringBuilder("子订单编号,主订单编号,购买数量,商家编码,订单状态,应付,实付,退款状态,退款金额,创建,付款\n");
    lines.forEach(line -> csv.append(line.csv("W" + mark)));
    JsonNode batch = intake.run(name + ".csv", csv.toString().getBytes(StandardCharsets.UTF_8), "lines-" + mark, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isIn("SEALED", "UNCHANGED");
    assertThat(batch.path("rowsHeld").asInt()).isZero();
  }

  private void mapping(String name, String target, Map<String, String> settings, String... fieldAndHeader) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < fieldAndHeader.length; i += 2) {
      columns.put(fieldAndHeader[i], fieldAndHeader[i + 1]);
    }
    intake.mapping(name + "-" + mark, target, "tb-" + mark, Map.of("columns", columns, "settings", settings));
  }
}
