/** Stock partners hold 渠道库存: reconciled, aged by the purchases it came from, and watched for stuffing. */
@NullMarked
package io.mingqu.kernel.stock;

import org.jspecify.annotations.NullMarked;
