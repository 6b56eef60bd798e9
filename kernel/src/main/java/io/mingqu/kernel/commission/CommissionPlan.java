package io.mingqu.kernel.commission;

import java.util.ArrayList;
import java.util.List;

/**
 * What the parties on one order line earn 佣金方案.
 *
 * @param parties  who earns and at which rate, in the order a cap keeps them whole
 * @param capPpm   most that all parties together may earn of the basis
 * @param overCap  what happens above the cap
 * @param holdDays days after payment until the return window 退货期 ends and a commission may be confirmed
 */
public record CommissionPlan(List<Party> parties, int capPpm, OverCap overCap, int holdDays) {
    /** Pay on more than two levels of recruitment is pyramid selling 传销: refused whatever the plan says. */
    public static final int LEVELS_MAX = 2;
    private static final int PPM = 1_000_000;

    public CommissionPlan {
        parties = List.copyOf(parties);
    }

    /**
     * @param level        1 sold it, 2 brought in the one who sold it
     * @param ratePpm      part of the basis
     * @param perItemMinor fixed amount for every item kept by the consumer
     */
    public record Party(String code, int level, int ratePpm, long perItemMinor) {
        public Party(String code, int level, int ratePpm) {
            this(code, level, ratePpm, 0);
        }
    }

    /** Above the cap, either every party is cut in proportion, or later parties get what earlier ones left. */
    public enum OverCap { PROPORTIONAL, IN_ORDER }

    /** What is wrong with a plan: a stable code and the value. */
    public record Fault(String code, String value) {}

    /** Faults of the plan; empty when it can be published. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Party party : parties) {
            if (party.level() < 1 || party.level() > LEVELS_MAX) {
                faults.add(new Fault("commission.too-many-levels", party.code() + ": " + party.level()));
            }
            if (party.ratePpm() < 0 || party.ratePpm() > PPM || party.perItemMinor() < 0 || party.ratePpm() == 0 && party.perItemMinor() == 0) {
                faults.add(new Fault("commission.rate-out-of-range", party.code() + ": " + party.ratePpm()));
            }
        }
        if (parties.stream().map(Party::code).distinct().count() < parties.size()) {
            faults.add(new Fault("commission.party-twice", parties.toString()));
        }
        if (capPpm <= 0 || capPpm > PPM) {
            faults.add(new Fault("commission.cap-out-of-range", Integer.toString(capPpm)));
        }
        if (holdDays < 0) {
            faults.add(new Fault("commission.hold-negative", Integer.toString(holdDays)));
        }
        return List.copyOf(faults);
    }
}
