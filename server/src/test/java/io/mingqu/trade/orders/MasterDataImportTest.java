package io.mingqu.trade.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import io.mingqu.trade.catalog.Products;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Dealers, products and a Taobao shop's reports in the shapes people have, through the same door as everything else. */
@MingquTest
class MasterDataImportTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final String DEALERS = "客户编码,客户名称,客户简称,客户类型,客户等级,合作模式,大区,省区,上级客户编码,结算组织,渠道,联系人,联系电话,生效日期\n";
  @Autowired Intake intake;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Partners partners;
  @Autowired Products products;
  private final String mark = UUID.randomUUID().toString().substring(0, 6);
  private final String source = "erp-" + mark;

  @BeforeEach
  void setUpTheHouse() {
    intake.post("/api/org-units/batch", Map.of("items", List.of(unit("R" + mark, "大区" + mark, "REGION", null),
        unit("P" + mark, "省区" + mark, "PROVINCE", "R" + mark))));
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "E" + mark, "nameZh", "主体" + mark, "nameEn", "Entity " + mark, "currency", "CNY"))));
  }

  @Test
  void dealersBecomeKnownWithTierRegionEntityAndParentAndOnlyOnce() {
    mapping("dealers", "partner", "code", "客户编码", "legalName", "客户名称", "shortName", "客户简称", "type", "客户类型", "tier", "客户等级", "tradeMode", "合作模式",
        "region", "省区", "region2", "大区", "parent", "上级客户编码", "entities", "结算组织", "channel", "渠道", "contactName", "联系人", "contactPhone", "联系电话",
        "validFrom", "生效日期");
    String file = DEALERS + dealer("1", "A", "经销商", "") + dealer("2", "C", "二批", "J1" + mark) + dealer("3", "B", "皇帝", "");
    JsonNode batch = intake.run("dealers.csv", file.getBytes(GB18030), "dealers-" + mark, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isEqualTo("SEALED");
    assertThat(batch.path("added").asLong()).isEqualTo(2);
    assertThat(batch.path("held").asLong(batch.path("rowsHeld").asLong())).isEqualTo(1);
    Map<String, Long> ids = Callers.system("test", () -> partners.idsByCode(source));
    PartnerAttributes on = Callers.system("test", () -> partners.attributesAsOf(DAY, Partners.NOW));
    int second = on.indexOf(ids.get("J2" + mark));
    assertThat(on.type(second)).isEqualTo(PartnerType.SUB_DEALER);
    assertThat(on.tier(second)).isEqualTo("C");
    assertThat(on.regionUnitId(second)).isPositive();
    assertThat(on.entityIds(second)).hasSize(1);
    assertThat(Callers.system("test", () -> partners.ancestorsOf(ids.get("J2" + mark), LinkRole.BUYS_FROM, DAY, Partners.NOW)))
        .containsExactly(ids.get("J1" + mark));
    assertThat(intake.run("again.csv", file.getBytes(GB18030), "dealers-" + mark, false).path("state").asString()).isEqualTo("UNCHANGED");
    String changed = DEALERS + dealer("1", "S", "经销商", "") + dealer("2", "C", "二批", "J1" + mark);
    assertThat(intake.run("changed.csv", changed.getBytes(StandardCharsets.UTF_8), "dealers-" + mark, false).path("changed").asLong()).isEqualTo(1);
    PartnerAttributes now = Callers.system("test", () -> partners.attributesAsOf(DAY, Partners.NOW));
    assertThat(now.tier(now.indexOf(ids.get("J1" + mark)))).isEqualTo("S");
  }

  @Test
  void aFileThatClosesACircleChangesNothing() {
    mapping("circle", "partner", "code", "客户编码", "legalName", "客户名称", "type", "客户类型", "parent", "上级客户编码");
    String file = DEALERS + dealer("8", "A", "经销商", "J9" + mark) + dealer("9", "A", "经销商", "J8" + mark);
    JsonNode batch = intake.run("circle.csv", file.getBytes(StandardCharsets.UTF_8), "circle-" + mark, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isEqualTo("FAILED");
    assertThat(batch.toString()).contains("partner.circle");
    assertThat(Callers.system("test", () -> partners.idsByCode(source))).isEmpty();
  }

  @Test
  void productsBringTheirUnitsAndCategory() {
    mapping("products", "product", "code", "物料编码", "nameZh", "物料名称", "spec", "规格型号", "category", "商品类别", "baseUnit", "基本单位", "perPack", "每提瓶数",
        "perCase", "每箱瓶数", "taxRate", "税率", "barcode", "条码", "validFrom", "生效日期");
    String file = "物料编码,物料名称,规格型号,商品类别,基本单位,每提瓶数,每箱瓶数,税率,条码,生效日期\n"
        + "S1%1$s,天然水,550ml,水%1$s,瓶,6,24,13%%,6970000000137,2024-01-01\nS2%1$s,乌龙茶,500ml,茶%1$s,瓶,6,0,13%%,,2024-01-01\n".formatted(mark);
    JsonNode batch = intake.run("products.csv", file.getBytes(GB18030), "products-" + mark, false);
    assertThat(batch.path("added").asLong()).as(batch.toString()).isEqualTo(1);
    long id = Callers.system("test", () -> products.idsByCode(source)).get("S1" + mark);
    assertThat(Callers.system("test", () -> products.unitFactors(DAY, Products.NOW)).factorMilli(id, "箱")).isEqualTo(24_000);
    assertThat(Callers.system("test", () -> products.byId(id)).orElseThrow().taxRatePpm()).isEqualTo(130_000);
    long category = Callers.system("test", () -> products.categoryIdsByCodeOrName()).get("水" + mark);
    assertThat(Callers.system("test", () -> products.categoryAsOf(DAY, Products.NOW)).isIn(id, category)).isTrue();
  }

  @Test
  void qianniuReportsBecomeOrdersInEitherOrder() {
    mapping("orders", "taobao_order", "orderId", "订单编号", "status", "订单状态", "due", "买家应付货款", "paid", "买家实际支付金额", "createdAt", "订单创建时间", "paidAt", "订单付款时间",
        "shop", "店铺名称", "buyer", "买家会员名", "phone", "联系手机");
    mapping("lines", "taobao_line", "lineId", "子订单编号", "orderId", "主订单编号", "title", "标题", "quantity", "购买数量", "productCode", "商家编码", "status", "订单状态",
        "due", "买家应付货款", "paid", "买家实际支付金额", "refundStatus", "退款状态", "refund", "退款金额", "createdAt", "订单创建时间", "paidAt", "订单付款时间");
    String lines = "子订单编号,主订单编号,标题,购买数量,商家编码,订单状态,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间\n"
        + "=\"4100000000000000011\",=\"4100000000000000010\",水 整箱,2,SP001,交易成功,60.00,60.00元,没有申请退款,无退款申请,2026-02-01 10:00:00,2026-02-01 10:05:00\n"
        + "=\"4100000000000000012\",=\"4100000000000000010\",茶 整箱,1,SP002,交易成功,40.00,40.00元,退款成功,40.00元,2026-02-01 10:00:00,2026-02-01 10:05:00\n";
    String orders = "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,联系手机,订单创建时间,订单付款时间,店铺名称\n"
        + "=\"4100000000000000010\",tb123456_xm,100.00元,100.00,交易成功,'13812345678,2026-02-01 10:00:00,2026-02-01 10:05:00,店" + mark + "\n"
        + "4.1E+18,tb2,1.00,1.00,交易成功,,2026-02-01 10:00:00,,店" + mark + "\n";
    assertThat(intake.run("lines.csv", lines.getBytes(GB18030), "lines-" + mark, false).path("added").asLong()).isEqualTo(2);
    JsonNode batch = intake.run("orders.csv", orders.getBytes(GB18030), "orders-" + mark, false);
    assertThat(batch.path("added").asLong()).as(batch.toString()).isEqualTo(1);
    JsonNode row = http.get("/api/orders?shop=" + java.net.URLEncoder.encode("店" + mark, StandardCharsets.UTF_8), users.staff(Role.ANALYST)).json()
        .path("items").path(0);
    assertThat(row.path("summary").asString()).isEqualTo("COMPLETED");
    assertThat(row.path("afterSale").asString()).isEqualTo("PARTLY_REFUNDED");
    assertThat(row.path("paidMinor").asLong()).isEqualTo(10_000);
    assertThat(row.path("refundMinor").asLong()).isEqualTo(4_000);
    JsonNode record = http.get("/api/orders/" + row.path("id").asString(), users.staff(Role.ANALYST)).json();
    assertThat(record.path("lines").size()).isEqualTo(2);
    assertThat(record.path("texts").path("phone").asString()).isEqualTo("138****5678");
    assertThat(record.toString()).doesNotContain("tb123456");
  }

  private void mapping(String name, String target, String... fieldAndHeader) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < fieldAndHeader.length; i += 2) {
      columns.put(fieldAndHeader[i], fieldAndHeader[i + 1]);
    }
    intake.mapping(name + "-" + mark, target, source, Map.of("columns", columns));
  }

  private String dealer(String number, String tier, String type, String parent) {
    return "J%1$s%2$s,客户%1$s,简称,%3$s,%4$s,买断,大区%2$s,省区%2$s,%5$s,E%2$s,传统渠道,王小明,13812345678,2024-01-01\n".formatted(number, mark, type, tier, parent);
  }

  private static Map<String, Object> unit(String code, String name, String kind, String parentCode) {
    Map<String, Object> unit = new HashMap<>(Map.of("code", code, "nameZh", name, "nameEn", name, "kind", kind, "validFrom", "2000-01-01"));
    if (parentCode != null) {
      unit.put("parentCode", parentCode);
    }
    return unit;
  }
}
