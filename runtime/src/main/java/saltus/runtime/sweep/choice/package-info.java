/**
 * What a sweep varies: slots and their choices, as somebody writes them and as Java says them. Slots and components are
 * those of the language, as it lies on the class path.
 */
@NullMarked
package saltus.runtime.sweep.choice;

import org.jspecify.annotations.NullMarked;
