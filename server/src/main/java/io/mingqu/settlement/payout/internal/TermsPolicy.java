package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.PayoutForm;
import io.mingqu.settlement.payout.internal.Terms.Allowed;
import io.mingqu.settlement.payout.internal.Terms.Manner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 结算条件 as published: for whom, how each kind of incentive is paid, which pairs of form and treatment are allowed, how the pool may be used.
 *
 * @param entityId of the brand, null for all
 * @param partnerTypes and {@code partners} (codes): empty for all
 */
record TermsPolicy(String code, @Nullable Long entityId, Set<String> partnerTypes, Set<String> partners, Terms terms, PoolTerms pool, List<Example> examples) {
  /** How the pool may be used. Products by SKU, categories by code or name. */
  record PoolTerms(int sharePpmMax, Set<String> excludedProducts, Set<String> excludedCategories, int noticeDays, int graceDays) {}

  /** A worked example: of an order with a part that is excluded, a pool and a wish, how much is usable. */
  record Example(String name, long poolMinor, long orderMinor, long excludedMinor, @Nullable Long wishMinor, long expectedMinor) {}

  boolean covers(String partnerCode, String type, long entity) {
    return (entityId == null || entityId == entity) && (partners.isEmpty() ? partnerTypes.isEmpty() || partnerTypes.contains(type) : partners.contains(partnerCode));
  }

  /** The more closely terms name a partner, the more they weigh. */
  int rank() {
    return (partners.isEmpty() ? partnerTypes.isEmpty() ? 0 : 2 : 4) + (entityId == null ? 0 : 1);
  }

  /** What both of two terms of equal weight would cover, empty if nothing. */
  java.util.Optional<String> meets(TermsPolicy other) {
    if (rank() != other.rank() || entityId != null && other.entityId != null && !entityId.equals(other.entityId)) {
      return java.util.Optional.empty();
    }
    if (!partners.isEmpty()) {
      return partners.stream().filter(other.partners::contains).sorted().findFirst();
    }
    return partnerTypes.isEmpty() ? java.util.Optional.of("*") : partnerTypes.stream().filter(other.partnerTypes::contains).sorted().findFirst();
  }

  /** @throws Problem {@code payout.terms-field} that names the field and what to write */
  static TermsPolicy read(String code, @Nullable Long entityId, JsonNode body) {
    Fields fields = Fields.of(body, "");
    Set<String> types = fields.texts("partnerTypes");
    for (String type : types) {
      Fields.choice(PartnerType.class, "partnerTypes", type);
    }
    Set<String> partners = fields.texts("partners");
    Map<Payable.Source, Manner> manners = new EnumMap<>(Terms.DEFAULT.manners());
    for (Fields each : fields.objects("manners")) {
      manners.put(each.choice(Payable.Source.class, "source"), new Manner(each.choice(PayoutForm.class, "form"), each.choice(InvoiceTreatment.class, "invoice")));
      each.done();
    }
    List<Allowed> matrix = new ArrayList<>();
    for (Fields each : fields.objects("matrix")) {
      matrix.add(new Allowed(each.choice(PayoutForm.class, "form"), each.choice(InvoiceTreatment.class, "invoice"), each.text("taxNote", "")));
      each.done();
    }
    Fields pool = fields.object("pool");
    int expiryMonths = pool.number("expiryMonths", 0, 0, 120);
    Terms terms = new Terms(code, manners, matrix.isEmpty() ? Terms.MATRIX : List.copyOf(matrix), fields.number("taxRatePpm", 130_000, 0, 1_000_000),
        expiryMonths == 0 ? null : expiryMonths);
    PoolTerms rules = new PoolTerms(pool.number("sharePpmMax", null, 0, 1_000_000), pool.texts("excludedProducts"), pool.texts("excludedCategories"),
        pool.number("noticeDays", 30, 0, 365), pool.number("graceDays", 0, 0, 365));
    pool.done();
    List<Example> examples = new ArrayList<>();
    for (Fields each : fields.objects("examples")) {
      examples.add(new Example(each.text("name", ""), each.amount("poolMinor"), each.amount("orderMinor"), each.amountOr("excludedMinor", 0L),
          each.amountOr("wishMinor", null), each.amount("expectedMinor")));
      each.done();
    }
    fields.done();
    manners.forEach((source, manner) -> {
      if (terms.allowed(manner.form(), manner.invoice()).isEmpty()) {
        throw Problem.of("payout.terms-outside-matrix", 422, Map.of("source", source.name(), "form", manner.form().name(), "invoice", manner.invoice().name()));
      }
    });
    return new TermsPolicy(code, entityId, types, partners, terms, rules, List.copyOf(examples));
  }
}
