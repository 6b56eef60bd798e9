/** Double entry: what an account is, what a posting may be, and how balances follow from postings. */
@NullMarked
package io.mingqu.kernel.ledger;

import org.jspecify.annotations.NullMarked;
