package io.mingqu.demo.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flagship shop's line report read as a person would read it: cell by cell from the file, nothing of the product's own reading. */
final class ShopLines {

    /** @param fen what was paid; {@code backFen} what was refunded */
    record Line(String order, String line, String product, int bottles, String status, boolean paid, long fen, long backFen, LocalDate day) {
        boolean gone() {
            return status.equals("交易成功") || status.startsWith("卖家已发货");
        }

        /** Whether anything is left of it to be ordered or sold. */
        boolean counts() {
            return paid && (gone() || backFen < fen);
        }
    }

    private ShopLines() {
    }

    static List<Line> read(Path file) {
        try {
            List<String> rows = Files.readAllLines(file, Charset.forName("GB18030"));
            List<String> header = List.of(rows.getFirst().split(",", -1));
            List<Line> lines = new ArrayList<>();
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split(",", -1);
                String paidAt = cells[header.indexOf("订单付款时间")];
                String size = cells[header.indexOf("商品属性")];
                int perCase = Integer.parseInt(size.replaceAll("\\D", ""));
                long paid = fen(cells[header.indexOf("买家实际支付金额")]);
                boolean back = cells[header.indexOf("退款状态")].equals("退款成功");
                lines.add(new Line(bare(cells[header.indexOf("主订单编号")]), bare(cells[header.indexOf("子订单编号")]), cells[header.indexOf("商家编码")],
                        perCase * Integer.parseInt(cells[header.indexOf("购买数量")]), cells[header.indexOf("订单状态")].replace('，', ','), !paidAt.isEmpty(), paid,
                        back ? fen(cells[header.indexOf("退款金额")]) : 0, paidAt.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(paidAt.substring(0, 10))));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, List<Line>> byOrder(List<Line> lines) {
        Map<String, List<Line>> orders = new LinkedHashMap<>();
        lines.forEach(line -> orders.computeIfAbsent(line.order(), o -> new ArrayList<>()).add(line));
        return orders;
    }

    private static String bare(String wrapped) {
        return wrapped.replaceAll("[=\"]", "");
    }

    private static long fen(String text) {
        return new BigDecimal(text.replace("元", "")).movePointRight(2).longValueExact();
    }
}
