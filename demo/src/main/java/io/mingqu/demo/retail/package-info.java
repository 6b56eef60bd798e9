/** Online Retail, the demo's real data set: its programmes, the copies the check imports, and oracles that work from the raw file. */
@NullMarked
package io.mingqu.demo.retail;

import org.jspecify.annotations.NullMarked;
