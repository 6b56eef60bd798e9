/** Commissions 佣金 of agents, KOLs and sales associates: earned on what was paid, reversed at the original rate. */
@NullMarked
package io.mingqu.kernel.commission;

import org.jspecify.annotations.NullMarked;
