package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.reconciliation.AccountingTreatment;
import io.mingqu.kernel.reconciliation.ExpectedPayout;
import io.mingqu.kernel.reconciliation.ExpectedPayout.Method;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.AccrualQueries.Declared;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How the books treat programmes 会计口径: by which method the final payout is estimated, and as what it is carried. What is not declared goes by
 * the run rate and by what the tier mode suggests.
 */
@Component
class Accounting {
  private final AccrualQueries queries;
  private final Incentives incentives;

  Accounting(AccrualQueries queries, Incentives incentives) {
    this.queries = queries;
    this.incentives = incentives;
  }

  /** Declared or default, with what it follows from. */
  record Treated(Method method, AccountingTreatment treatment, AccountingTreatment suggested, String taxNote, boolean declared) {}

  Treated treated(ProgrammePolicy policy) {
    AccountingTreatment suggested = AccountingTreatment.suggested(policy.programme().scale());
    return queries.declared(policy.code()).map(d -> new Treated(d.method(), d.treatment(), suggested, d.taxNote(), true))
        .orElse(new Treated(Method.RUN_RATE, suggested, suggested, "", false));
  }

  String treatment(String programmeCode, int version) {
    return queries.declared(programmeCode).map(d -> d.treatment().name())
        .orElseGet(() -> AccountingTreatment.suggested(incentives.programme(programmeCode, version).orElseThrow().programme().scale()).name());
  }

  /** Everything needed to estimate these totals, read once. */
  Book book(List<Total> totals, String entityCode) {
    Map<String, ProgrammePolicy> policies = new HashMap<>();
    totals.forEach(t -> policies.computeIfAbsent(versionKey(t), k -> incentives.programme(t.code(), t.version()).orElseThrow()));
    Map<String, Declared> declared = queries.declared();
    Set<String> priors = totals.stream().filter(t -> !t.closed() && methodOf(declared, t.code()) == Method.LAST_YEAR)
        .map(t -> yearBefore(policies.get(versionKey(t)), t).code()).collect(Collectors.toSet());
    Map<String, Long> bases = queries.bases(entityCode, totals.stream().map(Total::partnerId).collect(Collectors.toSet()), priors);
    return new Book(policies, declared, bases);
  }

  private static String versionKey(Total total) {
    return total.code() + "\t" + total.version();
  }

  private static Method methodOf(Map<String, Declared> declared, String code) {
    Declared own = declared.get(code);
    return own == null ? Method.RUN_RATE : own.method();
  }

  private static FiscalPeriod yearBefore(ProgrammePolicy policy, Total total) {
    return policy.programme().cycle().calendar().yearBefore(total.period());
  }

  static final class Book {
    private final Map<String, ProgrammePolicy> policies;
    private final Map<String, Declared> declared;
    private final Map<String, Long> bases;

    private Book(Map<String, ProgrammePolicy> policies, Map<String, Declared> declared, Map<String, Long> bases) {
      this.policies = policies;
      this.declared = declared;
      this.bases = bases;
    }

    ExpectedPayout estimate(Total total, LocalDate through) {
      ProgrammePolicy policy = policies.get(versionKey(total));
      Method method = methodOf(declared, total.code());
      return ExpectedPayout.of(policy.programme(), total.trace(), total.period(), total.closed() ? total.period().last() : through, method,
          reference(total, policy, method));
    }

    /** A growth scale knows last year's base, an attainment scale its target; otherwise last year's statement says. */
    private long reference(Total total, ProgrammePolicy policy, Method method) {
      Scale scale = policy.programme().scale();
      return switch (method) {
        case LAST_YEAR -> scale instanceof Scale.Growth ? total.trace().reference()
            : bases.getOrDefault(total.partnerId() + "\t" + total.code() + "\t" + yearBefore(policy, total).code(), 0L);
        case TARGET -> scale instanceof Scale.Attainment ? total.trace().reference() : 0;
        case RUN_RATE, SO_FAR -> 0;
      };
    }

    String treatment(Total total) {
      Declared own = declared.get(total.code());
      return own != null ? own.treatment().name() : AccountingTreatment.suggested(policies.get(versionKey(total)).programme().scale()).name();
    }
  }
}
