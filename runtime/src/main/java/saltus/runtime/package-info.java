/** What the parts of the runtime share: the exception for user mistakes and the all-or-nothing file write. */
@NullMarked
package saltus.runtime;

import org.jspecify.annotations.NullMarked;
