package io.mingqu.kernel.incentive;

/** In what a base is counted: amount net of tax 不含税, gross of tax 含税, or quantity 数量 in thousandths of the base unit. */
public enum Valuation {
    NET, GROSS, QUANTITY;

    public boolean isAmount() {
        return this != QUANTITY;
    }
}
