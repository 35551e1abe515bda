/**
 * Writes LMDB environments without LMDB: values as they come, the tree behind them from its leaves up, and at last the first pages,
 * which say where it is. The same samples give the same bytes, and the C library reads them and writes on.
 *
 * <p>Source: {@code mdb.c} of LMDB 0.9, data format 1.
 */
@NullMarked
package saltus.runtime.convert.lmdb;

import org.jspecify.annotations.NullMarked;
