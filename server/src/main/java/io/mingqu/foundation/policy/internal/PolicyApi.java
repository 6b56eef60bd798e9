package io.mingqu.foundation.policy.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;
import static io.mingqu.foundation.shared.Role.PRICING;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.policy.PolicyState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/policies")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
class PolicyApi {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  record NewPolicyBody(String kind, String code, @Nullable Long entityId, String titleZh, String titleEn, @Nullable String documentNo,
      LocalDate validFrom, @Nullable LocalDate validThrough, JsonNode body) {}

  record ChangeBody(@Nullable String documentNo, LocalDate validFrom, @Nullable LocalDate validThrough, JsonNode body, @Nullable String note) {}

  record ReasonBody(String reason) {}

  record AcknowledgeBody(long partyId, String sha256) {}

  record Kind(String kind, String titleZh, String titleEn, int examplesMin) {}

  record KindList(List<Kind> items) {}

  record Check(List<PolicyKind.ExampleResult> examples, int examplesMin, PolicyKind.@Nullable Conflict conflict) {}

  record PartnerList(List<PolicyQueries.ForPartner> items) {}

  private final Policies policies;
  private final PolicyQueries queries;
  private final Kinds kinds;
  private final Clock clock;

  PolicyApi(Policies policies, PolicyQueries queries, Kinds kinds, Clock clock) {
    this.policies = policies;
    this.queries = queries;
    this.kinds = kinds;
    this.clock = clock;
  }

  @GetMapping("/kinds")
  KindList kinds() {
    return new KindList(kinds.all().stream().map(k -> new Kind(k.name(), k.titleZh(), k.titleEn(), k.examplesMin())).toList());
  }

  @GetMapping
  Page<PolicyQueries.Row> list(@RequestParam @Nullable String kind, @RequestParam @Nullable PolicyState state, @RequestParam @Nullable String q,
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return queries.list(new PolicyQueries.Filter(kind, state, q), today(), Page.checkedLimit(limit), after);
  }

  @GetMapping("/{policyId}")
  PolicyQueries.Full one(@PathVariable long policyId) {
    return queries.one(policyId);
  }

  @PostMapping
  @Allowed({CHANNEL_MANAGER, PRICING})
  @ResponseStatus(HttpStatus.CREATED)
  PolicyQueries.Body create(@RequestBody NewPolicyBody body) {
    return answer(policies.create(new Policies.NewPolicy(body.kind(), body.code(), body.entityId(), body.titleZh(), body.titleEn(), body.documentNo(),
        body.validFrom(), body.validThrough(), body.body())));
  }

  @PostMapping("/{policyId}/versions")
  @Allowed({CHANNEL_MANAGER, PRICING})
  @ResponseStatus(HttpStatus.CREATED)
  PolicyQueries.Body amend(@PathVariable long policyId) {
    return answer(policies.amend(policyId));
  }

  @GetMapping("/versions/{versionId}")
  PolicyQueries.Body version(@PathVariable long versionId) {
    return queries.body(versionId);
  }

  @PutMapping("/versions/{versionId}")
  @Allowed({CHANNEL_MANAGER, PRICING})
  PolicyQueries.Body change(@PathVariable long versionId, @RequestBody ChangeBody body) {
    return answer(policies.change(versionId, new Policies.Change(body.documentNo(), body.validFrom(), body.validThrough(), body.body(),
        Objects.requireNonNullElse(body.note(), ""))));
  }

  @GetMapping("/versions/{versionId}/compare/{otherVersionId}")
  PolicyQueries.Comparison compare(@PathVariable long versionId, @PathVariable long otherVersionId) {
    return queries.compare(versionId, otherVersionId);
  }

  /** What publishing would say now: the examples' results and a contradiction if there is one. Changes nothing. */
  @GetMapping("/versions/{versionId}/check")
  Check check(@PathVariable long versionId) {
    return new Check(policies.runExamples(versionId), kinds.of(policies.version(versionId).kind()).examplesMin(),
        policies.conflict(versionId).orElse(null));
  }

  @PostMapping("/versions/{versionId}/submit")
  @Allowed({CHANNEL_MANAGER, PRICING})
  PolicyQueries.Body submit(@PathVariable long versionId) {
    return answer(policies.submit(versionId));
  }

  @PostMapping("/versions/{versionId}/publish")
  @Allowed({CHANNEL_MANAGER, PRICING})
  PolicyQueries.Body publish(@PathVariable long versionId) {
    return answer(policies.publish(versionId));
  }

  @PostMapping("/versions/{versionId}/withdraw")
  @Allowed({CHANNEL_MANAGER, PRICING, FINANCE_APPROVER})
  PolicyQueries.Body withdraw(@PathVariable long versionId, @RequestBody ReasonBody body) {
    return answer(policies.withdraw(versionId, body.reason()));
  }

  @GetMapping("/versions/{versionId}/acknowledgements")
  Page<PolicyQueries.Acknowledged> acknowledgements(@PathVariable long versionId, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return queries.acknowledgements(versionId, Page.checkedLimit(limit), after);
  }

  @GetMapping("/mine")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  PartnerList mine() {
    return new PartnerList(queries.forPartner(Callers.current(), today(), clock.instant()));
  }

  @PostMapping("/versions/{versionId}/acknowledge")
  @Allowed(PARTNER_OWNER)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(@PathVariable long versionId, @RequestBody AcknowledgeBody body) {
    if (!Callers.current().scope().sees(body.partyId())) {
      throw io.mingqu.foundation.shared.Problem.notFound("partner", String.valueOf(body.partyId()));
    }
    policies.acknowledge(versionId, body.partyId(), body.sha256());
  }

  private PolicyQueries.Body answer(PolicyVersion version) {
    return queries.body(version.id());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
