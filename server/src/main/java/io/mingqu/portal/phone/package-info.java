/** The partner's phone 经销商手机端: 我有多少钱 — what the rooms below know about one partner, composed for a small screen. */
@ApplicationModule(displayName = "Phone", allowedDependencies = {"foundation.shared", "foundation.organisation", "foundation.ledger", "network.partner"})
@NullMarked
package io.mingqu.portal.phone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
