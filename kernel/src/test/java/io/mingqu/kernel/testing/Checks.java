package io.mingqu.kernel.testing;

import java.util.ArrayList;
import java.util.List;

/** Every check there is, for the test runner and for the fault suite. */
public final class Checks {
    public static final long SEED = Long.getLong("mingqu.seed", 20261121L);

    private Checks() {}

    /** @param effort 1 for the fault suite, more for the test run */
    public static List<Check> all(int effort) {
        List<Check> checks = new ArrayList<>(Conformance.checks());
        checks.addAll(MoneyChecks.all(SEED, 300 * effort));
        checks.addAll(TimeChecks.all(SEED, 200 * effort));
        checks.addAll(LinkingChecks.all(SEED, 150 * effort));
        checks.addAll(StatementChecks.all(SEED, 60 * effort));
        checks.addAll(ProgrammeChecks.all(SEED, 120 * effort));
        return checks;
    }

    /** The first check that fails with what it says, or empty; for callers in another class loader. */
    public static String firstFailure() {
        for (Check check : all(1)) {
            try {
                check.body().run();
            } catch (Throwable failed) {
                return check.sentence() + ": " + failed;
            }
        }
        return "";
    }
}
