package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.Account;
import io.mingqu.demo.brand.Brand.GoodsLine;
import io.mingqu.demo.brand.Brand.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The last month's statement sheet as finance kept it by hand: true everywhere except for the planted mistakes, each of which has
 * exactly one explanation. The rebate column holds the monthly programmes whose period ends in the month.
 */
final class ManualSheet {

    /** Reasons and how many of each; 37 in all at full size. */
    static final Map<String, Integer> REASONS = reasons();

    private final Brand brand;
    private final YearMonth month;
    private final Oracle oracle;
    private final Map<Account, ManualRow> rows = new TreeMap<>();
    private final Map<Account, Long> tea = new HashMap<>();
    private final Map<Account, BigDecimal> teaBase = new HashMap<>();
    private final Map<Account, Long> openingBefore = new HashMap<>();
    private final Map<Account, Map<String, Long>> shipmentDocuments = new HashMap<>();
    private final Map<Account, List<GoodsLine>> looseLines = new HashMap<>();
    private final Map<Account, Map<String, Long>> earlierReturns = new HashMap<>();
    private final List<Planted> planted = new ArrayList<>();

    ManualSheet(Brand brand, YearMonth month) {
        this.brand = brand;
        this.month = month;
        this.oracle = new Oracle(brand);
        truth();
        index();
        plant();
    }

    private static Map<String, Integer> reasons() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String reason : List.of("MISSING_SHIPMENT", "DUPLICATED_SHIPMENT", "RETURN_IN_WRONG_MONTH", "OTHER_TIER", "OTHER_UNIT", "MISSING_RECEIPT", "OPENING_DIFFERS")) {
            counts.put(reason, 4);
        }
        counts.put("TRANSPOSED_DIGITS", 3);
        counts.put("SIGN", 3);
        counts.put("MISSING_CHARGE", 3);
        return counts;
    }

    List<ManualRow> rows() {
        return rows.values().stream().filter(row -> !row.isEmpty()).toList();
    }

    List<Planted> planted() {
        return List.copyOf(planted);
    }

    private void truth() {
        Map<Account, Long> rebates = new HashMap<>();
        Map<String, ProgrammeTerms> byCode = new HashMap<>();
        oracle.programmes().forEach(programme -> byCode.put(programme.code(), programme));
        for (Oracle.Rebate rebate : oracle.rebates()) {
            if (byCode.get(rebate.programme()).calendar().startsWith("MONTH") && rebate.period().equals(month.toString())) {
                Account account = new Account(rebate.dealer(), rebate.entity());
                rebates.merge(account, rebate.payoutFen(), Long::sum);
                if (byCode.get(rebate.programme()).mode().equals("PER_UNIT")) {
                    tea.put(account, rebate.payoutFen());
                    teaBase.put(account, rebate.base());
                }
            }
        }
        for (Oracle.AccountMonth row : oracle.accounts()) {
            Account account = new Account(row.dealer(), row.entity());
            if (row.month().equals(month.minusMonths(1).toString())) {
                openingBefore.put(account, fen(row.opening()));
            }
            if (row.month().equals(month.toString())) {
                rows.put(account, new ManualRow(account, fen(row.opening()), fen(row.shipments()), fen(row.returns()), fen(row.receipts()), fen(row.charges()),
                        fen(row.offsets()), rebates.getOrDefault(account, 0L)));
            }
        }
    }

    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    private void index() {
        for (GoodsLine line : brand.shipments()) {
            if (YearMonth.from(line.day()).equals(month)) {
                shipmentDocuments.computeIfAbsent(line.account(), a -> new TreeMap<>()).merge(line.document(), line.grossFen(), Long::sum);
                if (line.unit().equals("瓶")) {
                    looseLines.computeIfAbsent(line.account(), a -> new ArrayList<>()).add(line);
                }
            }
        }
        for (GoodsLine line : brand.returns()) {
            if (YearMonth.from(line.day()).equals(month.minusMonths(1))) {
                earlierReturns.computeIfAbsent(line.account(), a -> new TreeMap<>()).merge(line.document(), line.grossFen(), Long::sum);
            }
        }
    }

    private void plant() {
        List<Account> accounts = new ArrayList<>(rows.keySet());
        Seeded seeded = Seeded.of(brand.seed(), "planted");
        Set<String> usedDealers = new HashSet<>();
        boolean full = brand.dealers().size() >= 400;
        REASONS.forEach((reason, count) -> {
            int wanted = full ? count : 1;
            for (int tries = 0; wanted > 0 && tries < 20_000; tries++) {
                Account account = seeded.pick(accounts);
                if (usedDealers.contains(account.dealer())) {
                    continue;
                }
                Optional<Planted> mistake = mistake(reason, rows.get(account), seeded);
                if (mistake.isPresent()) {
                    planted.add(mistake.get());
                    usedDealers.add(account.dealer());
                    rows.computeIfPresent(account, (a, row) -> row.with(mistake.get().column(), mistake.get().sheetMinor()));
                    wanted--;
                }
            }
            if (full && wanted > 0) {
                throw new IllegalStateException("could not plant " + reason + " with seed " + brand.seed() + "; choose another seed");
            }
        });
    }

    private Optional<Planted> mistake(String reason, ManualRow row, Seeded seeded) {
        Account account = row.account();
        Map<String, Long> documents = shipmentDocuments.getOrDefault(account, Map.of());
        return switch (reason) {
            case "MISSING_SHIPMENT" -> documents.size() < 2 ? Optional.empty() : byDocument(reason, row, "shipments", documents, -1, seeded);
            case "DUPLICATED_SHIPMENT" -> documents.size() < 2 ? Optional.empty() : byDocument(reason, row, "shipments", documents, 1, seeded);
            case "RETURN_IN_WRONG_MONTH" -> byDocument(reason, row, "returns", earlierReturns.getOrDefault(account, Map.of()), 1, seeded);
            case "MISSING_RECEIPT" -> byDocument(reason, row, "receipts", documents(brand.receipts(), account), -1, seeded);
            case "MISSING_CHARGE" -> byDocument(reason, row, "charges", documents(brand.charges(), account), -1, seeded);
            case "SIGN" -> row.charges() == 0 || documents(brand.charges(), account).size() != 1 ? Optional.empty() : planted(reason, row, "charges", -row.charges(), "");
            case "OPENING_DIFFERS" -> openingBefore.get(account) == row.opening() ? Optional.empty() : planted(reason, row, "opening", openingBefore.get(account), "");
            case "TRANSPOSED_DIGITS" -> transposed(row, seeded);
            case "OTHER_UNIT" -> wrongUnit(row, seeded);
            case "OTHER_TIER" -> wrongTier(row);
            default -> throw new IllegalArgumentException("reason " + reason + " is not known");
        };
    }

    private Map<String, Long> documents(List<Money> all, Account account) {
        Map<String, Long> documents = new TreeMap<>();
        all.stream().filter(m -> m.account().equals(account) && YearMonth.from(m.day()).equals(month)).forEach(m -> documents.put(m.document(), m.amountFen()));
        return documents;
    }

    private Optional<Planted> byDocument(String reason, ManualRow row, String column, Map<String, Long> documents, int sign, Seeded seeded) {
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        String document = seeded.pick(List.copyOf(documents.keySet()));
        long sheet = row.value(column) + sign * documents.get(document);
        boolean sameAmountTwice = documents.values().stream().filter(amount -> amount.equals(documents.get(document))).count() > 1;
        if (sameAmountTwice || isTransposition(row.value(column), sheet) || explainedByLooseLine(row, column, sheet)) {
            return Optional.empty();
        }
        return planted(reason, row, column, sheet, document);
    }

    private boolean explainedByLooseLine(ManualRow row, String column, long sheet) {
        return column.equals("shipments") && looseLines.getOrDefault(row.account(), List.of()).stream()
                .anyMatch(line -> line.grossFen() * (line.product().bottlesPerCase() - 1) == sheet - row.shipments());
    }

    private static Optional<Planted> planted(String reason, ManualRow row, String column, long sheet, String document) {
        return Optional.of(new Planted(row.account().dealer(), row.account().entity(), reason, column, row.value(column), sheet, document));
    }

    /** Two neighbouring digits of the shipments column exchanged while typing. */
    private Optional<Planted> transposed(ManualRow row, Seeded seeded) {
        char[] digits = Long.toString(row.shipments()).toCharArray();
        if (digits.length < 6) {
            return Optional.empty();
        }
        int at = 1 + seeded.below(digits.length - 4);
        char kept = digits[at];
        digits[at] = digits[at + 1];
        digits[at + 1] = kept;
        long sheet = Long.parseLong(new String(digits));
        long difference = sheet - row.shipments();
        boolean documentExplains = shipmentDocuments.getOrDefault(row.account(), Map.of()).values().stream().anyMatch(gross -> Math.abs(difference) == gross);
        return difference == 0 || documentExplains || explainedByLooseLine(row, "shipments", sheet) ? Optional.empty()
                : planted("TRANSPOSED_DIGITS", row, "shipments", sheet, "");
    }

    static boolean isTransposition(long one, long other) {
        String a = Long.toString(one);
        String b = Long.toString(other);
        if (one == other || a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i + 1 < a.length(); i++) {
            if ((a.substring(0, i) + a.charAt(i + 1) + a.charAt(i) + a.substring(i + 2)).equals(b)) {
                return true;
            }
        }
        return false;
    }

    /** A line of loose bottles valued as if they were cases. */
    private Optional<Planted> wrongUnit(ManualRow row, Seeded seeded) {
        List<GoodsLine> lines = looseLines.getOrDefault(row.account(), List.of());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        GoodsLine line = seeded.pick(lines);
        long more = line.grossFen() * (line.product().bottlesPerCase() - 1);
        boolean documentExplains = shipmentDocuments.get(row.account()).containsValue(more);
        return documentExplains ? Optional.empty() : planted("OTHER_UNIT", row, "shipments", row.shipments() + more, line.document());
    }

    /** The rebate per case of tea at the next lower or higher tier's amount. */
    private Optional<Planted> wrongTier(ManualRow row) {
        BigDecimal cases = teaBase.get(row.account());
        ProgrammeTerms terms = oracle.programmes().stream().filter(p -> p.mode().equals("PER_UNIT")).findFirst().orElseThrow();
        if (cases == null || cases.signum() <= 0 || terms.capMinor() != null && tea.get(row.account()) >= terms.capMinor() / 3) {
            return Optional.empty();
        }
        int reached = 0;
        for (int i = 0; i < terms.bands().size(); i++) {
            reached = cases.movePointRight(3).compareTo(BigDecimal.valueOf(terms.bands().get(i).from())) >= 0 ? i : reached;
        }
        int wrong = reached == 0 ? 1 : reached - 1;
        long payout = cases.multiply(BigDecimal.valueOf(terms.bands().get(wrong).value())).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
        long difference = payout - tea.get(row.account());
        return difference == 0 || cases.compareTo(BigDecimal.TEN) < 0 ? Optional.empty()
                : planted("OTHER_TIER", row, "rebate", row.rebate() + difference, terms.code());
    }

    byte[] bytes() {
        return XlsxBook.of("对账单" + month, sheet -> {
            sheet.value(0, 0, Brand.COMPANY + " " + month.getYear() + "年" + month.getMonthValue() + "月 经销商往来对账汇总表");
            sheet.range(0, 0, 0, 10).merge();
            sheet.value(1, 0, "编制：财务部 赵敏    单位：元    （手工台账）");
            sheet.range(1, 0, 1, 10).merge();
            String[] top = {"客户编码", "客户名称", "核算组织", "期初余额", "本期发生", "", "", "", "", "期末余额", "应付返利"};
            String[] sub = {"", "", "", "", "出库金额", "退货金额", "回款金额", "费用扣款", "冲抵金额", "", ""};
            for (int i = 0; i < top.length; i++) {
                if (!top[i].isEmpty()) {
                    sheet.value(2, i, top[i]);
                }
                if (!sub[i].isEmpty()) {
                    sheet.value(3, i, sub[i]);
                } else {
                    sheet.range(2, i, 3, i).merge();
                }
            }
            sheet.range(2, 4, 2, 8).merge();
            int at = 4;
            long closing = 0;
            for (ManualRow row : rows()) {
                sheet.value(at, 0, row.account().dealer());
                sheet.value(at, 1, brand.dealer(row.account().dealer()).name());
                sheet.value(at, 2, row.account().entity());
                long[] amounts = {row.opening(), row.shipments(), row.returns(), row.receipts(), row.charges(), row.offsets(), row.closing(), row.rebate()};
                for (int i = 0; i < amounts.length; i++) {
                    sheet.value(at, 3 + i, Double.parseDouble(Amounts.plain(amounts[i])));
                    sheet.style(at, 3 + i).format("#,##0.00").set();
                }
                closing += row.closing();
                at++;
            }
            sheet.value(at, 0, "合计");
            sheet.value(at, 9, Double.parseDouble(Amounts.plain(closing)));
        });
    }
}
