/**
 * Trainings as processes of their own: as many at once as the machine has cores, none twice, and none that outlives the
 * command that wanted it.
 */
@NullMarked
package saltus.runtime.sweep.job;

import org.jspecify.annotations.NullMarked;
