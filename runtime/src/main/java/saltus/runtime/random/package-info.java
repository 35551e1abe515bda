/**
 * Counter-based random numbers. Every number has an address (seed, name of its stream, step, position) and is computed
 * from that alone with integer arithmetic, so that it is the same on every machine, for any number of threads, and in a
 * run that was killed and resumed.
 */
@NullMarked
package saltus.runtime.random;

import org.jspecify.annotations.NullMarked;
