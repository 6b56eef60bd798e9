@NullMarked
package io.mingqu.foundation.files.internal;

import org.jspecify.annotations.NullMarked;
