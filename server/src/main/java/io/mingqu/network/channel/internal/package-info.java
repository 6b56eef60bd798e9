@NullMarked
package io.mingqu.network.channel.internal;

import org.jspecify.annotations.NullMarked;
