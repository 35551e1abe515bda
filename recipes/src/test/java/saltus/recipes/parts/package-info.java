/** Every recipe's step on a batch that lies in several parts, in the reference interpreter. */
@NullMarked
package saltus.recipes.parts;

import org.jspecify.annotations.NullMarked;
