/** What is checked before any work starts: the obligations that the compiler has left in a pipeline. */
@NullMarked
package saltus.runtime.opening;

import org.jspecify.annotations.NullMarked;
