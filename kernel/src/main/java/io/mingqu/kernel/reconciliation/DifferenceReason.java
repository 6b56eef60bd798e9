package io.mingqu.kernel.reconciliation;

/** Why a figure in somebody's sheet differs from ours 差异原因. */
public enum DifferenceReason {
    /** 漏记出库. */
    MISSING_SHIPMENT,
    /** 重复出库. */
    DUPLICATED_SHIPMENT,
    /** 出库跨月: a shipment of a neighbouring period is in it. */
    SHIPMENT_IN_WRONG_MONTH,
    /** 漏记退货. */
    MISSING_RETURN,
    /** 重复退货. */
    DUPLICATED_RETURN,
    /** 退货跨月: a return counted in another month than it belongs to. */
    RETURN_IN_WRONG_MONTH,
    /** 漏记回款. */
    MISSING_RECEIPT,
    /** 重复回款. */
    DUPLICATED_RECEIPT,
    /** 回款跨月. */
    RECEIPT_IN_WRONG_MONTH,
    /** 漏记费用、冲抵或调整. */
    MISSING_CHARGE,
    /** 重复费用、冲抵或调整. */
    DUPLICATED_CHARGE,
    /** 费用、冲抵或调整跨月. */
    CHARGE_IN_WRONG_MONTH,
    /** 期初不一致. */
    OPENING_DIFFERS,
    /** 正负号颠倒. */
    SIGN,
    /** 数字颠倒: two neighbouring digits swapped. */
    TRANSPOSED_DIGITS,
    /** 一位数字录错. */
    WRONG_DIGIT,
    /** 位数录错: ten or a hundred times too much or too little. */
    SHIFTED_DECIMAL,
    /** 单位错: cases taken for bottles or the other way round. */
    OTHER_UNIT,
    /** 档位错. */
    OTHER_TIER,
    /** 计算方式错: by band taken for on the whole, or the other way round. */
    OTHER_MODE,
    /** 未执行封顶或保底. */
    LIMIT_IGNORED,
    /** 含税不含税. */
    OTHER_TAX_BASIS,
    /** 未扣退货. */
    RETURNS_IGNORED,
    /** 尾差: rounding only. */
    ROUNDING,
    /** 合计错: their own figures do not add up. */
    ARITHMETIC,
    /** 由其他差异引起: follows from the differences above it. */
    FOLLOWS,
    /** 未填. */
    NOT_STATED,
    /** 原因不明. */
    UNEXPLAINED
}
