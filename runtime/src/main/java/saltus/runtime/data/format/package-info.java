/**
 * The formats in which data sets are stored: numpy arrays, archives and folders of them, safetensors shards, LMDB environments,
 * tar shards, and tables of file and label. Each is a {@link saltus.runtime.data.stored.FileSource}, so that one text names it
 * and all that is the same for all formats is done once.
 *
 * <p>Files stay open and are read where a sample stands, by any thread; what is kept in memory is an index of numbers, a few bytes
 * a sample. No file is trusted: sizes are multiplied exactly and compared with the length of the file before anything is
 * allocated, and what does not fit is one sentence that names the place.
 */
@NullMarked
package saltus.runtime.data.format;

import org.jspecify.annotations.NullMarked;
