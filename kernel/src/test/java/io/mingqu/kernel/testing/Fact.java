package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.List;

/** A movement line as a test writes it; {@link #batch} turns a list of them into columns. */
public record Fact(
        long key, int partner, int entity, int channel, MovementKind kind, CodeKind codeKind, int product, int category,
        LocalDate day, LocalDate originalDay, LocalDate knownDay, String currency, long net, long gross, long quantityMilli) {

    /** Shipment of one net amount by partner 0. */
    public static Fact shipped(long key, String day, long net) {
        return of(key, MovementKind.SHIPPED, day, net, net, 1000);
    }

    public static Fact returned(long key, String day, String originalDay, long net) {
        Fact fact = of(key, MovementKind.RETURNED, day, net, net, -1000);
        return fact.original(originalDay);
    }

    public static Fact of(long key, MovementKind kind, String day, long net, long gross, long quantityMilli) {
        LocalDate date = LocalDate.parse(day);
        return new Fact(key, 0, 0, 0, kind, CodeKind.GOODS, 0, 0, date, date, date, "CNY", net, gross, quantityMilli);
    }

    public Fact original(String date) {
        return new Fact(key, partner, entity, channel, kind, codeKind, product, category, day, LocalDate.parse(date), knownDay, currency,
                net, gross, quantityMilli);
    }

    public Fact known(String date) {
        return new Fact(key, partner, entity, channel, kind, codeKind, product, category, day, originalDay, LocalDate.parse(date), currency,
                net, gross, quantityMilli);
    }

    public Fact partner(int number) {
        return new Fact(key, number, entity, channel, kind, codeKind, product, category, day, originalDay, knownDay, currency, net, gross,
                quantityMilli);
    }

    public Fact item(int productNumber, int categoryNumber, CodeKind ofKind) {
        return new Fact(key, partner, entity, channel, kind, ofKind, productNumber, categoryNumber, day, originalDay, knownDay, currency,
                net, gross, quantityMilli);
    }

    public Fact in(String ofCurrency) {
        return new Fact(key, partner, entity, channel, kind, codeKind, product, category, day, originalDay, knownDay, ofCurrency, net,
                gross, quantityMilli);
    }

    /** Facts of one currency as a batch, in the order given. */
    public static LineBatch batch(String currency, List<Fact> facts) {
        LineBatch.Builder batch = LineBatch.builder(currency, facts.size());
        for (Fact f : facts) {
            batch.where(f.partner, f.entity, f.channel)
                    .what(f.kind, f.codeKind, f.product, f.category)
                    .when((int) f.day.toEpochDay(), (int) f.originalDay.toEpochDay(), (int) f.knownDay.toEpochDay())
                    .add(f.key, f.net, f.gross, f.quantityMilli);
        }
        return batch.build();
    }
}
