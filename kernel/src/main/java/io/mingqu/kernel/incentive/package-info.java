/** Incentive programmes 返利政策 and their settlement: payouts, line attribution and explanation as pure functions of facts and policies. */
@NullMarked
package io.mingqu.kernel.incentive;

import org.jspecify.annotations.NullMarked;
