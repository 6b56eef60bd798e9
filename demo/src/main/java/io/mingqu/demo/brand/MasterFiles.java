package io.mingqu.demo.brand;

import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;

/** Dealers and products as master data exports (.xlsx), and the opening balances as an HTML page that calls itself .xls. */
final class MasterFiles {

    private static final String[] DEALER_HEADER = {"客户编码", "客户名称", "客户简称", "客户类型", "客户等级", "合作模式", "大区", "省区", "上级客户编码", "结算组织", "渠道", "联系人", "联系电话", "生效日期"};
    private static final String[] PRODUCT_HEADER = {"物料编码", "物料名称", "规格型号", "商品类别", "基本单位", "每提瓶数", "每箱瓶数", "税率", "含税单价(元/瓶)", "条码", "生效日期"};
    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

    private MasterFiles() {
    }

    static byte[] dealers(Brand brand) {
        Dirt dirt = new Dirt(brand.seed(), "dealers");
        return XlsxBook.of("客户", sheet -> {
            sheet.value(0, 0, Brand.COMPANY + " 客户档案");
            sheet.range(0, 0, 0, DEALER_HEADER.length - 1).merge();
            header(sheet, 1, DEALER_HEADER);
            int row = 2;
            for (Dealer dealer : brand.dealers()) {
                String[] values = {dealer.code(), dealer.name() + (dirt.chance(30) ? "  " : ""), dealer.shortName(), dealer.type(), dealer.tier(), dealer.tradeMode(),
                        dealer.region(), dealer.province(), dealer.parentCode(), String.join("、", dealer.entities()), dealer.channel(), dealer.contact(),
                        dealer.phone()};
                for (int i = 0; i < values.length; i++) {
                    if (!values[i].isEmpty()) {
                        sheet.value(row, i, values[i]);
                    }
                }
                XlsxBook.date(sheet, row, values.length, SINCE);
                row++;
            }
        });
    }

    static byte[] products(Brand brand) {
        return XlsxBook.of("物料", sheet -> {
            header(sheet, 0, PRODUCT_HEADER);
            int row = 1;
            for (Product product : brand.products()) {
                sheet.value(row, 0, product.code());
                sheet.value(row, 1, product.name());
                sheet.value(row, 2, product.spec());
                sheet.value(row, 3, product.category());
                sheet.value(row, 4, "瓶");
                sheet.value(row, 5, product.bottlesPerPack());
                sheet.value(row, 6, product.bottlesPerCase());
                sheet.value(row, 7, "13%");
                sheet.value(row, 8, Double.parseDouble(Amounts.plain(product.priceFen())));
                sheet.value(row, 9, "6970000" + "%06d".formatted(row * 137));
                XlsxBook.date(sheet, row, 10, SINCE);
                row++;
            }
        });
    }

    static void header(Worksheet sheet, int row, String[] names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(row, i, names[i]);
            sheet.style(row, i).bold().set();
        }
    }

    /** Opening balances 期初余额 as many report servers "export to Excel": an HTML table named .xls. */
    static String openings(Brand brand) {
        Dirt dirt = new Dirt(brand.seed(), "openings");
        StringBuilder page = new StringBuilder("""
                <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
                <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td{mso-number-format:"\\@";}</style></head>
                <body><table border="1">
                <tr><th colspan="6">%s 客户往来期初余额表</th></tr>
                <tr><td colspan="6">截止日期：2025-01-01&nbsp;&nbsp;币别：人民币</td></tr>
                <tr><th>客户编码</th><th>客户名称</th><th>核算组织</th><th>期初日期</th><th>期初余额</th><th>备注</th></tr>
                """.formatted(Brand.COMPANY));
        long total = 0;
        for (Brand.Opening opening : brand.openings()) {
            total += opening.amountFen();
            page.append("<tr><td>").append(dirt.code(opening.account().dealer())).append("</td><td>").append(brand.dealer(opening.account().dealer()).name())
                    .append("</td><td>").append(opening.account().entity()).append("</td><td>").append(opening.day()).append("</td><td align=\"right\">")
                    .append(dirt.amount(opening.amountFen())).append("</td><td>").append(opening.amountFen() < 0 ? "预收" : "&nbsp;").append("</td></tr>\n");
        }
        page.append("<tr><td>合计</td><td></td><td></td><td></td><td align=\"right\">").append(Amounts.grouped(total)).append("</td><td></td></tr>\n");
        return page.append("</table></body></html>\n").toString();
    }
}
