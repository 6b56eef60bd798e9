package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.pool.PoolUse;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.payout.internal.TermsPolicy.Example;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settlement terms 结算条件 as a kind of policy. */
@Component
class TermsKind implements PolicyKind {
  private final TermsBook book;
  private final Partners partners;
  private final Products products;
  private final ObjectMapper json;

  TermsKind(TermsBook book, Partners partners, Products products, ObjectMapper json) {
    this.book = book;
    this.partners = partners;
    this.products = products;
    this.json = json;
  }

  @Override
  public String name() {
    return TermsBook.KIND;
  }

  @Override
  public String titleZh() {
    return "结算条件";
  }

  @Override
  public String titleEn() {
    return "Settlement terms";
  }

  @Override
  public JsonNode checked(JsonNode body) {
    TermsPolicy.read("", null, body);
    return body;
  }

  /** The examples run through the pool's own rule; what the terms name must exist by then. */
  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    TermsPolicy terms = book.read(version);
    known("partners", terms.partners(), partners.idsByOwnCode());
    known("pool.excludedProducts", terms.pool().excludedProducts(), products.idsBySku());
    known("pool.excludedCategories", terms.pool().excludedCategories(), products.categoryIdsByCodeOrName());
    return terms.examples().stream().map(each -> run(terms, each)).toList();
  }

  private static void known(String field, Set<String> codes, Map<String, Long> known) {
    codes.stream().filter(code -> !known.containsKey(code)).findFirst().ifPresent(code -> {
      throw Problem.of("payout.terms-unknown", 422, Map.of("field", field, "value", code));
    });
  }

  private static ExampleResult run(TermsPolicy terms, Example example) {
    PoolUse.Usable usable = PoolUse.usable(new PoolUse.Rule(terms.pool().sharePpmMax(), Set.of(2L)),
        List.of(new PoolUse.Lot(1, 1, LocalDate.MAX, example.poolMinor())), 1, LocalDate.of(2000, 1, 1),
        List.of(new PoolUse.OrderLine(1, example.orderMinor() - example.excludedMinor()), new PoolUse.OrderLine(2, example.excludedMinor())),
        example.wishMinor() == null ? Long.MAX_VALUE : example.wishMinor());
    return new ExampleResult(example.name(), usable.usableMinor() == example.expectedMinor(), String.valueOf(example.expectedMinor()),
        String.valueOf(usable.usableMinor()));
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    TermsPolicy terms = book.read(candidate);
    for (PolicyVersion other : others) {
      Optional<String> both = other.policyId() == candidate.policyId() ? Optional.empty() : terms.meets(book.read(other));
      if (both.isPresent()) {
        return Optional.of(new Conflict(other.id(), other.code(), "两份结算条件同样适用于 " + both.get(), "both cover " + both.get() + " equally closely"));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean concerns(PolicyVersion version, long partyId) {
    TermsPolicy terms = book.read(version);
    Optional<PartnerView> partner = partners.byId(partyId);
    return partner.isPresent() && partner.get().entityIds().stream().anyMatch(entity -> terms.covers(partner.get().code(), partner.get().type().name(), entity));
  }

  /** What a partner reads: how the pool may be used. */
  @Override
  public @Nullable JsonNode card(PolicyVersion version, long partyId) {
    TermsPolicy terms = book.read(version);
    ObjectNode card = json.createObjectNode();
    card.put("sharePpmMax", terms.pool().sharePpmMax()).put("noticeDays", terms.pool().noticeDays()).put("graceDays", terms.pool().graceDays());
    card.putPOJO("expiryMonths", terms.terms().expiryMonths());
    card.putPOJO("excludedProducts", terms.pool().excludedProducts()).putPOJO("excludedCategories", terms.pool().excludedCategories());
    return card;
  }
}
