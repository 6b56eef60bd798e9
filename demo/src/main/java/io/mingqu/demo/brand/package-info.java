/** The made-up beverage brand of the demo: its files as people have them, and an oracle that computes the right answers its own way. */
@NullMarked
package io.mingqu.demo.brand;

import org.jspecify.annotations.NullMarked;
