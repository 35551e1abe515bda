/**
 * What a model learns from: two-dimensional distributions, points, pictures and latents of files, and drawn digits, which need
 * no file. They come in by the door of {@link saltus.runtime.data.DataSource}, as a user's own do. Every batch is a pure function
 * of (seed, step, size), so that a run that was killed and resumed sees what it would have seen, and batches are made ahead of
 * their steps. What files hold is read in {@code data.format} and {@code data.image}, and seen in {@code data.stored}.
 */
@NullMarked
package saltus.runtime.data;

import org.jspecify.annotations.NullMarked;
