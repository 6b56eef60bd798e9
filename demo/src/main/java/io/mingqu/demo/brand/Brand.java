package io.mingqu.demo.brand;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that truly happened between the made-up brand and its dealers, before any of it is written to files. */
public record Brand(long seed, List<Dealer> dealers, List<Product> products, Set<String> takenOver, List<Opening> openings, List<GoodsLine> shipments,
        List<GoodsLine> yearToDate, List<GoodsLine> returns, List<Money> invoices, List<Money> receipts, List<Money> charges, List<Money> offsets,
        List<OwnName> ownNames) {

    static final String COMPANY = "溪鸣饮品集团有限公司";
    static final Map<String, String> ENTITIES = Map.of("XM01", "溪鸣饮品股份有限公司", "XM02", "溪鸣（武汉）商贸有限公司");
    static final YearMonth FIRST_MONTH = YearMonth.of(2025, 1);
    static final YearMonth LAST_MONTH = YearMonth.of(2026, 2);

    /** A dealer's account with one legal entity. */
    public record Account(String dealer, String entity) implements Comparable<Account> {
        @Override
        public int compareTo(Account other) {
            int byDealer = dealer.compareTo(other.dealer);
            return byDealer != 0 ? byDealer : entity.compareTo(other.entity);
        }
    }

    /** Opening balance 期初: what the dealer owed on the morning of the day; negative when it had paid ahead. */
    public record Opening(Account account, LocalDate day, long amountFen) {
    }

    /**
     * One line of goods shipped, or (in returns) come back; quantity and amounts are positive in both.
     *
     * @param originalDocument for a return: the shipment it takes back
     * @param originalDay for a return: the business day of that shipment
     */
    public record GoodsLine(String document, int line, LocalDate day, Account account, Product product, String unit, int quantity, int priceFen,
            long netFen, long taxFen, long grossFen, String originalDocument, LocalDate originalDay) {
        long bottles() {
            return (long) quantity * product.bottlesPer(unit);
        }
    }

    /** One document of money: invoice, receipt, charge (positive: the dealer owes more), offset. Net and tax are only set on invoices. */
    public record Money(String document, LocalDate day, Account account, String kind, long netFen, long taxFen, long amountFen, String text) {
    }

    /** A dealer's own name and unit for one of our products. */
    public record OwnName(String name, String unit, Product product, String ourUnit) {
    }

    Dealer dealer(String code) {
        return dealers.get(Integer.parseInt(code.substring(3)) - 1);
    }
}
