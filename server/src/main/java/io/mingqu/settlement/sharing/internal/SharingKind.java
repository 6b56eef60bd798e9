package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.sharing.Sharing;
import io.mingqu.kernel.sharing.Sharing.Share;
import io.mingqu.kernel.sharing.SharingPlan;
import io.mingqu.settlement.sharing.internal.ShareTerms.Example;
import io.mingqu.settlement.sharing.internal.ShareTerms.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sharing plans as a kind of policy. */
@Component
class SharingKind implements PolicyKind {
  static final String NAME = "sharing";
  private static final int LISTED_MAX = 50;
  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
  private final Entities entities;

  SharingKind(Entities entities) {
    this.entities = entities;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String titleZh() {
    return "分成方案";
  }

  @Override
  public String titleEn() {
    return "Sharing plan";
  }

  /** @throws Problem naming the field and what is wrong with it */
  static ShareTerms read(JsonNode body) {
    ShareTerms terms;
    try {
      terms = JSON.treeToValue(body, ShareTerms.class);
    } catch (JacksonException e) {
      String path = e.getPath().stream().map(ref -> ref.getPropertyName() == null ? "[" + ref.getIndex() + "]" : ref.getPropertyName())
          .reduce((a, b) -> b.startsWith("[") ? a + b : a + "." + b).orElse("body");
      throw bad(path, e.getOriginalMessage());
    }
    requireStated("code", terms.code());
    requireStated("nameZh", terms.nameZh());
    requireStated("nameEn", terms.nameEn());
    requireStated("entity", terms.entity());
    requireStated("currency", terms.currency());
    requireStated("basis", terms.basis());
    requireStated("cost", terms.cost());
    requireStated("residual", terms.residual());
    requireStated("steps", terms.steps());
    requireStated("parties", terms.parties());
    requireStated("onlyPlaced", terms.onlyPlaced());
    if (terms.steps().size() > LISTED_MAX || terms.examplesOrNone().size() > LISTED_MAX) {
      throw bad("steps", "at most " + LISTED_MAX);
    }
    return terms;
  }

  static ShareTerms read(PolicyVersion version) {
    return read(JSON.readTree(version.body()));
  }

  private static void requireStated(String field, @Nullable Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw bad(field, "missing");
    }
  }

  private static Problem bad(String field, String message) {
    return Problem.of("sharing.bad-body", 422, Map.of("field", field, "message", message));
  }

  @Override
  public JsonNode checked(JsonNode body) {
    ShareTerms terms = read(body);
    terms.steps().forEach(step -> {
      requireStated("steps[].how", step.how());
      requireStated("steps[].party", step.party());
    });
    List<SharingPlan.Fault> faults = terms.plan(false).faults();
    if (!faults.isEmpty()) {
      throw Problem.of("sharing.unsound", 422, Map.of("fault", faults.getFirst().code(), "value", faults.getFirst().value()));
    }
    if (terms.holdDays() < 0) {
      throw bad("holdDays", "negative");
    }
    if (entities.idByCode(terms.entity()).isEmpty()) {
      throw Problem.of("sharing.unknown-entity", 422, Map.of("code", terms.entity()));
    }
    Set<String> named = new TreeSet<>(terms.steps().stream().map(ShareTerms.Step::party).toList());
    named.add(terms.residual());
    for (String party : named) {
      ShareTerms.Party who = terms.parties().get(party);
      if (who == null || who.kind() == null || who.kind() == Kind.PARTNER && (who.partner() == null || who.partner().isBlank())) {
        throw Problem.of("sharing.party-unknown", 422, Map.of("party", party));
      }
    }
    return body;
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    ShareTerms terms = read(version);
    if (!terms.code().equals(version.code())) {
      throw Problem.of("sharing.envelope-differs", 422, Map.of("code", terms.code(), "envelopeCode", version.code()));
    }
    return results(terms);
  }

  /** An example states what each step's party keeps, the residual last, after the refund it names. */
  static List<ExampleResult> results(ShareTerms terms) {
    List<ExampleResult> results = new ArrayList<>();
    for (Example example : terms.examplesOrNone()) {
      List<Long> kept = kept(terms, example.totalMinor(), example.refundedMinor() == null ? 0 : example.refundedMinor());
      results.add(new ExampleResult(Objects.requireNonNullElse(example.title(), String.valueOf(results.size() + 1)), kept.equals(example.expectedMinor()),
          String.valueOf(example.expectedMinor()), kept.toString()));
    }
    return results;
  }

  static List<Long> kept(ShareTerms terms, long totalMinor, long refundedMinor) {
    if (totalMinor < 0 || refundedMinor < 0 || refundedMinor > totalMinor) {
      throw bad("examples[].refundedMinor", refundedMinor + " / " + totalMinor);
    }
    List<Share> shares = Sharing.share(terms.plan(false), totalMinor);
    List<Long> back = refundedMinor == 0 ? shares.stream().map(s -> 0L).toList() : Sharing.refund(shares, 0, refundedMinor).givenBackMinor();
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      kept.add(shares.get(i).amountMinor() - back.get(i));
    }
    return kept;
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    ShareTerms terms = read(candidate);
    for (PolicyVersion version : others) {
      ShareTerms other = read(version);
      boolean meet = version.policyId() != candidate.policyId() && other.entity().equals(terms.entity()) && other.currency().equals(terms.currency())
          && (open(terms.channels()) || open(other.channels()) || Objects.requireNonNull(terms.channels()).stream()
              .anyMatch(c -> Objects.requireNonNull(other.channels()).contains(c)));
      if (meet) {
        return Optional.of(new Conflict(version.id(), version.code(), "法人 %s 的同一张订单会被两个方案分配".formatted(terms.entity()),
            "one order of entity %s would be shared by both plans".formatted(terms.entity())));
      }
    }
    return Optional.empty();
  }

  static boolean open(@Nullable Set<String> set) {
    return set == null || set.isEmpty();
  }

  @Override
  public @Nullable JsonNode card(PolicyVersion version, long partyId) {
    ShareTerms terms = read(version);
    ObjectNode card = JSON.createObjectNode();
    card.put("nameZh", terms.nameZh()).put("nameEn", terms.nameEn()).put("currency", terms.currency()).put("holdDays", terms.holdDays());
    return card;
  }
}
