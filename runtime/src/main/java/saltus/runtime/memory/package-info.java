/**
 * What a run will take of the machine's memory, estimated before anything is started, and how much there is. What cannot
 * fit is refused in a sentence with the number that does; a kill by the system would say nothing.
 */
@NullMarked
package saltus.runtime.memory;

import org.jspecify.annotations.NullMarked;
