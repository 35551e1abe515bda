/** What a sweep has found, for people and for programs. */
@NullMarked
package saltus.runtime.sweep.report;

import org.jspecify.annotations.NullMarked;
