/** Movements 业务发生: signed, append-only facts of goods and money, one per economic change; corrected by later facts, never edited. */
@ApplicationModule(displayName = "Movement")
@NullMarked
package io.mingqu.trade.movement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
