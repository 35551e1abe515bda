/**
 * The pages of the compiler's checks: what each id in a message means, why it matters, a recipe that fails and its fix. The
 * texts are Markdown resources beside this package, found by {@link saltus.pages.Pages}; the command line prints them.
 */
@NullMarked
package saltus.pages;

import org.jspecify.annotations.NullMarked;
