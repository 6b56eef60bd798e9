package io.mingqu.foundation.approval;

import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A kind of approval for tests that remembers what it heard. */
@Component
class SpecialPriceOwner implements ApprovalOwner {
  static final String KIND = "test-special-price";
  private final Map<String, List<ApprovalEnded>> heard = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "测试特价";
  }

  @Override
  public String titleEn() {
    return "Test special price";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("大区 / Region", Step.Mode.ANY, 24, Seat.ofRole(Role.REGIONAL_MANAGER.name())),
        Step.of("财务 / Finance", Step.Mode.ALL, 48, Seat.ofRole(Role.FINANCE_REVIEWER.name()), Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    heard.computeIfAbsent(ended.subjectId(), id -> new CopyOnWriteArrayList<>()).add(ended);
  }

  List<ApprovalEnded> heardOf(String subjectId) {
    return heard.getOrDefault(subjectId, List.of());
  }
}
