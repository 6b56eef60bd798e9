package io.mingqu.trade.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.FulfilmentStatus;
import io.mingqu.kernel.orders.OrderHead;
import io.mingqu.kernel.orders.OrderLine;
import io.mingqu.kernel.orders.OrderMessage;
import io.mingqu.kernel.orders.PaymentStatus;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class OrderInboxTest {
  private static final long SEED = 99_120L;
  private static final long T0 = 1_767_225_600_000L;
  @Autowired OrderInbox inbox;
  @Autowired Http http;
  @Autowired Users users;
  private final String source = "tb" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void anyOrderAndRepetitionOfTheMessagesEndsInTheSameStoredState() {
    Random random = new Random(SEED);
    List<OrderInbox.Received> story = story("9001");
    String[] analyst = users.staff(Role.ANALYST);
    String expected = null;
    for (int round = 0; round < 12; round++) {
      List<OrderInbox.Received> lived = new ArrayList<>(story);
      lived.add(story.get(random.nextInt(story.size())));
      Collections.shuffle(lived, random);
      String shuffled = source + "r" + round;
      for (OrderInbox.Received message : lived) {
        receive(shuffled, List.of(message));
      }
      String state = stateOf(shuffled, "9001", analyst);
      expected = expected == null ? state : expected;
      assertThat(state).as("seed %d, round %d", SEED, round).isEqualTo(expected);
    }
    assertThat(expected).contains("\"summary\":\"COMPLETED\"").contains("\"afterSale\":\"PARTLY_REFUNDED\"");
  }

  @Test
  void anOrderKnownByItsLinesLearnsItsShopFromTheHead() {
    receive(source, List.of(new OrderInbox.Received("", "77", new OrderMessage(null, List.of(line("77", T0, FulfilmentStatus.NOT_SHIPPED, 0))))));
    assertThat(receive(source, List.of(head("77", T0 + 5, FulfilmentStatus.SHIPPED)))).isEqualTo(1);
    assertThat(receive(source, List.of(head("77", T0 + 5, FulfilmentStatus.SHIPPED)))).as("said again").isZero();
    JsonNode orders = http.get("/api/orders?q=77&shop=shop-" + source, users.staff(Role.ANALYST)).json().path("items");
    assertThat(orders.size()).isEqualTo(1);
    JsonNode record = http.get("/api/orders/" + orders.path(0).path("id").asString(), users.staff(Role.ANALYST)).json();
    assertThat(record.path("lines").size()).isEqualTo(1);
    assertThat(record.path("order").path("fulfilment").asString()).isEqualTo("SHIPPED");
  }

  @Test
  void aPartnerDoesNotSeeTheBrandsOwnOrders() {
    receive(source, List.of(head("78", T0, FulfilmentStatus.SHIPPED)));
    assertThat(http.get("/api/orders?shop=shop-" + source, users.partner(424_242, Role.PARTNER_OWNER)).json().path("items").size()).isZero();
  }

  @Test
  void tenThousandMessagesAreProjectedInBulk() {
    List<OrderInbox.Received> messages = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      messages.add(head("b" + i, T0 + i, FulfilmentStatus.SHIPPED));
      messages.add(new OrderInbox.Received("", "b" + i, new OrderMessage(null, List.of(line("b" + i, T0 + i, FulfilmentStatus.SHIPPED, 0)))));
    }
    long startNanos = System.nanoTime();
    assertThat(receive(source, messages)).isEqualTo(5_000);
    assertThat(receive(source, messages)).isZero();
    assertThat((System.nanoTime() - startNanos) / 1_000_000).as("milliseconds for 20,000 messages").isLessThan(60_000);
  }

  private int receive(String from, List<OrderInbox.Received> messages) {
    return Callers.system("test", () -> inbox.receive(from, "taobao", messages));
  }

  private String stateOf(String from, String externalId, String[] as) {
    JsonNode row = http.get("/api/orders?limit=500&q=" + externalId, as).json().path("items").valueStream()
        .filter(o -> o.path("source").asString().equals(from)).findFirst().orElseThrow();
    JsonNode record = http.get("/api/orders/" + row.path("id").asString(), as).json();
    return record.path("lines").toString() + record.path("texts") + row.path("summary") + row.toString().replaceAll("\"(id|source)\":\"[^\"]*\"", "")
        + record.path("order").path("paidMinor");
  }

  private List<OrderInbox.Received> story(String id) {
    return List.of(head(id, T0, FulfilmentStatus.NOT_SHIPPED), head(id, T0 + 1_000, FulfilmentStatus.SHIPPED), head(id, T0 + 2_000, FulfilmentStatus.COMPLETED),
        lines(id, line("1", T0, FulfilmentStatus.NOT_SHIPPED, 0), line("2", T0, FulfilmentStatus.NOT_SHIPPED, 0)),
        lines(id, line("1", T0 + 2_000, FulfilmentStatus.COMPLETED, 500)), lines(id, line("2", T0 + 2_000, FulfilmentStatus.COMPLETED, 0)));
  }

  private OrderInbox.Received head(String id, long at, FulfilmentStatus fulfilment) {
    return new OrderInbox.Received("shop-" + source, id, new OrderMessage(OrderHead.saying(at, new Axes(PaymentStatus.PAID, fulfilment, AfterSaleStatus.NONE),
        "CNY", 2_000, 2_000, 0, T0, T0, Map.of("carrier", "SF")), List.of()));
  }

  private OrderInbox.Received lines(String id, OrderLine... lines) {
    return new OrderInbox.Received("shop-" + source, id, new OrderMessage(null, List.of(lines)));
  }

  private static OrderLine line(String id, long at, FulfilmentStatus fulfilment, long refund) {
    return OrderLine.saying(id, at, new Axes(PaymentStatus.PAID, fulfilment, refund > 0 ? AfterSaleStatus.REFUNDED : AfterSaleStatus.NONE), "SP001", "水",
        1_000, 1_000, 1_000, refund);
  }
}
