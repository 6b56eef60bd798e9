package io.mingqu.kernel.incentive;

import java.util.HashMap;
import java.util.Map;

/** References, scores and penalties of a settlement by whom they are about. */
final class Standings {
    private final Map<PayoutKey, Long> references = new HashMap<>();
    private final Map<PayoutKey, Standing> standings = new HashMap<>();

    static Standings of(Settlement settlement) {
        Standings found = new Standings();
        for (Reference each : settlement.references()) {
            found.references.put(new PayoutKey(each.partner(), each.programme(), CompiledProgramme.day(each.period().first())), each.value());
        }
        Map<PayoutKey, Map<String, Long>> scores = new HashMap<>();
        for (Score each : settlement.scores()) {
            PayoutKey key = new PayoutKey(each.partner(), each.programme(), CompiledProgramme.day(each.period().first()));
            scores.computeIfAbsent(key, _ -> new HashMap<>()).put(each.metric(), each.valueMillionths());
        }
        scores.forEach((key, values) -> found.standings.put(key, new Standing(Map.copyOf(values), 0, 0)));
        for (Penalty each : settlement.penalties()) {
            PayoutKey key = new PayoutKey(each.partner(), each.programme(), CompiledProgramme.day(each.period().first()));
            found.standings.merge(key, new Standing(Map.of(), each.amountMinor(), each.ratePpm()), Standing::plus);
        }
        return found;
    }

    long reference(int partner, int programme, int firstDay) {
        return references.isEmpty() ? 0 : references.getOrDefault(new PayoutKey(partner, programme, firstDay), 0L);
    }

    Standing of(PayoutKey key) {
        return standings.isEmpty() ? Standing.NONE : standings.getOrDefault(key, Standing.NONE);
    }
}
