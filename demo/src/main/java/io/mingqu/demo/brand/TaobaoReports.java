package io.mingqu.demo.brand;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The flagship shop's order report 订单报表 and line report 宝贝报表 as 千牛 exports them: ids wrapped as {@code ="…"} so that Excel
 * keeps them, telephone numbers with a leading apostrophe, here and there an amount with 元.
 */
final class TaobaoReports {

    static final String ORDER_HEADER = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,"
            + "订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,"
            + "店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,异常信息,"
            + "天猫卡券抵扣,集分宝抵扣,是否是O2O交易";
    static final String LINE_HEADER = "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,"
            + "买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> PLACES = List.of("上海 上海市 浦东新区 张江镇", "江苏省 苏州市 姑苏区 平江街道", "浙江省 杭州市 余杭区 良渚街道", "广东省 广州市 天河区 棠下街道");

    private final Brand brand;
    private final Seeded seeded;
    private final StringBuilder orders = new StringBuilder(ORDER_HEADER).append("\r\n");
    private final StringBuilder lines = new StringBuilder(LINE_HEADER).append("\r\n");
    private int lineCount;
    private long paidFen;

    private TaobaoReports(Brand brand) {
        this.brand = brand;
        this.seeded = Seeded.of(brand.seed(), "taobao");
    }

    /** Both reports as text, with what they hold in total. */
    record Reports(String orders, String lines, int orderCount, int lineCount, long paidFen) {
    }

    static Reports of(Brand brand, int orderCount) {
        TaobaoReports reports = new TaobaoReports(brand);
        long tid = 4_100_000_000_000_000_000L;
        for (int i = 0; i < orderCount; i++) {
            tid += reports.seeded.between(1_000_003, 9_000_000_00);
            reports.order(tid, LocalDateTime.of(2026, 2, 1, 0, 0).plusSeconds(28L * 86_400 * i / orderCount + reports.seeded.below(600)));
        }
        return new Reports(reports.orders.toString(), reports.lines.toString(), orderCount, reports.lineCount, reports.paidFen);
    }

    private void order(long tid, LocalDateTime created) {
        String status = status();
        boolean paid = !status.equals("等待买家付款") && !status.equals("交易关闭-未付款");
        String shownStatus = status.startsWith("交易关闭") ? "交易关闭" : status;
        String paidAt = paid ? created.plusSeconds(seeded.between(5, 900)).format(TIME) : "";
        int count = seeded.chance(620) ? 1 : seeded.between(2, 4);
        long goods = 0;
        int pieces = 0;
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Product product = seeded.pick(brand.products());
            int quantity = seeded.between(1, 3);
            long price = (long) product.laterPriceFen() * product.bottlesPerCase() * 12 / 10;
            boolean refunded = status.equals("交易关闭-退款") || status.equals("交易成功") && seeded.chance(30);
            line(count == 1 ? tid : tid + 1 + i, tid, product, quantity, price, shownStatus, paid, refunded, created.format(TIME), paidAt);
            goods += price * quantity;
            pieces += quantity;
            titles.add(product.name() + " 整箱");
        }
        String shown = seeded.chance(100) ? Amounts.plain(goods) + "元" : Amounts.plain(goods);
        String actually = paid ? Amounts.plain(goods) : "0.00";
        paidFen += paid ? goods : 0;
        String phone = "'1" + seeded.between(30, 99) + "%08d".formatted(seeded.below(100_000_000));
        boolean sent = shownStatus.equals("交易成功") || shownStatus.startsWith("卖家已发货");
        orders.append("=\"").append(tid).append("\",tb").append(seeded.between(100_000, 9_999_999)).append("_xm,***,").append(shown).append(",0.00,0,")
                .append(Amounts.plain(goods)).append(",0,").append(actually).append(",0,").append(shownStatus).append(",,王**,")
                .append(seeded.pick(PLACES)).append(" ***号(000000),快递,,").append(phone).append(',').append(created.format(TIME)).append(',').append(paidAt)
                .append(",\"").append(String.join("，", titles)).append("\",").append(count).append(',')
                .append(sent ? "No:SF" + (1_000_000_000_000L + seeded.below(Integer.MAX_VALUE)) : "").append(',').append(sent ? "顺丰速运" : "")
                .append(",\"'\",").append(pieces).append(",0,溪鸣饮品旗舰店,").append(shownStatus.equals("交易关闭") ? "买家未付款" : "订单未关闭")
                .append(",0.00,0.00,,手机订单,,,,,,,,,").append("\r\n");
    }

    private String status() {
        int draw = seeded.below(100);
        return draw < 70 ? "交易成功" : draw < 84 ? "卖家已发货，等待买家确认" : draw < 92 ? "买家已付款，等待卖家发货" : draw < 95 ? "等待买家付款" : draw < 98 ? "交易关闭-未付款" : "交易关闭-退款";
    }

    private void line(long oid, long tid, Product product, int quantity, long price, String status, boolean paid, boolean refunded, String created, String paidAt) {
        lineCount++;
        String due = Amounts.plain(price * quantity);
        lines.append("=\"").append(oid).append("\",=\"").append(tid).append("\",").append(product.name()).append(" 整箱,").append(Amounts.plain(price))
                .append(',').append(quantity).append(",,规格:整箱").append(product.bottlesPerCase()).append("瓶,,,").append(status).append(',').append(product.code())
                .append(',').append(paid ? "=\"20260" + tid / 1000 + "\"" : "").append(',').append(due).append(',').append(paid ? due + "元" : "0.00")
                .append(',').append(refunded ? "退款成功" : "没有申请退款").append(',').append(refunded ? due + "元" : "无退款申请").append(',').append(created)
                .append(',').append(paidAt).append("\r\n");
    }
}
