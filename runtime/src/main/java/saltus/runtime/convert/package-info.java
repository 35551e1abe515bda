/**
 * {@code saltus convert}: data of one format written in another. Records are read in blocks, several at a time, and each block is
 * a part of its own on the disk, complete or not there: a conversion that was killed goes on with the parts that are missing, and
 * ends with the same bytes. A format that is one file is put together of its parts at the end.
 */
@NullMarked
package saltus.runtime.convert;

import org.jspecify.annotations.NullMarked;
