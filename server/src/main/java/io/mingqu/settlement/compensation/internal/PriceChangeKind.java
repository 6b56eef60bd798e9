package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.compensation.PriceChange;
import io.mingqu.kernel.compensation.PriceChange.WhenRising;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.stock.StockLayers.Layer;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Bought;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Example;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Item;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Who;
import io.mingqu.trade.catalog.Products;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Price-change orders as a kind of policy. Two orders contradict each other when one does not begin at the price the other ended with. */
@Component
class PriceChangeKind implements PolicyKind {
  static final String KIND = "price-change";
  private static final Set<String> FIELDS = Set.of("items", "currency", "eligibleDays", "inTransit", "observedLater", "whenRising", "scope", "examples");
  private final Products products;
  private final Partners partners;
  private final ObjectMapper json;

  PriceChangeKind(Products products, Partners partners, ObjectMapper json) {
    this.products = products;
    this.partners = partners;
    this.json = json;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "调价单";
  }

  @Override
  public String titleEn() {
    return "Price-change order";
  }

  @Override
  public int examplesMin() {
    return 1;
  }

  @Override
  public JsonNode checked(JsonNode body) {
    read(body);
    return body;
  }

  PriceChangeOrder read(PolicyVersion version) {
    return read(json.readTree(version.body()));
  }

  private PriceChangeOrder read(JsonNode body) {
    Set<String> unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw bad(unknown.iterator().next(), "", String.join(", ", new TreeSet<>(FIELDS)));
    }
    Map<String, Long> skus = products.idsBySku();
    List<Item> items = new ArrayList<>();
    for (JsonNode item : body.path("items")) {
      String sku = item.path("sku").asString("");
      if (!skus.containsKey(sku) || items.stream().anyMatch(i -> i.sku().equals(sku))) {
        throw bad("items.sku", sku, "a SKU of the catalogue, once");
      }
      items.add(new Item(sku, price(item, "oldPrice"), price(item, "newPrice")));
    }
    if (items.isEmpty() || items.size() > 500) {
      throw bad("items", String.valueOf(items.size()), "1 … 500");
    }
    String currency = body.path("currency").asString("CNY");
    if (!currency.matches("[A-Z]{3}")) {
      throw bad("currency", currency, "CNY");
    }
    WhenRising rising = oneOf(body, "whenRising", WhenRising.values(), WhenRising.NOTHING);
    return new PriceChangeOrder(items, currency, whole(body, "eligibleDays", 60, 3_650), body.path("inTransit").asBoolean(true), whole(body, "observedLater", 7, 31), rising,
        who(body.path("scope")), examples(body.path("examples"), items));
  }

  private Who who(JsonNode scope) {
    Set<PartnerType> types = new HashSet<>();
    for (JsonNode type : scope.path("types")) {
      try {
        types.add(PartnerType.valueOf(type.asString("")));
      } catch (IllegalArgumentException e) {
        throw bad("scope.types", type.asString(""), "DEALER, SUB_DEALER …");
      }
    }
    Set<String> codes = partners.idsByOwnCode().keySet();
    Set<String> listed = texts(scope.path("partners"));
    Set<String> excluded = texts(scope.path("excluded"));
    for (String code : listed) {
      if (!codes.contains(code)) {
        throw bad("scope.partners", code, "a partner's code");
      }
    }
    Set<Long> regions = new HashSet<>();
    scope.path("regionUnitIds").forEach(id -> regions.add(Long.parseLong(id.asString("0"))));
    return new Who(types, texts(scope.path("tiers")), regions, listed, excluded);
  }

  private static List<Example> examples(JsonNode all, List<Item> items) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode each : all) {
      List<Bought> bought = new ArrayList<>();
      each.path("bought").forEach(b -> bought.add(new Bought(b.path("daysBefore").asInt(0), b.path("quantityMilli").asLong(0))));
      String sku = each.path("sku").asString(items.getFirst().sku());
      examples.add(new Example(each.path("name").asString(sku), sku, bought, each.path("expectedMinor").asLong()));
    }
    return examples;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(each -> texts.add(each.asString("")));
    return texts;
  }

  private static UnitPrice price(JsonNode item, String field) {
    String text = item.path(field).asString("");
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.signum() >= 0 && value.scale() <= UnitPrice.SCALE_MAX && value.precision() <= 15) {
        int scale = Math.max(0, value.scale());
        return new UnitPrice(value.setScale(scale).unscaledValue().longValueExact(), scale);
      }
    } catch (NumberFormatException | ArithmeticException notANumber) {
      // told below
    }
    throw bad("items." + field, text, "3.50");
  }

  private static int whole(JsonNode body, String field, int otherwise, int max) {
    JsonNode value = body.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > max) {
      throw bad(field, value.toString(), "0 … " + max);
    }
    return value.asInt();
  }

  private static <E extends Enum<E>> E oneOf(JsonNode body, String field, E[] all, E otherwise) {
    String text = body.path(field).asString(otherwise.name());
    for (E each : all) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw bad(field, text, List.of(all).toString());
  }

  private static Problem bad(String field, String value, String instead) {
    return Problem.of("compensation.bad-order", 422, Map.of("field", field, "value", value, "instead", instead));
  }

  /** The order of one product on a day, as the kernel takes it. */
  static PriceChange.Order kernelOrder(PriceChangeOrder order, Item item, LocalDate effective) {
    return new PriceChange.Order(effective, order.eligibleDays(), item.before(), item.after(), order.currency(), order.whenRising());
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    PriceChangeOrder order = read(version);
    Map<String, Item> items = new java.util.HashMap<>();
    order.items().forEach(item -> items.put(item.sku(), item));
    return order.examples().stream().map(example -> {
      Item item = Optional.ofNullable(items.get(example.sku())).orElseThrow(() -> bad("examples.sku", example.sku(), order.items().getFirst().sku()));
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < example.bought().size(); i++) {
        Bought bought = example.bought().get(i);
        layers.add(new Layer(i, version.validFrom().minusDays(bought.daysBefore()), bought.quantityMilli(), bought.quantityMilli()));
      }
      long actual = PriceChange.compensate(layers, kernelOrder(order, item, version.validFrom()), Map.of()).stream().mapToLong(PriceChange.Line::amountMinor).sum();
      return new ExampleResult(example.name(), actual == example.expectedMinor(), String.valueOf(example.expectedMinor()), String.valueOf(actual));
    }).toList();
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    PriceChangeOrder order = read(candidate);
    Function<PolicyVersion, Optional<Conflict>> against = other -> {
      PriceChangeOrder published = read(other);
      if (other.policyId() == candidate.policyId() || apart(order.who(), published.who())) {
        return Optional.empty();
      }
      for (Item item : order.items()) {
        for (Item before : published.items()) {
          if (before.sku().equals(item.sku())) {
            return contradiction(candidate, item, other, before);
          }
        }
      }
      return Optional.empty();
    };
    // only the latest order before (and any on the day or after) of a product speaks
    List<PolicyVersion> latestFirst = new ArrayList<>(others);
    latestFirst.sort(java.util.Comparator.comparing(PolicyVersion::validFrom).reversed());
    Set<String> settled = new HashSet<>();
    for (PolicyVersion other : latestFirst) {
      List<String> shared = read(other).items().stream().map(Item::sku).filter(sku -> order.items().stream().anyMatch(i -> i.sku().equals(sku))).toList();
      if (!settled.containsAll(shared) || shared.isEmpty()) {
        Optional<Conflict> found = against.apply(other);
        if (found.isPresent()) {
          return found;
        }
        settled.addAll(shared);
      }
    }
    return Optional.empty();
  }

  private static Optional<Conflict> contradiction(PolicyVersion candidate, Item item, PolicyVersion other, Item published) {
    boolean sameDay = other.validFrom().equals(candidate.validFrom());
    boolean follows = other.validFrom().isBefore(candidate.validFrom()) && published.after().compareTo(item.before()) == 0;
    boolean leads = other.validFrom().isAfter(candidate.validFrom()) && item.after().compareTo(published.before()) == 0;
    if (!sameDay && (follows || leads)) {
      return Optional.empty();
    }
    return Optional.of(new Conflict(other.id(), other.code(),
        "商品 %s：%s 起 %s→%s，与本单 %s→%s 接不上，同一差价会补两次".formatted(item.sku(), other.validFrom(), published.before(), published.after(), item.before(), item.after()),
        "product %s: from %s on %s→%s, which does not join this order's %s→%s; a difference would be paid twice".formatted(item.sku(), other.validFrom(),
            published.before(), published.after(), item.before(), item.after())));
  }

  private static boolean apart(Who a, Who b) {
    return !a.partners().isEmpty() && !b.partners().isEmpty() && Collections.disjoint(a.partners(), b.partners());
  }
}
