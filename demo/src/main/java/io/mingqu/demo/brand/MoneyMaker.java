package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.Account;
import io.mingqu.demo.brand.Brand.GoodsLine;
import io.mingqu.demo.brand.Brand.Money;
import io.mingqu.demo.brand.Brand.Opening;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Invoices follow shipments and returns within days; dealers pay most of what they owe; charges and offsets come now and then. */
final class MoneyMaker {

    private static final LocalDate LAST_DAY = Brand.LAST_MONTH.atEndOfMonth();
    private static final List<String> BANKS = List.of("银行电汇", "银行电汇", "银行电汇", "银行承兑", "网银");
    private static final List<String> CHARGES = List.of("运费补差", "仓储费", "促销物料费", "托盘押金", "违约扣款");
    private static final List<String> ALLOWANCES = List.of("陈列费用", "进店费用", "试饮费用", "破损补偿");

    private final long seed;
    private final List<Opening> openings;
    private final List<GoodsLine> shipped = new ArrayList<>();
    private final List<GoodsLine> returned;
    private final Map<Account, Map<YearMonth, Long>> grossByMonth = new HashMap<>();

    MoneyMaker(long seed, List<Opening> openings, List<GoodsLine> shipments, List<GoodsLine> yearToDate, List<GoodsLine> returned) {
        this.seed = seed;
        this.openings = openings;
        this.shipped.addAll(yearToDate);
        this.shipped.addAll(shipments);
        this.returned = returned;
        shipped.forEach(line -> grossByMonth.computeIfAbsent(line.account(), a -> new HashMap<>())
                .merge(YearMonth.from(line.day()), line.grossFen(), Long::sum));
    }

    /** One blue invoice per shipment, one red-letter invoice per return; none after the last day. */
    List<Money> invoices() {
        Seeded seeded = Seeded.of(seed, "invoices");
        List<Money> invoices = new ArrayList<>();
        addInvoices(invoices, shipped, "蓝字", 1, seeded);
        addInvoices(invoices, returned, "红字", -1, seeded);
        invoices.sort(Comparator.comparing(Money::day).thenComparing(Money::account).thenComparing(Money::text).thenComparing(Money::amountFen));
        List<Money> numbered = new ArrayList<>(invoices.size());
        for (Money invoice : invoices) {
            String number = "%d%s%012d".formatted(invoice.day().getYear() % 100, invoice.account().entity().equals("XM01") ? "317000" : "422000", numbered.size() + 1);
            numbered.add(new Money(number, invoice.day(), invoice.account(), invoice.kind(), invoice.netFen(), invoice.taxFen(), invoice.amountFen(), invoice.text()));
        }
        return numbered;
    }

    private static void addInvoices(List<Money> invoices, List<GoodsLine> lines, String kind, int sign, Seeded seeded) {
        Map<String, List<GoodsLine>> documents = new TreeMap<>();
        lines.forEach(line -> documents.computeIfAbsent(line.document(), d -> new ArrayList<>()).add(line));
        documents.forEach((document, documentLines) -> {
            GoodsLine first = documentLines.getFirst();
            LocalDate day = first.day().plusDays(seeded.between(0, 6));
            if (!day.isAfter(LAST_DAY)) {
                long net = documentLines.stream().mapToLong(GoodsLine::netFen).sum();
                long gross = documentLines.stream().mapToLong(GoodsLine::grossFen).sum();
                invoices.add(new Money("", day, first.account(), kind, sign * net, sign * (gross - net), sign * gross, document));
            }
        });
    }

    /** Payments received 回款: mostly in round hundreds, now and then to the fen. */
    List<Money> receipts() {
        List<Money> receipts = new ArrayList<>();
        for (Opening opening : openings) {
            Seeded seeded = Seeded.of(seed, "receipts " + opening.account());
            long owed = opening.amountFen();
            for (YearMonth month = Brand.FIRST_MONTH; !month.isAfter(Brand.LAST_MONTH); month = month.plusMonths(1)) {
                owed += grossOf(opening.account(), month);
                int payments = seeded.below(10) < 4 ? 2 : 1;
                for (int i = 0; i < payments && owed > 0; i++) {
                    long share = owed / 100 * seeded.between(12, 45);
                    long amount = seeded.chance(150) ? share + seeded.below(100) : share / 10_000 * 10_000;
                    if (amount > 0) {
                        LocalDate day = month.atDay(seeded.between(1, month.lengthOfMonth()));
                        receipts.add(new Money("", day, opening.account(), seeded.pick(BANKS), 0, 0, amount, seeded.chance(100) ? "货款" : ""));
                        owed -= amount;
                    }
                }
            }
        }
        return numbered(receipts, "SKD");
    }

    private long grossOf(Account account, YearMonth month) {
        return grossByMonth.getOrDefault(account, Map.of()).getOrDefault(month, 0L);
    }

    List<Money> charges() {
        return occasional("charges", 350, (account, seeded, day) -> {
            boolean owesMore = seeded.chance(600);
            long fen = seeded.between(50, 4000) * 100L + seeded.below(100);
            return new Money("", day, account, owesMore ? "扣款" : "费用", 0, 0, owesMore ? fen : -fen, seeded.pick(owesMore ? CHARGES : ALLOWANCES));
        }, "FYD");
    }

    List<Money> offsets() {
        return occasional("offsets", 180, (account, seeded, day) -> new Money("", day, account, "冲抵", 0, 0,
                seeded.between(30, 6000) * 100L + seeded.below(100), "返利冲抵货款"), "CDD");
    }

    private interface Occasion {
        Money on(Account account, Seeded seeded, LocalDate day);
    }

    private List<Money> occasional(String subject, int perThousand, Occasion occasion, String prefix) {
        List<Money> all = new ArrayList<>();
        for (Opening opening : openings) {
            Seeded seeded = Seeded.of(seed, subject + opening.account());
            for (YearMonth month = Brand.FIRST_MONTH; !month.isAfter(Brand.LAST_MONTH); month = month.plusMonths(1)) {
                if (seeded.chance(perThousand)) {
                    all.add(occasion.on(opening.account(), seeded, month.atDay(seeded.between(1, month.lengthOfMonth()))));
                }
            }
        }
        return numbered(all, prefix);
    }

    private static List<Money> numbered(List<Money> documents, String prefix) {
        documents.sort(Comparator.comparing(Money::day).thenComparing(Money::account).thenComparing(Money::amountFen));
        Map<YearMonth, Integer> counters = new HashMap<>();
        return documents.stream().map(document -> {
            int number = counters.merge(YearMonth.from(document.day()), 1, Integer::sum);
            String name = "%s%d%02d%05d".formatted(prefix, document.day().getYear(), document.day().getMonthValue(), number);
            return new Money(name, document.day(), document.account(), document.kind(), document.netFen(), document.taxFen(), document.amountFen(), document.text());
        }).toList();
    }
}
