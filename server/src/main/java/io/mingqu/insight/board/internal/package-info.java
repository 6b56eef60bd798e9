@NullMarked
package io.mingqu.insight.board.internal;

import org.jspecify.annotations.NullMarked;
