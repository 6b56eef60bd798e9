package io.mingqu.kernel.reconciliation;

/**
 * What settling a partner, programme and period again moved, cause by cause 重算归因: first what became known under the policy that
 * was stated (facts came, facts were voided, the partner's standing or reference changed), then what another version of the policy
 * made of the same knowledge. The two always sum to the difference.
 *
 * @param beforeMinor     payout stated last
 * @param samePolicyMinor payout as known now, by the version of the policy stated last
 * @param afterMinor      payout as known now, by the version in force now
 */
public record Rerating(long beforeMinor, long samePolicyMinor, long afterMinor) {
    /** What a correction asks of the partner before it is released. */
    public enum Consent {
        /** Returns, corrected errors, late facts, and whatever favours the partner. */
        NOT_NEEDED,
        /** A policy takes back what the partner had agreed to: approval by the brand and the partner's signature under exactly this correction. */
        APPROVAL_AND_SIGNATURE
    }

    public long byKnowledgeMinor() {
        return Math.subtractExact(samePolicyMinor, beforeMinor);
    }

    public long byPolicyMinor() {
        return Math.subtractExact(afterMinor, samePolicyMinor);
    }

    public long differenceMinor() {
        return Math.subtractExact(afterMinor, beforeMinor);
    }

    /** @param confirmed whether the partner has confirmed an earlier statement of the same period and programme */
    public Consent consent(boolean confirmed) {
        return confirmed && byPolicyMinor() < 0 ? Consent.APPROVAL_AND_SIGNATURE : Consent.NOT_NEEDED;
    }

    /** Only what became known: stated at once, for it must not wait for a signature under a policy. */
    public Rerating knowledgeOnly() {
        return new Rerating(beforeMinor, samePolicyMinor, samePolicyMinor);
    }
}
