package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Verification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code ./mingqu verify}: every module's own proofs, one after the other. */
@RestController
class VerifyApi {
  record Line(String name, boolean pass, Map<String, Object> figures, long millis) {}

  record Report(boolean pass, List<Line> items) {}

  private final List<Verification> verifications;
  private final TransactionTemplate transaction;

  VerifyApi(ObjectProvider<Verification> verifications, PlatformTransactionManager transactions) {
    this.verifications = verifications.stream().sorted(Comparator.comparing(Verification::name)).toList();
    this.transaction = new TransactionTemplate(transactions);
    transaction.setReadOnly(true);
    transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /** @param only names to run, all when absent */
  @GetMapping("/api/verify")
  @Allowed(Role.ADMIN)
  Report verify(@RequestParam(required = false) @Nullable List<String> only) {
    List<Line> lines = verifications.stream().filter(v -> only == null || only.contains(v.name())).map(this::run).toList();
    return new Report(lines.stream().allMatch(Line::pass), lines);
  }

  private Line run(Verification verification) {
    long startNanos = System.nanoTime();
    Verification.Outcome outcome = Callers.system("verify", () ->
        Objects.requireNonNull(transaction.execute(tx -> verification.verify())));
    return new Line(verification.name(), outcome.pass(), outcome.figures(), (System.nanoTime() - startNanos) / 1_000_000);
  }
}
