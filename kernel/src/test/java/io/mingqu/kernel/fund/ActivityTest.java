package io.mingqu.kernel.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.kernel.fund.Activity.Outcome;
import io.mingqu.kernel.fund.Activity.Stage;
import io.mingqu.kernel.fund.Activity.Terms;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Terms TERMS = new Terms(50_000, 15, 30);
    private static final LocalDate UNTIL = LocalDate.of(2026, 1, 31);

    @Test
    void goesFromRequestToSettlementAcrossTheYearsEnd() {
        Activity approved = after(after(Activity.NEW, new Act.Request(10_000)), new Act.Approve(8_000, UNTIL));
        Activity claimed = after(approved, new Act.Claim(5_000));
        Activity more = after(claimed, new Act.Settle(4_500, false));
        assertThat(more.stage()).isEqualTo(Stage.APPROVED);
        assertThat(more.openMinor()).isEqualTo(3_500);
        Outcome.Accepted last = (Outcome.Accepted) after(more, new Act.Claim(2_000)).decide(new Act.Settle(2_000, true), TERMS, 0, UNTIL);
        assertThat(last.after().stage()).isEqualTo(Stage.SETTLED);
        assertThat(last.budgetMinor()).isEqualTo(-1_500);
    }

    @Test
    void allowsTheDeclaredToleranceAndNotMore() {
        Activity approved = after(after(Activity.NEW, new Act.Request(10_000)), new Act.Approve(10_000, UNTIL));
        assertThat(code(approved, new Act.Claim(10_501), UNTIL)).isEqualTo("fund.claim-above-approval");
        Activity claimed = after(approved, new Act.Claim(10_500));
        assertThat(((Outcome.Accepted) claimed.decide(new Act.Settle(10_500, true), TERMS, 500, UNTIL)).budgetMinor()).isEqualTo(500);
        assertThat(((Outcome.Refused) claimed.decide(new Act.Settle(10_500, true), TERMS, 499, UNTIL)).code()).isEqualTo("fund.budget-short");
    }

    @Test
    void releasesAnUnclaimedApprovalOnlyAfterNoticeAndTheChanceToExtend() {
        Activity approved = after(after(Activity.NEW, new Act.Request(10_000)), new Act.Approve(10_000, UNTIL));
        assertThat(code(approved, new Act.Release(), UNTIL.plusDays(99))).isEqualTo("fund.act-not-possible");
        assertThat(code(approved, new Act.Notice(), UNTIL)).isEqualTo("fund.claim-window-open");
        Activity noticed = after(approved, new Act.Notice(), UNTIL.plusDays(1));
        assertThat(code(noticed, new Act.Release(), UNTIL.plusDays(15))).isEqualTo("fund.notice-running");
        Activity extended = after(noticed, new Act.Extend(), UNTIL.plusDays(3));
        assertThat(extended.claimUntil()).contains(UNTIL.plusDays(33));
        Outcome.Accepted released = (Outcome.Accepted) noticed.decide(new Act.Release(), TERMS, 0, UNTIL.plusDays(16));
        assertThat(released.budgetMinor()).isEqualTo(-10_000);
        assertThat(after(noticed, new Act.Claim(9_000), UNTIL.plusDays(10)).stage()).as("a noticed partner may still claim").isEqualTo(Stage.CLAIMED);
    }

    @Test
    void keepsTheBudgetAtWhatIsApprovedOrSettledWhateverHappens() {
        long seed = 11L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 5_000; run++) {
            Activity activity = Activity.NEW;
            long reserved = 0;
            long budget = random.nextLong(30_000);
            LocalDate day = LocalDate.of(2025, 12, 1);
            for (int step = 0; step < 25; step++) {
                day = day.plusDays(random.nextInt(20));
                if (activity.decide(act(random), TERMS, budget - reserved, day) instanceof Outcome.Accepted accepted) {
                    activity = accepted.after();
                    reserved += accepted.budgetMinor();
                }
                assertThat(reserved).as("seed %d run %d step %d %s", seed, run, step, activity)
                        .isBetween(0L, budget).isEqualTo(Math.max(activity.approvedMinor(), activity.settledMinor()));
                assertThat(activity.claimedMinor()).isNotNegative();
            }
        }
    }

    private static Act act(SplittableRandom random) {
        long amount = 1 + random.nextLong(12_000);
        return switch (random.nextInt(11)) {
            case 0 -> new Act.Request(amount);
            case 1 -> new Act.Approve(amount, LocalDate.of(2026, 1, 31));
            case 2 -> new Act.Return();
            case 3 -> new Act.Refuse();
            case 4 -> new Act.TopUp(amount);
            case 5 -> new Act.Notice();
            case 6 -> new Act.Extend();
            case 7 -> new Act.Release();
            case 8 -> new Act.Claim(amount);
            case 9 -> new Act.ReturnClaim();
            default -> new Act.Settle(amount / 2, random.nextBoolean());
        };
    }

    private static Activity after(Activity before, Act act) {
        return after(before, act, UNTIL);
    }

    private static Activity after(Activity before, Act act, LocalDate today) {
        return ((Outcome.Accepted) before.decide(act, TERMS, Long.MAX_VALUE, today)).after();
    }

    private static String code(Activity before, Act act, LocalDate today) {
        return ((Outcome.Refused) before.decide(act, TERMS, Long.MAX_VALUE, today)).code();
    }
}
