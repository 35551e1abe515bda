/**
 * The command line: one class a command. What a user gets wrong ends with one sentence and exit code 2; the help of each
 * command is its manual.
 */
@NullMarked
package saltus.runtime.cli;

import org.jspecify.annotations.NullMarked;
