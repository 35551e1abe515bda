/**
 * What a run folder tells those who come later: what the recipe was and what was proved of it, where it was trained, and what
 * happened to it over time. Writers leave plain JSON and text. Readers take whatever is there: a file that is missing says
 * nothing, one that is damaged says as much as can be read, and that it is damaged.
 */
@NullMarked
package saltus.runtime.record;

import org.jspecify.annotations.NullMarked;
