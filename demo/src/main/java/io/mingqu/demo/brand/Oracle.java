package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.Account;
import io.mingqu.demo.brand.Brand.GoodsLine;
import io.mingqu.demo.brand.Brand.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The right answers by the plainest route there is: loops over what truly happened and {@link BigDecimal}. It shares no code with the
 * product, so that both being wrong in the same way is unlikely.
 */
public final class Oracle {

    /** One month of one account; the columns add up: opening + shipments − returns − receipts + charges − offsets = closing. */
    public record AccountMonth(String dealer, String entity, String month, BigDecimal opening, BigDecimal shipments, BigDecimal returns, BigDecimal receipts,
            BigDecimal charges, BigDecimal offsets, BigDecimal closing) {
    }

    /** What one programme owes one dealer for one period; base in yuan or cases. */
    public record Rebate(String programme, String dealer, String entity, String period, BigDecimal base, long payoutFen) {
    }

    private final Brand brand;
    private final List<ProgrammeTerms> programmes;

    public Oracle(Brand brand) {
        this.brand = brand;
        this.programmes = ProgrammeTerms.load();
    }

    public List<AccountMonth> accounts() {
        Map<Account, Map<YearMonth, BigDecimal[]>> sums = new TreeMap<>();
        brand.openings().forEach(opening -> sums.put(opening.account(), new TreeMap<>()));
        brand.yearToDate().forEach(line -> add(sums, line.account(), line.day(), 0, line.grossFen()));
        brand.shipments().forEach(line -> add(sums, line.account(), line.day(), 0, line.grossFen()));
        brand.returns().forEach(line -> add(sums, line.account(), line.day(), 1, line.grossFen()));
        brand.receipts().forEach(money -> add(sums, money.account(), money.day(), 2, money.amountFen()));
        brand.charges().forEach(money -> add(sums, money.account(), money.day(), 3, money.amountFen()));
        brand.offsets().forEach(money -> add(sums, money.account(), money.day(), 4, money.amountFen()));
        List<AccountMonth> months = new ArrayList<>();
        for (Brand.Opening opening : brand.openings()) {
            BigDecimal balance = BigDecimal.valueOf(opening.amountFen(), 2);
            for (YearMonth month = Brand.FIRST_MONTH; !month.isAfter(Brand.LAST_MONTH); month = month.plusMonths(1)) {
                BigDecimal[] sum = sums.get(opening.account()).getOrDefault(month, zeros());
                BigDecimal closing = balance.add(sum[0]).subtract(sum[1]).subtract(sum[2]).add(sum[3]).subtract(sum[4]);
                months.add(new AccountMonth(opening.account().dealer(), opening.account().entity(), month.toString(), balance, sum[0], sum[1], sum[2], sum[3],
                        sum[4], closing));
                balance = closing;
            }
        }
        return months;
    }

    private static void add(Map<Account, Map<YearMonth, BigDecimal[]>> sums, Account account, LocalDate day, int column, long fen) {
        BigDecimal[] sum = sums.get(account).computeIfAbsent(YearMonth.from(day), m -> zeros());
        sum[column] = sum[column].add(BigDecimal.valueOf(fen, 2));
    }

    private static BigDecimal[] zeros() {
        BigDecimal zero = new BigDecimal("0.00");
        return new BigDecimal[] {zero, zero, zero, zero, zero};
    }

    /** Rebates of all programmes for every dealer in scope and period with a base. */
    public List<Rebate> rebates() {
        List<Rebate> rebates = new ArrayList<>();
        for (ProgrammeTerms programme : programmes) {
            Map<String, Map<String, BigDecimal>> bases = bases(programme);
            Map<String, Map<String, BigDecimal>> products = programme.activeProducts() == 0 ? Map.of() : products(programme);
            bases.forEach((dealer, periods) -> periods.forEach((period, base) -> {
                long active = products.getOrDefault(dealer + " " + period, Map.of()).values().stream().filter(sum -> sum.signum() > 0).count();
                long payout = active < programme.activeProducts() ? 0 : payoutFen(programme, base);
                rebates.add(new Rebate(programme.code(), dealer, programme.entity(), period, base, payout));
            }));
        }
        return rebates;
    }

    List<ProgrammeTerms> programmes() {
        return programmes;
    }

    /** Dealer → period → base, in yuan or cases. */
    private Map<String, Map<String, BigDecimal>> bases(ProgrammeTerms programme) {
        Map<String, Map<String, BigDecimal>> bases = new TreeMap<>();
        switch (programme.movement()) {
            case "SHIPPED" -> {
                brand.yearToDate().forEach(line -> addGoods(bases, programme, line, line.day(), 1));
                brand.shipments().forEach(line -> addGoods(bases, programme, line, line.day(), 1));
                brand.returns().forEach(line -> addGoods(bases, programme, line, programme.returnsToOriginal() ? line.originalDay() : line.day(), -1));
            }
            case "INVOICED" -> brand.invoices().forEach(money -> addMoney(bases, programme, money));
            case "PAID" -> brand.receipts().forEach(money -> addMoney(bases, programme, money));
            default -> throw new IllegalArgumentException("movement " + programme.movement() + " of " + programme.code() + " is not known");
        }
        return bases;
    }

    /** Dealer and period → product → bottles, shipments less returns. */
    private Map<String, Map<String, BigDecimal>> products(ProgrammeTerms programme) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        for (List<GoodsLine> lines : List.of(brand.yearToDate(), brand.shipments(), brand.returns())) {
            int sign = lines == brand.returns() ? -1 : 1;
            for (GoodsLine line : lines) {
                LocalDate day = sign < 0 && programme.returnsToOriginal() ? line.originalDay() : line.day();
                if (line.account().entity().equals(programme.entity()) && programme.valid(day) && programme.covers(line.product())) {
                    sums.computeIfAbsent(line.account().dealer() + " " + programme.period(day), k -> new TreeMap<>())
                            .merge(line.product().code(), BigDecimal.valueOf(sign * line.bottles()), BigDecimal::add);
                }
            }
        }
        return sums;
    }

    private void addGoods(Map<String, Map<String, BigDecimal>> bases, ProgrammeTerms programme, GoodsLine line, LocalDate day, int sign) {
        if (!line.account().entity().equals(programme.entity()) || !programme.valid(day) || !programme.covers(line.product()) || !programme.covers(brand.dealer(line.account().dealer()))) {
            return;
        }
        BigDecimal amount = switch (programme.measure()) {
            case "NET" -> BigDecimal.valueOf(line.netFen(), 2);
            case "GROSS" -> BigDecimal.valueOf(line.grossFen(), 2);
            default -> BigDecimal.valueOf(line.bottles()).divide(BigDecimal.valueOf(line.product().bottlesPerCase()), 3, RoundingMode.UNNECESSARY);
        };
        merge(bases, line.account().dealer(), programme.period(day), sign < 0 ? amount.negate() : amount);
    }

    private void addMoney(Map<String, Map<String, BigDecimal>> bases, ProgrammeTerms programme, Money money) {
        if (money.account().entity().equals(programme.entity()) && programme.valid(money.day()) && programme.covers(brand.dealer(money.account().dealer()))) {
            merge(bases, money.account().dealer(), programme.period(money.day()), BigDecimal.valueOf(money.amountFen(), 2));
        }
    }

    private static void merge(Map<String, Map<String, BigDecimal>> bases, String dealer, String period, BigDecimal amount) {
        bases.computeIfAbsent(dealer, d -> new TreeMap<>()).merge(period, amount, BigDecimal::add);
    }

    /** The payout on a base in yuan or cases, rounded half up once; a payout below the minimum is not paid. */
    static long payoutFen(ProgrammeTerms programme, BigDecimal base) {
        BigDecimal paying = base.max(BigDecimal.ZERO);
        boolean quantity = programme.measure().equals("QUANTITY");
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < programme.bands().size(); i++) {
            ProgrammeTerms.Band band = programme.bands().get(i);
            BigDecimal from = BigDecimal.valueOf(band.from(), quantity ? 3 : 2);
            if (paying.compareTo(from) < 0) {
                break;
            }
            BigDecimal upTo = i + 1 < programme.bands().size() ? BigDecimal.valueOf(programme.bands().get(i + 1).from(), quantity ? 3 : 2).min(paying) : paying;
            exact = switch (programme.mode()) {
                case "BY_BAND", "PROSPECTIVE" -> exact.add(upTo.subtract(from).multiply(BigDecimal.valueOf(band.value(), 6)));
                case "ROLLING" -> exact.add(upTo.multiply(BigDecimal.valueOf(band.value(), 6)));
                case "TOTAL" -> exact.add(paying.multiply(BigDecimal.valueOf(band.value(), 6)));
                case "PER_UNIT_BY_BAND" -> exact.add(upTo.subtract(from).multiply(BigDecimal.valueOf(band.value(), 2)));
                case "ON_THE_WHOLE" -> paying.multiply(BigDecimal.valueOf(band.value(), 6));
                case "FIXED" -> BigDecimal.valueOf(band.value(), 2);
                case "PER_UNIT" -> paying.multiply(BigDecimal.valueOf(band.value(), 2));
                default -> throw new IllegalArgumentException("mode " + programme.mode() + " of " + programme.code() + " is not known");
            };
        }
        long fen = exact.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long capped = programme.capMinor() == null ? fen : Math.min(fen, programme.capMinor());
        return capped < programme.minimumMinor() ? 0 : capped;
    }
}
