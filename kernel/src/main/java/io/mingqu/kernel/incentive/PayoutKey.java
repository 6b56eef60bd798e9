package io.mingqu.kernel.incentive;

/** Whose payout: a partner number, a programme position, and the first day of the period. */
record PayoutKey(int partner, int programme, int firstDay) {
    @Override
    public int hashCode() {
        return (partner * 31 + programme) * 31 + firstDay;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayoutKey key && key.partner == partner && key.programme == programme && key.firstDay == firstDay;
    }

    static PayoutKey of(Payout payout) {
        return new PayoutKey(payout.partner(), payout.programme(), CompiledProgramme.day(payout.period().first()));
    }
}
