/**
 * LMDB environments, read and written without LMDB. Its own library maps the file into memory and trusts every number in it, so
 * that a damaged file, or one on a disk that fails, ends the whole process with a fault that no program can catch. Here every page
 * is read and checked: what does not fit is one sentence. It is read only, takes no lock, and wants a file that nobody is
 * writing. Of the format, what data sets need is here: the unnamed data base with one value a key.
 *
 * <p>Source: {@code mdb.c} of LMDB 0.9, data format 1, of machines with 64 bits and the low byte first.
 */
@NullMarked
package saltus.runtime.data.format.lmdb;

import org.jspecify.annotations.NullMarked;
