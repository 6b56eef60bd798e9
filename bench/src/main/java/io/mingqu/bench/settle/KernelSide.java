package io.mingqu.bench.settle;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.LineShares;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Membership;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Rerating;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.SettlementResult;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Our side: the production kernel over a line batch in memory. */
final class KernelSide {
    private final SettleData data;
    private final int threads;

    KernelSide(SettleData data, int threads) {
        this.data = data;
        this.threads = threads;
    }

    SideResult run() {
        Cpu loading = Cpu.start();
        LineBatch first = lines(0, data.lines);
        LineBatch late = lines(data.lines, data.lines + data.late);
        Settlement settlement = Settlement.of(List.of(first), programmes());
        System.gc();
        Cpu.Spent loaded = loading.stop();

        LongAdder shares = new LongAdder();
        LongAdder checksum = new LongAdder();
        Cpu lineLevel = Cpu.start();
        SettlementResult result = SettlementKernel.settle(settlement, threads, (payout, split) -> {
            shares.add(split.size());
            checksum.add(checksum(payout, split));
        });
        Cpu.Spent lines = lineLevel.stop();

        Cpu preAggregated = Cpu.start();
        SettlementResult again = SettlementKernel.settle(settlement, threads, null);
        Cpu.Spent payoutsOnly = preAggregated.stop();
        if (!again.payouts().equals(result.payouts())) {
            throw new IllegalStateException("payouts with and without attribution differ");
        }
        Cpu rerating = Cpu.start();
        Rerating.Result rerated = Rerating.settle(settlement.withLines(List.of(late)), List.of(), result.payouts());
        Cpu.Spent rerate = rerating.stop();
        Map<Long, Long> after = merged(result, rerated);
        Map<Long, Long> anew = payouts(SettlementKernel.settle(settlement.withLines(List.of(first, late)), threads, null).payouts());
        if (!after.equals(anew)) {
            throw new IllegalStateException("re-rating the touched pairs differs from settling everything anew");
        }
        return new SideResult("kernel", loaded, lines, payoutsOnly, rerate, rerate, payouts(result.payouts()), after, shares.sum(), checksum.sum());
    }

    private static Map<Long, Long> payouts(List<Payout> payouts) {
        Map<Long, Long> byNumber = new TreeMap<>();
        for (Payout payout : payouts) {
            if (payout.payoutMinor() != 0) {
                byNumber.put(number(payout), payout.payoutMinor());
            }
        }
        return byNumber;
    }

    private static Map<Long, Long> merged(SettlementResult before, Rerating.Result rerated) {
        Map<Long, Long> merged = payouts(before.payouts());
        rerated.gone().forEach(payout -> merged.remove(number(payout)));
        rerated.touched().forEach(payout -> merged.remove(number(payout)));
        merged.putAll(payouts(rerated.touched()));
        return merged;
    }

    private static long checksum(Payout payout, LineShares split) {
        if (split.unattributedMinor() != 0) {
            throw new IllegalStateException("unattributed amount in " + payout);
        }
        long number = number(payout);
        long sum = 0;
        for (int i = 0; i < split.size(); i++) {
            sum += split.shareMinor(i) * SettleData.weight(split.lineKey(i), number);
        }
        return sum;
    }

    private static long number(Payout payout) {
        FiscalPeriod period = payout.period();
        return SettleData.payoutNumber(payout.partner(), payout.programme(), period.grain() == Grain.YEAR ? 0 : period.number());
    }

    private LineBatch lines(int from, int to) {
        LineBatch.Builder batch = LineBatch.builder("CNY", to - from);
        for (int i = from; i < to; i++) {
            data.read(i);
            batch.where(data.partner, 0, data.channel)
                    .what(data.back ? MovementKind.RETURNED : MovementKind.SHIPPED, CodeKind.GOODS, 0, data.category)
                    .when(data.day)
                    .add(i, data.netMinor, data.netMinor, data.quantityMilli);
        }
        return batch.build();
    }

    private List<ScopedProgramme> programmes() {
        List<ScopedProgramme> programmes = new ArrayList<>();
        for (int p = 0; p < data.programmes; p++) {
            ScopedProgramme scoped = ScopedProgramme.unbounded(programme(p)).withMembers(Membership.of(members(p)));
            if (data.category(p) >= 0) {
                scoped = scoped.withCategories(only(data.category(p)));
            }
            programmes.add(data.channel(p) >= 0 ? scoped.withChannels(only(data.channel(p))) : scoped);
        }
        return programmes;
    }

    private BitSet members(int programme) {
        BitSet members = new BitSet();
        for (int partner = 0; partner < data.partners; partner++) {
            members.set(partner, data.covers(programme, partner));
        }
        return members;
    }

    private static BitSet only(int number) {
        BitSet only = new BitSet();
        only.set(number);
        return only;
    }

    private Programme programme(int p) {
        Base base = Base.of(Measure.SHIPPED, data.byQuantity(p) ? Valuation.QUANTITY : Valuation.NET);
        Cycle cycle = new Cycle(FiscalCalendar.NATURAL, data.yearly(p) ? Grain.YEAR : Grain.QUARTER);
        Timing timing = new Timing(Timing.Returns.CURRENT, 0, Timing.Late.REOPENS);
        return new Programme("P" + p, 1, "CNY", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), Scope.ALL, base, cycle,
                scale(p), Limits.NONE, timing, Rounding.HALF_UP);
    }

    private Scale scale(int p) {
        List<Scale.RateTier> rates = new ArrayList<>();
        List<Scale.UnitTier> units = new ArrayList<>();
        for (int k = 0; k < SettleData.TIERS; k++) {
            rates.add(new Scale.RateTier(data.from(p, k), data.ratePpm(p, k)));
            units.add(new Scale.UnitTier(data.from(p, k), new UnitPrice(data.unitPrice(p, k), 4)));
        }
        if (data.byQuantity(p)) {
            return new Scale.PerUnit(data.byBand(p) ? Scale.UnitMode.BY_BAND : Scale.UnitMode.ON_THE_WHOLE, units);
        }
        return new Scale.Rates(data.byBand(p) ? Scale.RateMode.BY_BAND : Scale.RateMode.ON_THE_WHOLE, rates);
    }
}
