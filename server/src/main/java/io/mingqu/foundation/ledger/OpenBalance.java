package io.mingqu.foundation.ledger;

import io.mingqu.kernel.ledger.AccountKey;

/** What a programme has open on an account, to be closed against {@code counter} by posting number {@code leg} of the decision. */
public record OpenBalance(long programmeId, AccountKey account, AccountKey counter, int leg) {}
