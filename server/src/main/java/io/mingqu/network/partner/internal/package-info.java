@NullMarked
package io.mingqu.network.partner.internal;

import org.jspecify.annotations.NullMarked;
