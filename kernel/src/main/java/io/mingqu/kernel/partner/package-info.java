/** Rules about partners: no partner stands above itself, codes that prove themselves, personal data as others may see it. */
@NullMarked
package io.mingqu.kernel.partner;

import org.jspecify.annotations.NullMarked;
