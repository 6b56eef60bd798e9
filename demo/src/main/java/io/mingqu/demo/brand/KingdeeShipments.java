package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.GoodsLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A month of shipments 出库 as a Kingdee user exports them: real .xls (BIFF), three title rows, a header of two rows with merged
 * cells, a 小计 row after every day, a 合计 row, and a line with the signatures below.
 */
final class KingdeeShipments {

    private static final String[] TOP = {"单据", "", "", "客户", "", "销售组织", "物料", "", "", "单位", "实发数量", "含税单价", "金额", "", "", "备注"};
    private static final String[] SUB = {"日期", "单据编号", "行号", "客户编码", "客户名称", "", "物料编码", "物料名称", "规格型号", "", "", "", "不含税金额", "税额", "价税合计", ""};
    private static final int[][] MERGED_HEADER = {{0, 2}, {3, 4}, {6, 8}, {12, 14}};
    private static final int[] MERGED_DOWN = {5, 9, 10, 11, 15};

    private final Brand brand;
    private final Dirt dirt;
    private final HSSFWorkbook book = new HSSFWorkbook();
    private final Sheet sheet = book.createSheet("销售出库单序时簿");
    private final CellStyle dateStyle = book.createCellStyle();
    private final CellStyle moneyStyle = book.createCellStyle();
    private int next;
    private long[] day = new long[3];
    private final long[] month = new long[3];

    private KingdeeShipments(Brand brand, YearMonth month) {
        this.brand = brand;
        this.dirt = new Dirt(brand.seed(), "shipments " + month);
        dateStyle.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        moneyStyle.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
    }

    static byte[] bytes(Brand brand, YearMonth month, List<GoodsLine> lines) {
        return new KingdeeShipments(brand, month).write(month, lines);
    }

    private byte[] write(YearMonth period, List<GoodsLine> lines) {
        title(Brand.COMPANY);
        title("销售出库单序时簿");
        title("期间：" + period.atDay(1) + " 至 " + period.atEndOfMonth() + "    币别：人民币    单位：元");
        header();
        LocalDate current = lines.isEmpty() ? period.atDay(1) : lines.getFirst().day();
        for (GoodsLine line : lines) {
            if (!line.day().equals(current)) {
                total("小计", day);
                day = new long[3];
                current = line.day();
            }
            line(line);
        }
        total("小计", day);
        total("合计", month);
        sheet.createRow(next++).createCell(0).setCellValue("制单人：李静        审核人：王芳        打印日期：" + period.atEndOfMonth().plusDays(2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (book) {
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void title(String text) {
        sheet.createRow(next).createCell(0).setCellValue(text);
        sheet.addMergedRegion(new CellRangeAddress(next, next, 0, TOP.length - 1));
        next++;
    }

    private void header() {
        Row top = sheet.createRow(next);
        Row sub = sheet.createRow(next + 1);
        for (int i = 0; i < TOP.length; i++) {
            if (!TOP[i].isEmpty()) {
                top.createCell(i).setCellValue(TOP[i]);
            }
            if (!SUB[i].isEmpty()) {
                sub.createCell(i).setCellValue(SUB[i]);
            }
        }
        for (int[] span : MERGED_HEADER) {
            sheet.addMergedRegion(new CellRangeAddress(next, next, span[0], span[1]));
        }
        for (int column : MERGED_DOWN) {
            sheet.addMergedRegion(new CellRangeAddress(next, next + 1, column, column));
        }
        next += 2;
    }

    private void line(GoodsLine line) {
        Row row = sheet.createRow(next++);
        date(row.createCell(0), line.day());
        row.createCell(1).setCellValue(line.document());
        row.createCell(2).setCellValue(line.line());
        row.createCell(3).setCellValue(dirt.code(line.account().dealer()));
        row.createCell(4).setCellValue(brand.dealer(line.account().dealer()).name());
        row.createCell(5).setCellValue(line.account().entity());
        row.createCell(6).setCellValue(dirt.code(line.product().code()));
        row.createCell(7).setCellValue(line.product().name());
        row.createCell(8).setCellValue(line.product().spec());
        row.createCell(9).setCellValue(line.unit());
        if (dirt.chance(40)) {
            row.createCell(10).setCellValue(dirt.quantity(line.quantity()));
        } else {
            row.createCell(10).setCellValue(line.quantity());
        }
        money(row, 11, line.priceFen());
        money(row, 12, line.netFen());
        money(row, 13, line.taxFen());
        money(row, 14, line.grossFen());
        add(day, line);
        add(month, line);
    }

    private void date(Cell cell, LocalDate date) {
        if (dirt.chance(800)) {
            cell.setCellValue(date);
            cell.setCellStyle(dateStyle);
        } else {
            cell.setCellValue(dirt.date(date));
        }
    }

    private void money(Row row, int column, long fen) {
        Cell cell = row.createCell(column);
        if (dirt.chance(30)) {
            cell.setCellValue(dirt.amount(fen));
        } else {
            cell.setCellValue(Double.parseDouble(Amounts.plain(fen)));
            cell.setCellStyle(moneyStyle);
        }
    }

    private static void add(long[] sums, GoodsLine line) {
        sums[0] += line.netFen();
        sums[1] += line.taxFen();
        sums[2] += line.grossFen();
    }

    private void total(String label, long[] sums) {
        Row row = sheet.createRow(next++);
        row.createCell(0).setCellValue(label);
        for (int i = 0; i < 3; i++) {
            Cell cell = row.createCell(12 + i);
            cell.setCellValue(Double.parseDouble(Amounts.plain(sums[i])));
            cell.setCellStyle(moneyStyle);
        }
    }
}
