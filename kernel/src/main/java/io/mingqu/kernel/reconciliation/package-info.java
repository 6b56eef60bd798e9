/** Account and rebate statements 对账单, their comparison, their lifecycle and their canonical bytes. */
@NullMarked
package io.mingqu.kernel.reconciliation;

import org.jspecify.annotations.NullMarked;
