package saltus.runtime.network;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.runtime.data.DataSet;

/**
 * What a network has to fit.
 *
 * @param kind what a sample is
 * @param sample shape of one, all extents fixed: [d] or [channels, height, width]
 * @param classes number of classes K; label K stands for none
 * @param logVariance true if the recipe reads a log-variance head
 */
public record Task(DataSet.Kind kind, Shape sample, int classes, boolean logVariance) {
    /** The task of data. */
    public static Task of(DataSet data, boolean logVariance) {
        return new Task(data.kind(), data.sample(), data.classes(), logVariance);
    }

    /** The dimension d of points; the channels of pictures and latents. */
    public int channels() {
        return extent(0);
    }

    /** The extent of an axis of a sample, the first being 0. */
    public int extent(int axis) {
        Dim dim = sample.dims().get(axis);
        return dim.size();
    }
}
