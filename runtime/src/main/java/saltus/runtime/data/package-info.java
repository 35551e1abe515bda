/**
 * What a model learns from: two-dimensional distributions, points of a CSV file, folders of pictures, and drawn digits,
 * which need no file. They come in by the door of {@link saltus.runtime.data.DataSource}, as a user's own do. Every batch is
 * a pure function of (seed, step, size), so that a run that was killed and resumed sees what it would have seen.
 */
@NullMarked
package saltus.runtime.data;

import org.jspecify.annotations.NullMarked;
