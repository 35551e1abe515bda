/** Combinations as recipes in Java, and what the compiler says of them. */
@NullMarked
package saltus.runtime.sweep.compile;

import org.jspecify.annotations.NullMarked;
