package io.mingqu.foundation.cases.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.shared.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 数据问题: facts that are missing, doubled or contradictory and need somebody to fix them at the source. */
@Component
class DataProblem implements CaseKind {
  private static final Set<Role> DESK = Set.of(ADMIN, ANALYST, FINANCE_PREPARER, FINANCE_REVIEWER, CHANNEL_MANAGER);

  @Override
  public String name() {
    return "data-problem";
  }

  @Override
  public String titleZh() {
    return "数据问题";
  }

  @Override
  public String titleEn() {
    return "Data problem";
  }

  @Override
  public List<State> states() {
    return List.of(
        new State("open", "待处理", "To be fixed", ANALYST),
        new State("at-source", "已请来源方更正", "Asked at the source", ANALYST),
        new State("fixed", "已修复", "Fixed", null),
        new State("no-problem", "无问题", "No problem", null));
  }

  @Override
  public List<Transition> transitions() {
    return List.of(
        new Transition("ask-source", "open", "at-source", DESK, true, "请来源方更正", "Ask the source"),
        new Transition("fix", "open", "fixed", DESK, true, "已修复", "Say it is fixed"),
        new Transition("fix", "at-source", "fixed", DESK, true, "已修复", "Say it is fixed"),
        new Transition("dismiss", "open", "no-problem", DESK, true, "无问题", "Dismiss"),
        new Transition("dismiss", "at-source", "no-problem", DESK, true, "无问题", "Dismiss"));
  }

  @Override
  public Set<Role> openedBy() {
    return DESK;
  }
}
