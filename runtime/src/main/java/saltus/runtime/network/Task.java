package saltus.runtime.network;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.runtime.data.DataSet;

/**
 * What a network has to fit.
 *
 * @param kind what a sample is
 * @param sample shape of one, all extents fixed: [d] or [channels, height, width]
 * @param classes number of classes K; label K stands for none
 * @param extras what the recipe asks of it besides
 */
public record Task(DataSet.Kind kind, Shape sample, int classes, Extras extras) {
    /** The task that a pipeline has with data. */
    public static Task of(DataSet data, Pipeline pipeline) {
        return new Task(data.kind(), data.sample(), data.classes(), Extras.of(pipeline, data.classes()));
    }

    /** True if the recipe reads a log-variance head. */
    public boolean logVariance() {
        return extras.logVariance();
    }

    /** True if the recipe reads a velocity head. */
    public boolean velocityHead() {
        return extras.velocity();
    }

    /** How many numbers of guidance the recipe gives: 0, 1 for omega, 3 with a window. */
    public int guidanceInputs() {
        return extras.guidance();
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
