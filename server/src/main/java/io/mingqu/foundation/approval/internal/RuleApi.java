package io.mingqu.foundation.approval.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.RuleBook;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/approval-rules")
class RuleApi {
  /** Exactly one of the two. */
  record SeatBody(@Nullable String principalId, @Nullable String role) {}

  record StepBody(String name, Step.Mode mode, int hoursMax, List<SeatBody> seats) {}

  record RuleBody(String kind, @Nullable Long orgUnitId, @Nullable String currency, @Nullable Long fromMinor, @Nullable Long toMinor,
      List<StepBody> steps) {}

  record RuleRow(String id, String kind, @Nullable String orgUnitId, @Nullable String currency, long fromMinor, @Nullable Long toMinor,
      List<StepBody> steps) {}

  record Kind(String kind, String titleZh, String titleEn, List<StepBody> defaultSteps) {}

  record Rules(List<RuleRow> items, List<Kind> kinds) {}

  private final RuleStore rules;
  private final Owners owners;

  RuleApi(RuleStore rules, Owners owners) {
    this.rules = rules;
    this.owners = owners;
  }

  @GetMapping
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_APPROVER})
  Rules list() {
    return new Rules(rules.inForce(null).stream().map(RuleApi::row).toList(),
        owners.all().stream().map(o -> new Kind(o.kind(), o.titleZh(), o.titleEn(), o.defaultSteps().stream().map(RuleApi::step).toList())).toList());
  }

  @PostMapping
  @Allowed(ADMIN)
  @ResponseStatus(HttpStatus.CREATED)
  RuleRow add(@RequestBody RuleBody body) {
    try {
      return row(rules.add(new RuleBook.Rule(0, body.kind(), body.orgUnitId(), body.currency(), body.fromMinor() == null ? 0 : body.fromMinor(),
          body.toMinor(), body.steps().stream().map(RuleApi::step).toList())));
    } catch (IllegalArgumentException badRule) {
      throw Problem.of("approval.bad-rule", 422, Map.of("what", String.valueOf(badRule.getMessage())));
    }
  }

  @DeleteMapping("/{ruleId}")
  @Allowed(ADMIN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable long ruleId) {
    rules.close(ruleId);
  }

  private static Step step(StepBody body) {
    return new Step(body.name(), body.mode(), body.seats().stream()
        .map(seat -> new Seat(seat.principalId(), seat.role(), Seat.State.WAITING, null, null)).toList(), body.hoursMax(), "");
  }

  private static StepBody step(Step step) {
    return new StepBody(step.name(), step.mode(), step.hoursMax(), step.seats().stream().map(s -> new SeatBody(s.principalId(), s.role())).toList());
  }

  private static RuleRow row(RuleBook.Rule rule) {
    return new RuleRow(String.valueOf(rule.id()), rule.kind(), rule.orgUnitId() == null ? null : String.valueOf(rule.orgUnitId()),
        rule.currency(), rule.fromMinor(), rule.toMinor(), rule.steps().stream().map(RuleApi::step).toList());
  }
}
