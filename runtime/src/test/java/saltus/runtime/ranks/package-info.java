/** Who meets whom, and who is missed. */
@NullMarked
package saltus.runtime.ranks;

import org.jspecify.annotations.NullMarked;
