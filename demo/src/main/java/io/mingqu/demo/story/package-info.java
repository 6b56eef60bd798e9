/** What the demo's people do after the imports, topic by topic, each with its own oracle. */
@NullMarked
package io.mingqu.demo.story;

import org.jspecify.annotations.NullMarked;
