package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.Account;
import io.mingqu.demo.brand.Brand.GoodsLine;
import io.mingqu.demo.brand.Brand.Opening;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes fourteen months of trade. Two rules keep the truth unambiguous: a dealer gets a product at most once a day, and a return
 * takes back part of the latest earlier shipment of that product, at its price, before the next one arrives. Loose bottles come in
 * threes, so that every quantity is a whole number of thousandths of a case.
 */
public final class BrandMaker {

    private static final LocalDate START = Brand.FIRST_MONTH.atDay(1);
    private static final LocalDate LAST_DAY = Brand.LAST_MONTH.atEndOfMonth();
    private static final YearMonth FIRST_OF_TAKEN_OVER = YearMonth.of(2025, 4);
    private static final LocalDate TAKE_OVER = LocalDate.of(2025, 3, 31);

    private final long seed;
    private final List<Product> products;
    private final List<Dealer> dealers;
    private final Set<String> takenOver = new TreeSet<>();

    private BrandMaker(long seed, int dealerCount) {
        this.seed = seed;
        this.products = Catalogue.products(seed);
        this.dealers = new DealerRoster(seed).make(dealerCount);
        dealers.subList(dealerCount - dealerCount / 30, dealerCount).forEach(d -> takenOver.add(d.code()));
    }

    public static Brand make(long seed, int dealerCount) {
        return new BrandMaker(seed, dealerCount).brand();
    }

    private Brand brand() {
        List<Opening> openings = new ArrayList<>();
        List<GoodsLine> shipments = new ArrayList<>();
        List<GoodsLine> yearToDate = new ArrayList<>();
        List<GoodsLine> returns = new ArrayList<>();
        for (Dealer dealer : dealers) {
            for (String entity : dealer.entities()) {
                Account account = new Account(dealer.code(), entity);
                Seeded seeded = Seeded.of(seed, "trade " + dealer.code() + entity);
                openings.add(opening(account, dealer, seeded));
                if (takenOver.contains(dealer.code())) {
                    yearToDate.addAll(yearToDate(account, dealer, seeded));
                }
                List<GoodsLine> shipped = shipments(account, dealer, seeded);
                shipments.addAll(shipped);
                returns.addAll(returns(shipped, seeded));
            }
        }
        List<GoodsLine> numberedShipments = numbered(shipments, "XSCKD", true);
        Map<String, GoodsLine> byIdentity = new HashMap<>();
        numberedShipments.forEach(line -> byIdentity.put(identity(line.account(), line.product(), line.day()), line));
        List<GoodsLine> referring = returns.stream().map(line -> referTo(line, byIdentity)).toList();
        List<GoodsLine> numberedReturns = numbered(referring, "XSTHD", false);
        MoneyMaker money = new MoneyMaker(seed, openings, numberedShipments, yearToDate, numberedReturns);
        return new Brand(seed, dealers, products, takenOver, openings, numberedShipments, yearToDate, numberedReturns, money.invoices(), money.receipts(),
                money.charges(), money.offsets(), Catalogue.ownNames(products));
    }

    private static Opening opening(Account account, Dealer dealer, Seeded seeded) {
        long scale = size(dealer) * 12L;
        long fen = seeded.between(-2000, 20_000) * scale * 10 + seeded.below(100);
        return new Opening(account, START, fen);
    }

    private static int size(Dealer dealer) {
        return switch (dealer.tier()) {
            case "A" -> 60;
            case "B" -> 22;
            default -> dealer.type().equals("二批") ? 5 : 9;
        };
    }

    private List<GoodsLine> shipments(Account account, Dealer dealer, Seeded seeded) {
        List<Product> portfolio = portfolio(account.entity(), seeded);
        List<GoodsLine> lines = new ArrayList<>();
        YearMonth first = takenOver.contains(dealer.code()) ? FIRST_OF_TAKEN_OVER : Brand.FIRST_MONTH;
        for (YearMonth month = first; !month.isAfter(Brand.LAST_MONTH); month = month.plusMonths(1)) {
            if (seeded.chance(40)) {
                continue;
            }
            int documents = seeded.between(1, dealer.tier().equals("A") ? 7 : dealer.tier().equals("B") ? 5 : 3);
            Set<Integer> days = new TreeSet<>();
            for (int i = 0; i < documents; i++) {
                days.add(seeded.between(1, month.lengthOfMonth()));
            }
            for (int day : days) {
                lines.addAll(document(account, portfolio, month.atDay(day), size(dealer), seeded));
            }
        }
        return lines;
    }

    private List<Product> portfolio(String entity, Seeded seeded) {
        List<Product> all = new ArrayList<>(products.stream().filter(p -> p.entity().equals(entity)).toList());
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, seeded.below(i + 1));
        }
        return all.subList(0, Math.min(all.size(), seeded.between(7, 13)));
    }

    private static List<GoodsLine> document(Account account, List<Product> portfolio, LocalDate day, int size, Seeded seeded) {
        int wanted = seeded.between(2, 5);
        Set<Product> chosen = new HashSet<>();
        List<GoodsLine> lines = new ArrayList<>();
        while (lines.size() < wanted) {
            Product product = seeded.pick(portfolio);
            if (!chosen.add(product)) {
                continue;
            }
            int draw = seeded.below(100);
            String unit = draw < 86 ? "箱" : draw < 94 ? "提" : "瓶";
            int quantity = switch (unit) {
                case "箱" -> seeded.between(2, 12) * size / 4 + 1;
                case "提" -> seeded.between(4, 60);
                default -> 3 * seeded.between(4, 80);
            };
            lines.add(goods(account, day, product, unit, quantity, product.priceFen(unit, day), lines.size() + 1));
        }
        return lines;
    }

    private static GoodsLine goods(Account account, LocalDate day, Product product, String unit, int quantity, int priceFen, int line) {
        long gross = (long) quantity * priceFen;
        long net = Amounts.netOfTax(gross);
        return new GoodsLine("", line, day, account, product, unit, quantity, priceFen, net, gross - net, gross, "", day);
    }

    /** The first quarter of a dealer taken over on 1 April: one line per product, dated on the last day. */
    private List<GoodsLine> yearToDate(Account account, Dealer dealer, Seeded seeded) {
        String document = "NCLJ-" + dealer.code() + "-" + account.entity();
        List<GoodsLine> lines = new ArrayList<>();
        for (Product product : portfolio(account.entity(), seeded)) {
            GoodsLine line = goods(account, TAKE_OVER, product, "箱", seeded.between(20, 60) * size(dealer) / 4, product.priceFen("箱", TAKE_OVER), lines.size() + 1);
            lines.add(named(line, document));
        }
        return lines;
    }

    private List<GoodsLine> returns(List<GoodsLine> shipped, Seeded seeded) {
        Map<String, LocalDate> nextDay = new HashMap<>();
        List<GoodsLine> returns = new ArrayList<>();
        for (int i = shipped.size() - 1; i >= 0; i--) {
            GoodsLine sale = shipped.get(i);
            LocalDate next = nextDay.getOrDefault(sale.product().code(), LAST_DAY.plusDays(1));
            nextDay.put(sale.product().code(), sale.day());
            LocalDate day = sale.day().plusDays(seeded.between(2, 40));
            if (!seeded.chance(70) || !day.isBefore(next) || day.isAfter(LAST_DAY)) {
                continue;
            }
            int least = sale.unit().equals("瓶") ? 3 : 1;
            int quantity = Math.max(least, sale.quantity() * seeded.between(1, 45) / 100 / least * least);
            GoodsLine back = goods(sale.account(), day, sale.product(), sale.unit(), quantity, sale.priceFen(), 0);
            returns.add(new GoodsLine("", 0, day, back.account(), back.product(), back.unit(), quantity, back.priceFen(), back.netFen(), back.taxFen(),
                    back.grossFen(), "", sale.day()));
        }
        return returns;
    }

    private static GoodsLine referTo(GoodsLine line, Map<String, GoodsLine> byIdentity) {
        GoodsLine sale = byIdentity.get(identity(line.account(), line.product(), line.originalDay()));
        return new GoodsLine(line.document(), line.line(), line.day(), line.account(), line.product(), line.unit(), line.quantity(), line.priceFen(),
                line.netFen(), line.taxFen(), line.grossFen(), sale.document(), line.originalDay());
    }

    private static String identity(Account account, Product product, LocalDate day) {
        return account + product.code() + day;
    }

    /** Gives one number per account and day, counted within the month in the order of days; renumbers lines where asked. */
    private static List<GoodsLine> numbered(List<GoodsLine> lines, String prefix, boolean keepLineNumbers) {
        List<GoodsLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(GoodsLine::day).thenComparing(GoodsLine::account).thenComparing(GoodsLine::line)
                .thenComparing(line -> line.product().code()));
        List<GoodsLine> numbered = new ArrayList<>(sorted.size());
        Map<YearMonth, Integer> counters = new HashMap<>();
        String document = "";
        String previous = "";
        int lineNumber = 0;
        for (GoodsLine line : sorted) {
            String current = line.account().toString() + line.day();
            if (!current.equals(previous)) {
                int number = counters.merge(YearMonth.from(line.day()), 1, Integer::sum);
                document = "%s%d%02d%06d".formatted(prefix, line.day().getYear(), line.day().getMonthValue(), number);
                previous = current;
                lineNumber = 0;
            }
            lineNumber++;
            GoodsLine named = named(line, document);
            numbered.add(keepLineNumbers ? named : new GoodsLine(document, lineNumber, line.day(), line.account(), line.product(), line.unit(), line.quantity(),
                    line.priceFen(), line.netFen(), line.taxFen(), line.grossFen(), line.originalDocument(), line.originalDay()));
        }
        return numbered;
    }

    private static GoodsLine named(GoodsLine line, String document) {
        return new GoodsLine(document, line.line(), line.day(), line.account(), line.product(), line.unit(), line.quantity(), line.priceFen(), line.netFen(),
                line.taxFen(), line.grossFen(), line.originalDocument(), line.originalDay());
    }
}
