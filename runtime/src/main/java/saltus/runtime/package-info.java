/**
 * What the parts of the runtime share: exceptions that are told to the person whose mistake it is, and the ways to files. A file
 * is written completely or not at all, a folder by one command at a time; what is read is looked at first, and a disk that
 * does not answer is no empty one.
 */
@NullMarked
package saltus.runtime;

import org.jspecify.annotations.NullMarked;
