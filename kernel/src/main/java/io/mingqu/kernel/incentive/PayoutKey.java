package io.mingqu.kernel.incentive;

/** Whose payout: a partner number, a programme position, and the first day of the period. */
record PayoutKey(int partner, int programme, int firstDay) {
    static PayoutKey of(Payout payout) {
        return new PayoutKey(payout.partner(), payout.programme(), CompiledProgramme.day(payout.period().first()));
    }
}
