package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.UnknownPolicy;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a file mean with us: read once per file, then answered from memory. Unknown partners and products follow the
 * mapping's policy; drafts are only remembered here and made when the batch is applied.
 */
final class MasterData {
  private final LoadContext context;
  private final Map<String, Long> partnersOfSource;
  private final Map<String, Long> partnersOfOurs;
  private final Map<String, Long> productsOfSource;
  private final Map<String, Long> productsOfOurs;
  private final Map<Long, CodeKind> codeKinds;
  private final UnitFactors units;
  private final Map<String, Long> channels;
  private final Map<String, Long> entities;
  private final long unknownCustomer;
  private final long unknownChannel;
  private final Map<String, Named> newPartners = new HashMap<>();
  private final Map<String, Named> newProducts = new HashMap<>();
  private final Map<String, CodeKind> declaredKinds = new HashMap<>();

  /** A partner or product that will be made as a draft; of several names the most frequent one is taken, whatever the order of rows. */
  static final class Named {
    private final TreeMap<String, Integer> names = new TreeMap<>();
    final String unit;
    final CodeKind codeKind;

    Named(String unit, CodeKind codeKind) {
      this.unit = unit;
      this.codeKind = codeKind;
    }

    void seen(@Nullable String name) {
      if (name != null && names.size() < 50) {
        names.merge(name, 1, Integer::sum);
      }
    }

    String name(String otherwise) {
      return names.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).map(Map.Entry::getKey).orElse(otherwise);
    }
  }

  MasterData(LoadContext context, Partners partners, Products products, Channels channels, Entities entities, LocalDate today) {
    this.context = context;
    this.partnersOfSource = partners.idsByCode(context.source());
    this.partnersOfOurs = partners.idsByOwnCode();
    this.productsOfSource = products.idsByCode(context.source());
    this.productsOfOurs = products.idsBySku();
    this.codeKinds = products.codeKinds();
    this.units = products.unitFactors(today, Products.NOW);
    this.channels = channels.idsByCodeOrName();
    this.entities = byCodeOrName(entities.all());
    this.unknownCustomer = partners.unknownCustomer();
    this.unknownChannel = channels.unknownChannel();
    context.setting("chargeCodes").ifPresent(codes -> List.of(codes.split("[,，]")).forEach(code -> declaredKinds.put(code.strip(), CodeKind.CHARGE)));
  }

  private static Map<String, Long> byCodeOrName(List<EntityView> all) {
    Map<String, Long> ids = new HashMap<>();
    all.forEach(entity -> {
      ids.putIfAbsent(entity.nameZh(), entity.id());
      ids.putIfAbsent(entity.nameEn(), entity.id());
    });
    all.forEach(entity -> ids.put(entity.code(), entity.id()));
    return ids;
  }

  Map<String, Named> newPartners() {
    return newPartners;
  }

  Map<String, Named> newProducts() {
    return newProducts;
  }

  /** Fills partner, channel, entity, product, unit and the quantity in base units. */
  void resolve(Draft draft) {
    entity(draft);
    partner(draft);
    channel(draft);
    if (draft.productText != null) {
      product(draft);
    }
  }

  private void entity(Draft draft) {
    Long id = draft.entityText == null ? null : entities.get(draft.entityText);
    if (id == null) {
      throw new RowHeld("movement.unknown-entity", Map.of("code", String.valueOf(draft.entityText)));
    }
    draft.entityId = id;
  }

  private void partner(Draft draft) {
    String text = draft.partnerText;
    if (text == null) {
      draft.partnerId = unknownCustomer;
      draft.partnerCode = "";
      return;
    }
    Optional<MappedValue> mapped = context.valueMap().find("partner", text, "");
    String code = mapped.map(MappedValue::code).orElse(text);
    Long id = mapped.isPresent() ? partnersOfOurs.get(code) : partnersOfSource.getOrDefault(code, partnersOfOurs.get(code));
    draft.partnerCode = code;
    if (id != null) {
      draft.partnerId = id;
      return;
    }
    if (mapped.isPresent() || context.unknown("partner") != UnknownPolicy.AUTO_DRAFT) {
      throw new RowHeld("movement.unknown-partner", Map.of("code", text, "name", draft.partnerName == null ? "" : draft.partnerName));
    }
    newPartners.computeIfAbsent(code, c -> new Named("", CodeKind.GOODS)).seen(draft.partnerName);
    draft.partnerId = 0;
  }

  private void channel(Draft draft) {
    if (draft.channelText != null) {
      Long id = channels.get(draft.channelText);
      if (id == null) {
        throw new RowHeld("movement.unknown-channel", Map.of("channel", draft.channelText));
      }
      draft.channelId = id;
    } else if (draft.partnerId == unknownCustomer) {
      draft.channelId = unknownChannel;
    }
  }

  private void product(Draft draft) {
    String text = draft.productText;
    Optional<MappedValue> mapped = context.valueMap().find("product", text, draft.unit);
    if (mapped.isEmpty() && draft.productName != null && !draft.productName.equals(text)) {
      mapped = context.valueMap().find("product", draft.productName, draft.unit);
    }
    String code = mapped.map(MappedValue::code).orElse(text);
    Long id = mapped.isPresent() ? productsOfOurs.get(code) : productsOfSource.getOrDefault(code, productsOfOurs.get(code));
    draft.productCode = code;
    if (id == null) {
      unknownProduct(draft, code, mapped.isPresent());
      return;
    }
    draft.productId = id;
    draft.codeKind = codeKinds.getOrDefault(id, CodeKind.GOODS);
    long factorMilli = 1_000;
    String unit = draft.unit;
    if (mapped.isPresent()) {
      factorMilli = mapped.get().factorMilli();
      unit = mapped.get().unit() == null ? (factorMilli == 1_000 ? unit : "") : mapped.get().unit();
    } else {
      unit = context.valueMap().find("unit", unit, "").map(MappedValue::code).orElse(unit);
    }
    long ofUnit = unit.isEmpty() ? 1_000 : unitFactor(id, unit);
    draft.quantityMilli = scaled(draft, scaled(draft, draft.sourceQuantityMilli, factorMilli), ofUnit);
  }

  private long unitFactor(long productId, String unit) {
    long factor = units.factorMilli(productId, unit);
    if (factor == UnitFactors.NONE) {
      Map<String, Long> known = units.unitsOf(productId);
      for (Map.Entry<String, Long> entry : known.entrySet()) {
        if (entry.getKey().equalsIgnoreCase(unit)) {
          return entry.getValue();
        }
      }
      throw new RowHeld("movement.unknown-unit", Map.of("unit", unit, "known", String.join(", ", known.keySet().stream().sorted().toList())));
    }
    return factor;
  }

  private static long scaled(Draft draft, long quantityMilli, long factorMilli) {
    if (factorMilli == 1_000) {
      return quantityMilli;
    }
    long product;
    try {
      product = Math.multiplyExact(quantityMilli, factorMilli);
    } catch (ArithmeticException e) {
      throw new RowHeld("intake.number-too-large", Map.of("field", "quantity", "value", quantityMilli / 1_000, "decimals", 3));
    }
    if (product % 1_000 != 0) {
      throw new RowHeld("movement.quantity-fraction", Map.of("unit", draft.unit, "quantity", quantityMilli / 1_000 + "." + Math.abs(quantityMilli % 1_000)));
    }
    return product / 1_000;
  }

  private void unknownProduct(Draft draft, String code, boolean mapped) {
    if (mapped || context.unknown("product") != UnknownPolicy.AUTO_DRAFT) {
      throw new RowHeld("movement.unknown-product", Map.of("code", String.valueOf(draft.productText),
          "name", draft.productName == null ? "" : draft.productName, "unit", draft.unit));
    }
    CodeKind kind = declared(code);
    Named named = newProducts.computeIfAbsent(code, c -> new Named(draft.unit, kind));
    named.seen(draft.productName);
    if (!named.unit.toLowerCase(Locale.ROOT).equals(draft.unit.toLowerCase(Locale.ROOT))) {
      throw new RowHeld("movement.unknown-unit", Map.of("unit", draft.unit, "known", named.unit));
    }
    draft.codeKind = kind;
    draft.quantityMilli = draft.sourceQuantityMilli;
  }

  private CodeKind declared(String code) {
    CodeKind exact = declaredKinds.get(code);
    if (exact != null) {
      return exact;
    }
    return declaredKinds.entrySet().stream().filter(e -> e.getKey().endsWith("*") && code.startsWith(e.getKey().substring(0, e.getKey().length() - 1)))
        .map(Map.Entry::getValue).findFirst().orElse(CodeKind.GOODS);
  }
}
