package io.mingqu.kernel.movement;

/** What the code on a line stands for 编码性质: goods, or one of the things that travel in goods files without being goods. */
public enum CodeKind {
    /** 商品. */
    GOODS,
    /** 费用: postage, bank charges, fees. */
    CHARGE,
    /** 折扣. */
    DISCOUNT,
    /** 调整: manual corrections, bad debt. */
    ADJUSTMENT
}
