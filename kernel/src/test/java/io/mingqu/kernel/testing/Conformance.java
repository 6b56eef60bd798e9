package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.RefusedLine;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.SettlementResult;
import io.mingqu.kernel.reconciliation.RebateStatement;
import io.mingqu.kernel.reconciliation.StatementParty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the cases of the conformance kit: text files of policy, facts and expected lines that name no Java. */
public final class Conformance {
    private static final List<String> FILES = List.of("bands", "sap", "signs", "limits", "timing", "rounding", "scope", "growth", "amendment", "attribution",
            "calendars", "units", "share", "mix", "scorecard", "shared", "groups", "stretches");

    private Conformance() {}

    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (String file : FILES) {
            for (ConformanceCase each : ConformanceCase.parse(file, read("/conformance/" + file + ".txt"))) {
                checks.add(new Check(file + ": " + each.name, () -> run(each)));
            }
        }
        return checks;
    }

    private static String read(String resource) {
        try (InputStream in = Conformance.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void run(ConformanceCase each) {
        Check.that(!each.expectations.isEmpty(), "a case expects something");
        Map<String, Long> settled = new HashMap<>();
        for (ConformanceCase.Expectation expectation : each.expectations) {
            Map<String, String> expected = expectation.values();
            LocalDate through = expected.containsKey("through") ? LocalDate.parse(expected.get("through")) : LocalDate.MAX;
            List<LineBatch> batches = Worlds.World.batches(expectation.facts(), expectation.facts().size() + 1);
            Settlement settlement = new Settlement(batches, List.of(expectation.programme()), expectation.openings(), expectation.references(),
                    through, expectation.scores(), expectation.penalties());
            Map<String, Map<String, Long>> shares = new TreeMap<>();
            SettlementResult result = SettlementKernel.settle(settlement, 1, (payout, lines) -> {
                Map<String, Long> split = new HashMap<>();
                for (int i = 0; i < lines.size(); i++) {
                    split.put(each.names.get((int) lines.lineKey(i)), lines.shareMinor(i));
                }
                split.put("rest", lines.unattributedMinor());
                shares.put(id(payout), split);
            });
            if (expected.containsKey("refused")) {
                Check.equal(result.refused().stream().map(RefusedLine::lineKey).map(k -> each.names.get(k.intValue())).toList().toString(),
                        "[" + expected.get("refused").replace(",", ", ") + "]", "refused");
                continue;
            }
            String id = expected.getOrDefault("partner", "0") + " " + expected.get("period");
            Payout payout = result.payouts().stream().filter(p -> id(p).equals(id)).findFirst().orElse(null);
            if (expected.containsKey("none")) {
                Check.that(payout == null, id + " should have no payout, has " + payout);
                continue;
            }
            Check.that(payout != null, "no payout for " + id + " among " + result.payouts());
            compare(each, expected, payout, shares.getOrDefault(id, Map.of()), settled);
        }
    }

    private static String id(Payout payout) {
        return payout.partner() + " " + payout.period().code();
    }

    private static void compare(ConformanceCase each, Map<String, String> expected, Payout payout, Map<String, Long> shares,
            Map<String, Long> settled) {
        RebateStatement statement = new RebateStatement(new StatementParty("D", "E", each.currency), "P", 1, payout.period(), payout.trace(),
                0, settled.getOrDefault(id(payout), 0L), List.of());
        settled.merge(id(payout), statement.dueMinor(), Long::sum);
        expected.forEach((name, value) -> {
            Object actual = switch (name) {
                case "period", "partner", "through" -> value;
                case "payout" -> each.minor(payout.payoutMinor());
                case "due" -> each.minor(statement.dueMinor());
                case "tier" -> Integer.toString(payout.trace().tier() + 1);
                case "lines" -> Integer.toString(payout.trace().lines());
                case "next" -> each.qualifying(payout.trace().toNextTier());
                case "base" -> each.qualifying(payout.trace().qualifyingBase());
                case "limit" -> payout.trace().limit().name();
                case "score" -> java.math.BigDecimal.valueOf(payout.trace().effects().scorePpm(), 4).stripTrailingZeros().toPlainString() + "%";
                case "unmet" -> payout.trace().effects().unmet();
                case "group" -> each.minor(payout.trace().effects().groupPayoutMinor());
                case "rounding" -> Long.toString(payout.trace().roundingMillionths());
                default -> {
                    Check.that(name.startsWith("share.") || name.equals("rest"), "unknown expectation " + name);
                    yield each.minor(shares.getOrDefault(name.replace("share.", ""), 0L));
                }
            };
            Check.equal(actual, value, payout.period() + " " + name);
        });
    }
}
