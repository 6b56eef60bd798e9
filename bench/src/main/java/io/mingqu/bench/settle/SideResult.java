package io.mingqu.bench.settle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * What one side computed and spent.
 *
 * @param lineLevel    payouts and attribution to lines
 * @param payoutsOnly  payouts without attribution
 * @param rerate       payouts again after late lines came: the touched pairs on our side, all pairs on DuckDB's, as it would be done in SQL
 * @param rerateKept   the same where the peer kept its aggregates and only adds to them; on our side the same as {@code rerate}
 * @param payouts      payouts other than 0 by payout number, ascending
 * @param rerated      the same after the late lines
 * @param attributions number of line attributions
 * @param checksum     Σ share × weight over all of them, modulo 2⁶⁴
 */
record SideResult(String side, Cpu.Spent loading, Cpu.Spent lineLevel, Cpu.Spent payoutsOnly, Cpu.Spent rerate, Cpu.Spent rerateKept,
        Map<Long, Long> payouts, Map<Long, Long> rerated, long attributions, long checksum) {

    /** One line for the parent process. */
    String line() {
        return String.format(Locale.ROOT, "RESULT %.3f %.3f %.3f %.3f %.3f %d %d %s %d %d %.3f %.3f %s",
                loading.cpuSeconds(), lineLevel.cpuSeconds(), lineLevel.wallSeconds(), payoutsOnly.cpuSeconds(), payoutsOnly.wallSeconds(),
                payouts.size(), payouts.values().stream().mapToLong(Long::longValue).sum(), digest(payouts), attributions, checksum,
                rerate.cpuSeconds(), rerateKept.cpuSeconds(), digest(rerated));
    }

    private static String digest(Map<Long, Long> payouts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            payouts.forEach((number, payout) -> sha.update(ByteBuffer.allocate(16).putLong(number).putLong(payout).flip()));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
