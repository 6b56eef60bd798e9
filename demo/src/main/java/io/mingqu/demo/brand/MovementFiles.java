package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.GoodsLine;
import io.mingqu.demo.brand.Brand.Money;
import io.mingqu.demo.brand.Brand.OwnName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;

/** Returns, year-to-date volumes, invoices, receipts, charges and offsets, each in the shape its department exports. */
final class MovementFiles {

    private static final String[] RETURNS = {"退货单号", "退货日期", "客户编码", "客户简称", "销售组织", "存货编码", "存货名称", "计量单位", "退货数量", "含税单价", "不含税金额", "税额", "价税合计", "原出库单号", "退货原因"};
    private static final String[] YEAR_TO_DATE = {"单据编号", "行号", "截止日期", "客户编码", "客户名称", "销售组织", "物料编码", "物料名称", "单位", "累计数量", "含税单价", "不含税金额", "税额", "价税合计"};
    private static final String[] RECEIPTS = {"收款单号", "收款日期", "客户编码", "客户名称", "收款组织", "结算方式", "收款金额", "备注"};
    private static final List<String> REASONS = List.of("近效期", "包装破损", "滞销", "错发", "质量问题");

    private final Brand brand;
    private final Map<String, OwnName> ownNames = new HashMap<>();

    MovementFiles(Brand brand) {
        this.brand = brand;
        brand.ownNames().forEach(name -> ownNames.put(name.product().code() + name.ourUnit(), name));
    }

    /** Whether the dealer reports returns under its own item names and units. */
    static boolean usesOwnNames(String dealer) {
        return Integer.parseInt(dealer.substring(3)) % 97 == 5;
    }

    /** Returns 退货 as a 用友 list: title, ledger line, one header row, total at the end. Some dealers' rows carry their own item names. */
    byte[] returns() {
        Dirt dirt = new Dirt(brand.seed(), "returns");
        return XlsxBook.of("销售退货单列表", sheet -> {
            sheet.value(0, 0, "销售退货单列表");
            sheet.range(0, 0, 0, RETURNS.length - 1).merge();
            sheet.value(1, 0, "账套：[001]" + Brand.COMPANY + "    会计期间：2025.01 - 2026.02");
            sheet.range(1, 0, 1, RETURNS.length - 1).merge();
            MasterFiles.header(sheet, 2, RETURNS);
            int row = 3;
            long gross = 0;
            for (GoodsLine line : brand.returns()) {
                returnLine(sheet, row++, line, dirt);
                gross += line.grossFen();
            }
            sheet.value(row, 0, "合计");
            sheet.value(row, 12, Double.parseDouble(Amounts.plain(gross)));
        });
    }

    private void returnLine(Worksheet sheet, int row, GoodsLine line, Dirt dirt) {
        OwnName own = usesOwnNames(line.account().dealer()) ? ownNames.get(line.product().code() + line.unit()) : null;
        sheet.value(row, 0, line.document());
        if (dirt.chance(500)) {
            XlsxBook.date(sheet, row, 1, line.day());
        } else {
            sheet.value(row, 1, dirt.date(line.day()));
        }
        sheet.value(row, 2, dirt.code(line.account().dealer()));
        sheet.value(row, 3, brand.dealer(line.account().dealer()).shortName());
        sheet.value(row, 4, line.account().entity());
        sheet.value(row, 5, own == null ? line.product().code() : own.name());
        sheet.value(row, 6, own == null ? line.product().name() : own.name());
        sheet.value(row, 7, own == null ? line.unit() : own.unit());
        sheet.value(row, 8, line.quantity());
        money(sheet, row, 9, line.priceFen());
        money(sheet, row, 10, line.netFen());
        money(sheet, row, 11, line.taxFen());
        money(sheet, row, 12, line.grossFen());
        sheet.value(row, 13, line.originalDocument());
        sheet.value(row, 14, REASONS.get(Math.floorMod(line.document().hashCode(), REASONS.size())));
    }

    /** Year-to-date volumes 年初至今累计 of the dealers taken over in April 2025: one line per product instead of a quarter of documents. */
    byte[] yearToDate() {
        return XlsxBook.of("年初至今累计", sheet -> {
            sheet.value(0, 0, "接管经销商 2025 年 1–3 月累计出库（自旧系统结转）");
            sheet.range(0, 0, 0, YEAR_TO_DATE.length - 1).merge();
            MasterFiles.header(sheet, 1, YEAR_TO_DATE);
            int row = 2;
            for (GoodsLine line : brand.yearToDate()) {
                sheet.value(row, 0, line.document());
                sheet.value(row, 1, line.line());
                XlsxBook.date(sheet, row, 2, line.day());
                sheet.value(row, 3, line.account().dealer());
                sheet.value(row, 4, brand.dealer(line.account().dealer()).name());
                sheet.value(row, 5, line.account().entity());
                sheet.value(row, 6, line.product().code());
                sheet.value(row, 7, line.product().name());
                sheet.value(row, 8, line.unit());
                sheet.value(row, 9, line.quantity());
                money(sheet, row, 10, line.priceFen());
                money(sheet, row, 11, line.netFen());
                money(sheet, row, 12, line.taxFen());
                money(sheet, row, 13, line.grossFen());
                row++;
            }
        });
    }

    private static void money(Worksheet sheet, int row, int column, long fen) {
        sheet.value(row, column, Double.parseDouble(Amounts.plain(fen)));
        sheet.style(row, column).format("#,##0.00").set();
    }

    /** Invoices 开票 as the tax software exports them: GB18030 CSV, long invoice numbers, thousands separators. */
    byte[] invoices() {
        Dirt dirt = new Dirt(brand.seed(), "invoices");
        StringBuilder csv = new StringBuilder("发票号码,开票日期,购方编码,购方名称,销方,发票类型,货物名称,金额,税额,价税合计,对应单据\r\n");
        for (Money invoice : brand.invoices()) {
            csv.append("=\"").append(invoice.document()).append("\",").append(dirt.date(invoice.day())).append(',').append(dirt.code(invoice.account().dealer()))
                    .append(',').append(brand.dealer(invoice.account().dealer()).name()).append(',').append(invoice.account().entity()).append(',')
                    .append(invoice.kind()).append(",*软饮料*饮料一批,").append(quoted(dirt.amount(invoice.netFen()))).append(',')
                    .append(quoted(dirt.amount(invoice.taxFen()))).append(',').append(quoted(dirt.amount(invoice.amountFen()))).append(',')
                    .append(invoice.text()).append("\r\n");
        }
        return csv.toString().getBytes(Charset.forName("GB18030"));
    }

    private static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    /** Receipts 回款: a zip made on Windows (names in GBK) with one .xlsx per quarter. */
    byte[] receipts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
            for (YearMonth quarter = Brand.FIRST_MONTH; !quarter.isAfter(Brand.LAST_MONTH); quarter = quarter.plusMonths(3)) {
                YearMonth from = quarter;
                List<Money> part = brand.receipts().stream()
                        .filter(m -> !YearMonth.from(m.day()).isBefore(from) && YearMonth.from(m.day()).isBefore(from.plusMonths(3))).toList();
                String name = "收款单_" + from.getYear() + "年第" + ((from.getMonthValue() + 2) / 3) + "季度.xlsx";
                XlsxBook.put(zip, name, receiptSheet(part, name));
            }
        }
        return out.toByteArray();
    }

    private byte[] receiptSheet(List<Money> receipts, String name) {
        Dirt dirt = new Dirt(brand.seed(), name);
        return XlsxBook.of("收款单", sheet -> {
            MasterFiles.header(sheet, 0, RECEIPTS);
            int row = 1;
            for (Money receipt : receipts) {
                sheet.value(row, 0, receipt.document());
                if (dirt.chance(600)) {
                    XlsxBook.date(sheet, row, 1, receipt.day());
                } else {
                    sheet.value(row, 1, dirt.date(receipt.day()));
                }
                sheet.value(row, 2, dirt.code(receipt.account().dealer()));
                sheet.value(row, 3, brand.dealer(receipt.account().dealer()).name());
                sheet.value(row, 4, receipt.account().entity());
                sheet.value(row, 5, receipt.kind());
                if (dirt.chance(100)) {
                    sheet.value(row, 6, dirt.amount(receipt.amountFen()));
                } else {
                    money(sheet, row, 6, receipt.amountFen());
                }
                sheet.value(row, 7, receipt.text());
                row++;
            }
        });
    }

    /** Charges 费用/扣款 as UTF-16 text with tabs, as Excel's "Unicode text" saves; positive: the dealer owes more. */
    String charges() {
        Dirt dirt = new Dirt(brand.seed(), "charges");
        StringBuilder text = new StringBuilder("\uFEFF单据号\t日期\t客户编码\t客户名称\t组织\t类型\t金额\t摘要\r\n");
        append(text, brand.charges(), dirt, '\t');
        return text.toString();
    }

    /** Offsets 冲抵 as GB18030 CSV; positive: reduces what the dealer owes. */
    byte[] offsets() {
        Dirt dirt = new Dirt(brand.seed(), "offsets");
        StringBuilder text = new StringBuilder("冲抵单号,日期,客户编码,客户名称,组织,类型,冲抵金额,摘要\r\n");
        append(text, brand.offsets(), dirt, ',');
        return text.toString().getBytes(Charset.forName("GB18030"));
    }

    private void append(StringBuilder text, List<Money> documents, Dirt dirt, char separator) {
        for (Money money : documents) {
            String amount = dirt.amount(money.amountFen());
            String[] cells = {money.document(), dirt.date(money.day()), dirt.code(money.account().dealer()), brand.dealer(money.account().dealer()).name(),
                    money.account().entity(), money.kind(), separator == ',' ? quoted(amount) : amount, money.text()};
            text.append(String.join(String.valueOf(separator), cells)).append("\r\n");
        }
    }

    /** The value map we ship: a dealer's own item name and unit → our product and unit. */
    String valueMap() {
        StringBuilder text = new StringBuilder("经销商品名,经销商单位,物料编码,单位\r\n");
        brand.ownNames().forEach(own -> text.append(own.name()).append(',').append(own.unit()).append(',').append(own.product().code()).append(',')
                .append(own.ourUnit()).append("\r\n"));
        return text.toString();
    }
}
