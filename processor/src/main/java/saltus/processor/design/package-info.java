/** What a recipe says, as plain values: no compiler types, so that rules and plans are functions that a test can call. */
@NullMarked
package saltus.processor.design;

import org.jspecify.annotations.NullMarked;
