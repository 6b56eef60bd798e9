/** The ledger and the rebate pool under load, in the server's own code. */
@NullMarked
package io.mingqu.bench.ledger;

import org.jspecify.annotations.NullMarked;
