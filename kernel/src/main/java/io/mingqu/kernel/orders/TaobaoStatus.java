package io.mingqu.kernel.orders;

import java.util.Map;
import java.util.Optional;

/**
 * Taobao's and Tmall's words on our axes: the constants of the open platform and the Chinese texts of the exported reports. An unknown word is
 * empty, so that the row is held instead of guessed.
 */
public final class TaobaoStatus {
    private static final Axes UNPAID = Axes.FRESH;
    private static final Axes CLOSED_UNPAID = new Axes(PaymentStatus.VOID, FulfilmentStatus.CANCELLED, AfterSaleStatus.NONE);
    private static final Axes CLOSED_PAID = new Axes(PaymentStatus.PAID, FulfilmentStatus.CANCELLED, AfterSaleStatus.REFUNDED);
    private static final Map<String, Axes> AXES = Map.ofEntries(
            Map.entry("TRADE_NO_CREATE_PAY", UNPAID), Map.entry("WAIT_BUYER_PAY", UNPAID), Map.entry("PAY_PENDING", UNPAID),
            Map.entry("WAIT_PRE_AUTH_CONFIRM", UNPAID), Map.entry("等待买家付款", UNPAID),
            Map.entry("PAID_FORBID_CONSIGN", paid(FulfilmentStatus.ON_HOLD)),
            Map.entry("WAIT_SELLER_SEND_GOODS", paid(FulfilmentStatus.NOT_SHIPPED)), Map.entry("买家已付款,等待卖家发货", paid(FulfilmentStatus.NOT_SHIPPED)),
            Map.entry("SELLER_CONSIGNED_PART", paid(FulfilmentStatus.PARTLY_SHIPPED)), Map.entry("卖家部分发货", paid(FulfilmentStatus.PARTLY_SHIPPED)),
            Map.entry("WAIT_BUYER_CONFIRM_GOODS", paid(FulfilmentStatus.SHIPPED)), Map.entry("卖家已发货,等待买家确认", paid(FulfilmentStatus.SHIPPED)),
            Map.entry("TRADE_BUYER_SIGNED", paid(FulfilmentStatus.SIGNED)), Map.entry("买家已签收", paid(FulfilmentStatus.SIGNED)),
            Map.entry("TRADE_FINISHED", paid(FulfilmentStatus.COMPLETED)), Map.entry("交易成功", paid(FulfilmentStatus.COMPLETED)),
            Map.entry("TRADE_CLOSED", CLOSED_PAID), Map.entry("TRADE_CLOSED_BY_TAOBAO", CLOSED_UNPAID));
    private static final Map<String, AfterSaleStatus> AFTER_SALE = Map.ofEntries(
            Map.entry("", AfterSaleStatus.NONE), Map.entry("NO_REFUND", AfterSaleStatus.NONE), Map.entry("没有申请退款", AfterSaleStatus.NONE),
            Map.entry("WAIT_SELLER_AGREE", AfterSaleStatus.REQUESTED), Map.entry("WAIT_BUYER_RETURN_GOODS", AfterSaleStatus.REQUESTED),
            Map.entry("WAIT_SELLER_CONFIRM_GOODS", AfterSaleStatus.REQUESTED), Map.entry("退款中", AfterSaleStatus.REQUESTED),
            Map.entry("买家已经申请退款,等待卖家同意", AfterSaleStatus.REQUESTED), Map.entry("卖家已经同意退款,等待买家退货", AfterSaleStatus.REQUESTED),
            Map.entry("买家已经退货,等待卖家确认收货", AfterSaleStatus.REQUESTED),
            Map.entry("SELLER_REFUSE_BUYER", AfterSaleStatus.CLOSED), Map.entry("卖家拒绝退款", AfterSaleStatus.CLOSED),
            Map.entry("CLOSED", AfterSaleStatus.CLOSED), Map.entry("退款关闭", AfterSaleStatus.CLOSED),
            Map.entry("SUCCESS", AfterSaleStatus.REFUNDED), Map.entry("退款成功", AfterSaleStatus.REFUNDED));

    private TaobaoStatus() {
    }

    private static Axes paid(FulfilmentStatus fulfilment) {
        return new Axes(PaymentStatus.PAID, fulfilment, AfterSaleStatus.NONE);
    }

    /** @param wasPaid whether the source gives a time of payment: the report's 交易关闭 alone does not say whether money had come */
    public static Optional<Axes> axes(String status, boolean wasPaid) {
        String word = status.strip().replace('，', ',');
        if (word.equals("交易关闭")) {
            return Optional.of(wasPaid ? CLOSED_PAID : CLOSED_UNPAID);
        }
        return Optional.ofNullable(AXES.get(word));
    }

    public static Optional<AfterSaleStatus> afterSale(String status) {
        return Optional.ofNullable(AFTER_SALE.get(status.strip().replace('，', ',')));
    }
}
