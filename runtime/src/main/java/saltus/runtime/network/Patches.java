package saltus.runtime.network;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * A picture cut into square patches, row by row, and put together again.
 *
 * @param channels channels of the picture
 * @param height a multiple of the side
 * @param width a multiple of the side
 * @param side rows and columns of a patch
 */
record Patches(int channels, int height, int width, int side) {
    int rows() {
        return height / side;
    }

    int columns() {
        return width / side;
    }

    /** Patches of one picture. */
    int count() {
        return rows() * columns();
    }

    /** Numbers of one patch. */
    int length() {
        return channels * side * side;
    }

    /** Pictures [n, channels, height, width] as [n, count, length]; a patch is laid out (channel, row, column). */
    Tensor cut(Tensor pictures) {
        Dim n = pictures.shape().dim(0);
        return pictures.reshape(Shape.rows(n, channels, rows(), side, columns(), side))
                .permute(0, 2, 4, 1, 3, 5)
                .reshape(Shape.rows(n, count(), length()));
    }

    /** Pictures of [n, count, length]; a patch is laid out (row, column, channel), as transformers for pictures leave it. */
    Tensor joined(Tensor patches) {
        Dim n = patches.shape().dim(0);
        return patches.reshape(Shape.rows(n, rows(), columns(), side, side, channels))
                .permute(0, 5, 1, 3, 2, 4)
                .reshape(Shape.rows(n, channels, height, width));
    }
}
