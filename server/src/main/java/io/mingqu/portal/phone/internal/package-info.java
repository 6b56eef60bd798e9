@NullMarked
package io.mingqu.portal.phone.internal;

import org.jspecify.annotations.NullMarked;
