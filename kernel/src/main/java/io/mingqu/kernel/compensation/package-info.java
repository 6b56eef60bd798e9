/** Price-change compensation 调价补差 for stock a partner still holds. */
@NullMarked
package io.mingqu.kernel.compensation;

import org.jspecify.annotations.NullMarked;
