/**
 * Bytes that nobody has written by hand, for every reader of files. {@link saltus.runtime.fuzzing.Target} says what is asked
 * of each; {@link saltus.runtime.fuzzing.Fuzzing} lets Jazzer look for what breaks it, for as long as one likes; and
 * {@link saltus.runtime.fuzzing.FindsTest} reads the seeds and the finds of all times again in every build, without Jazzer.
 */
package saltus.runtime.fuzzing;
