/**
 * What makes a run what it is. A recipe, data and a network are had by their names, and what stands behind a name changes: an
 * edited class, a value in a file, a folder that was renamed. So a run keeps, beside the names, what its design says and
 * fingerprints of everything else, and whoever opens it is told what differs.
 */
@NullMarked
package saltus.runtime.identity;

import org.jspecify.annotations.NullMarked;
