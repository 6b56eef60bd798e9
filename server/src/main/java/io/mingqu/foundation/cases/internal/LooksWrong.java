package io.mingqu.foundation.cases.internal;

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

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.shared.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 这里不对: somebody doubts a number; the explanation they saw comes with it. */
@Component
class LooksWrong implements CaseKind {
  private static final Set<Role> DESK = Set.of(FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, CHANNEL_MANAGER);
  private static final Set<Role> ASKING =
      Set.of(ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST,
          PARTNER_OWNER, PARTNER_STAFF);

  @Override
  public String name() {
    return "looks-wrong";
  }

  @Override
  public String titleZh() {
    return "这里不对";
  }

  @Override
  public String titleEn() {
    return "This looks wrong";
  }

  @Override
  public List<State> states() {
    return List.of(
        new State("open", "待核实", "To be checked", FINANCE_PREPARER),
        new State("asked", "待补充", "More wanted", SALES_REP),
        new State("corrected", "已更正", "Corrected", null),
        new State("explained", "已说明", "Explained", null),
        new State("taken-back", "已撤回", "Taken back", null));
  }

  @Override
  public List<Transition> transitions() {
    return List.of(
        new Transition("correct", "open", "corrected", DESK, true, "已更正", "Say it is corrected"),
        new Transition("explain", "open", "explained", DESK, true, "说明无误", "Explain why it is right"),
        new Transition("ask", "open", "asked", DESK, true, "请对方补充", "Ask for more"),
        new Transition("answer", "asked", "open", ASKING, true, "补充", "Answer"),
        new Transition("correct", "asked", "corrected", DESK, true, "已更正", "Say it is corrected"),
        new Transition("explain", "asked", "explained", DESK, true, "说明无误", "Explain why it is right"),
        new Transition("take-back", "open", "taken-back", ASKING, false, "撤回", "Take back"),
        new Transition("take-back", "asked", "taken-back", ASKING, false, "撤回", "Take back"));
  }

  @Override
  public Set<Role> openedBy() {
    return ASKING;
  }
}
