package io.mingqu.demo.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandFilesTest {

    private static final long SEED = 7;

    @Test
    void writesTheSameBytesForTheSameSeedWhateverTheTimeZoneAndLocale(@TempDir Path folder) throws IOException {
        BrandFiles.write(BrandMaker.make(SEED, 60), folder.resolve("a"));
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            Locale.setDefault(Locale.GERMANY);
            BrandFiles.write(BrandMaker.make(SEED, 60), folder.resolve("b"));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        try (var files = Files.list(folder.resolve("a"))) {
            for (Path file : files.toList()) {
                assertThat(Files.mismatch(file, folder.resolve("b").resolve(file.getFileName()))).as(file.getFileName().toString()).isEqualTo(-1);
            }
        }
    }

    @Test
    void everyReturnTakesBackTheLatestEarlierShipmentWithQuantityLeft() {
        Brand brand = BrandMaker.make(SEED, 120);
        for (Brand.GoodsLine back : brand.returns()) {
            Brand.GoodsLine latest = null;
            for (Brand.GoodsLine sale : brand.shipments()) {
                boolean earlier = sale.day().isBefore(back.day());
                if (earlier && sale.account().equals(back.account()) && sale.product().equals(back.product()) && (latest == null || sale.day().isAfter(latest.day()))) {
                    latest = sale;
                }
            }
            assertThat(latest).as(back.document()).isNotNull();
            assertThat(latest.document()).isEqualTo(back.originalDocument());
            assertThat(latest.priceFen()).isEqualTo(back.priceFen());
            assertThat(latest.unit()).isEqualTo(back.unit());
            assertThat(latest.quantity()).isGreaterThanOrEqualTo(back.quantity());
        }
        assertThat(brand.returns()).isNotEmpty();
    }

    @Test
    void shipsAProductToADealerAtMostOnceADay() {
        Set<String> seen = new HashSet<>();
        BrandMaker.make(SEED, 120).shipments().forEach(line -> assertThat(seen.add(line.account() + line.product().code() + line.day())).isTrue());
    }

    @Test
    void everyAccountsMonthAddsUpAndOpensWhereTheLastOneClosed() {
        Map<String, java.math.BigDecimal> last = new HashMap<>();
        for (Oracle.AccountMonth month : new Oracle(BrandMaker.make(SEED, 60)).accounts()) {
            String account = month.dealer() + month.entity();
            assertThat(month.closing()).isEqualByComparingTo(month.opening().add(month.shipments()).subtract(month.returns()).subtract(month.receipts())
                    .add(month.charges()).subtract(month.offsets()));
            if (last.containsKey(account)) {
                assertThat(month.opening()).isEqualByComparingTo(last.get(account));
            }
            last.put(account, month.closing());
        }
    }

    @Test
    void plantsMistakesThatDifferInOneColumnOfOneAccountPerDealer() {
        Brand brand = BrandMaker.make(BrandFiles.SEED, BrandFiles.DEALERS);
        ManualSheet sheet = new ManualSheet(brand, Brand.LAST_MONTH);
        Map<Brand.Account, Oracle.AccountMonth> truth = new HashMap<>();
        new Oracle(brand).accounts().stream().filter(month -> month.month().equals(Brand.LAST_MONTH.toString()))
                .forEach(month -> truth.put(new Brand.Account(month.dealer(), month.entity()), month));
        Map<Brand.Account, Planted> planted = new HashMap<>();
        sheet.planted().forEach(mistake -> planted.put(new Brand.Account(mistake.dealer(), mistake.entity()), mistake));
        assertThat(sheet.planted()).hasSize(37);
        assertThat(sheet.planted().stream().map(Planted::dealer).distinct()).hasSize(37);
        assertThat(sheet.planted().stream().map(Planted::reason).distinct()).hasSize(10);
        for (ManualRow row : sheet.rows()) {
            boolean same = truth.get(row.account()).closing().movePointRight(2).longValueExact() == row.closing();
            Planted mistake = planted.get(row.account());
            assertThat(same).as(row.toString()).isEqualTo(mistake == null || mistake.column().equals("rebate"));
        }
    }
}
