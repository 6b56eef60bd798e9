package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.Scale;

/**
 * How the books treat what a programme promises 会计处理. An attribute the user's adviser decides; {@link #suggested} only says what the
 * tier mode speaks for.
 */
public enum AccountingTreatment {
    /** 可变对价: the price of what was already sold moves with what is reached; revenue is reduced as it is earned. */
    VARIABLE_CONSIDERATION,
    /** 重大权利: what is reached makes later purchases cheaper, an option of its own; revenue is deferred to them. */
    MATERIAL_RIGHT;

    /** Modes whose rate reaches back over the whole base change the price of past sales; modes that pay only beyond a bound favour later ones. */
    public static AccountingTreatment suggested(Scale scale) {
        return switch (scale) {
            case Scale.Rates rates when rates.mode() == Scale.RateMode.PROSPECTIVE || rates.mode() == Scale.RateMode.BY_BAND -> MATERIAL_RIGHT;
            case Scale.PerUnit perUnit when perUnit.mode() == Scale.UnitMode.BY_BAND -> MATERIAL_RIGHT;
            default -> VARIABLE_CONSIDERATION;
        };
    }
}
