package io.mingqu.kernel.reconciliation;

import java.util.Optional;

/** Slips of the pen between two numbers: swapped sign, swapped digits, one wrong digit, a shifted decimal point. */
final class Slips {
    private Slips() {}

    static Optional<DifferenceReason> between(long ours, long theirs) {
        if (ours == theirs || ours == 0 || theirs == 0) {
            return Optional.empty();
        }
        if (theirs == -ours) {
            return Optional.of(DifferenceReason.SIGN);
        }
        if (Long.signum(ours) != Long.signum(theirs)) {
            return Optional.empty();
        }
        String a = Long.toString(Math.abs(ours));
        String b = Long.toString(Math.abs(theirs));
        if (shifted(Math.abs(ours), Math.abs(theirs))) {
            return Optional.of(DifferenceReason.SHIFTED_DECIMAL);
        }
        return a.length() == b.length() ? sameLength(a, b) : Optional.empty();
    }

    private static Optional<DifferenceReason> sameLength(String a, String b) {
        int first = -1;
        int differing = 0;
        for (int i = 0; i < a.length(); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                first = first < 0 ? i : first;
                differing++;
            }
        }
        if (differing == 2 && a.charAt(first) == b.charAt(first + 1) && a.charAt(first + 1) == b.charAt(first)) {
            return Optional.of(DifferenceReason.TRANSPOSED_DIGITS);
        }
        return differing == 1 ? Optional.of(DifferenceReason.WRONG_DIGIT) : Optional.empty();
    }

    private static boolean shifted(long a, long b) {
        long small = Math.min(a, b);
        long large = Math.max(a, b);
        for (long factor = 10; factor <= 1000; factor *= 10) {
            if (large / factor == small && large % factor == 0) {
                return true;
            }
        }
        return false;
    }
}
