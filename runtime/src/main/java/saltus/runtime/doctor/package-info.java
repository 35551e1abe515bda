/**
 * What {@code saltus doctor} finds on a machine, and what to do about it. Whoever knows a part of the machine (the engine,
 * ranks) has an {@link saltus.runtime.doctor.Examination} of it; those of Java and the system, which need nothing, are here.
 */
@NullMarked
package saltus.runtime.doctor;

import org.jspecify.annotations.NullMarked;
