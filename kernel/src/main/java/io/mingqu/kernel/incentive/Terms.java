package io.mingqu.kernel.incentive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a programme beyond base and tiers.
 *
 * @param requirements what the assortment must show
 * @param combine      whether all of them must hold or one is enough
 * @param changes      other scales from later days on, ascending
 * @param cut          how a period is settled that such a day cuts
 * @param groupSplit   how a group's payout is split 集团目标; {@code null} settles each partner by itself
 */
public record Terms(List<Requirement> requirements, Requirement.Combine combine, Scorecard scorecard, List<TierChange> changes,
        TierChange.Cut cut, @Nullable GroupSplit groupSplit) {
    public static final Terms NONE =
            new Terms(List.of(), Requirement.Combine.ALL, Scorecard.NONE, List.of(), TierChange.Cut.WHOLE_PERIOD, null);

    public Terms {
        requirements = List.copyOf(requirements);
        changes = List.copyOf(changes);
    }

    /** How the payout a group earned together is split among its members: by what each brought to the base, or evenly among those who brought any. */
    public enum GroupSplit { BY_CONTRIBUTION, EVENLY }

    public Terms withRequirements(Requirement.Combine how, List<Requirement> wanted) {
        return new Terms(wanted, how, scorecard, changes, cut, groupSplit);
    }

    public Terms withScorecard(Scorecard wanted) {
        return new Terms(requirements, combine, wanted, changes, cut, groupSplit);
    }

    public Terms withChanges(TierChange.Cut how, List<TierChange> wanted) {
        return new Terms(requirements, combine, scorecard, wanted, how, groupSplit);
    }

    public Terms withGroup(@Nullable GroupSplit split) {
        return new Terms(requirements, combine, scorecard, changes, cut, split);
    }

    /** The gauges of the requirements, in their order. */
    public List<Gauge> gauges() {
        return requirements.stream().<Gauge>mapMulti((each, sink) -> {
            switch (each) {
                case Requirement.AtLeast(Gauge gauge, long _) -> sink.accept(gauge);
                case Requirement.Portion(Gauge gauge, int _) -> sink.accept(gauge);
                case Requirement.ActiveProducts _ -> { }
            }
        }).toList();
    }

    boolean countsProducts() {
        return requirements.stream().anyMatch(Requirement.ActiveProducts.class::isInstance);
    }
}
