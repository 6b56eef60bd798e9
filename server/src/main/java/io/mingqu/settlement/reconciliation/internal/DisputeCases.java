package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.cases.Cases;
import io.mingqu.foundation.cases.NewCase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a case per dispute and ends it when its lines are answered. */
@Component
class DisputeCases {
  private final Cases cases;

  DisputeCases(Cases cases) {
    this.cases = cases;
  }

  String open(Statement statement, List<Disputes.LineRef> lines, long amountMinor, String reason, @Nullable String photoFileId) {
    String documents = lines.stream().map(Disputes.LineRef::documentNo).distinct().limit(20).collect(Collectors.joining(", "));
    return String.valueOf(cases.open(new NewCase(DisputeCaseKind.NAME, "statement", String.valueOf(statement.id()), statement.number(),
        statement.partnerId(), amountMinor, statement.draft().who().currency(), "/statements/" + statement.id(),
        Map.of("documents", documents, "lines", lines.size(), "cutSeal", statement.draft().cutSeal()), reason,
        photoFileId == null ? List.of() : List.of(StatementApi.number(photoFileId)))));
  }

  /** Ends the cases whose lines are all answered. */
  void answered(List<StatementQueries.Dispute> disputes, boolean upheld, String answer) {
    Map<String, List<StatementQueries.Dispute>> byCase = disputes.stream().filter(d -> d.caseId() != null)
        .collect(Collectors.groupingBy(d -> Objects.requireNonNull(d.caseId())));
    byCase.forEach((caseId, lines) -> {
      long id = Long.parseLong(caseId);
      if (lines.stream().noneMatch(d -> d.state().equals("OPEN")) && cases.view(id).endedAt() == null) {
        cases.act(id, upheld ? DisputeCaseKind.UPHOLD : DisputeCaseKind.REJECT, answer, Map.of());
      }
    });
  }
}
