/** Market funds 市场费用: budgets, requests, evidence, claims and the checks that keep claims honest. */
@NullMarked
package io.mingqu.kernel.fund;

import org.jspecify.annotations.NullMarked;
