/**
 * The identities of shortcut models as properties of one's own recipe: {@link saltus.testkit.RecipeIdentities} is extended,
 * everything else serves it. All runs on the reference interpreter, without a native library. Published as an artifact of
 * its own.
 */
@NullMarked
package saltus.testkit;

import org.jspecify.annotations.NullMarked;
