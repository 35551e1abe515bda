package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * t = (2 / pi) arctan(e^x / deviation of the data), x normal, r = 0, from the draw {@code time} [B]; see
 * {@link saltus.LogTangentTimes}.
 */
public final class LogTangentLaw {
    private final double mean;
    private final double deviation;
    private final double dataDeviation;
    private final InnerSplit inner;

    /** Mean and deviation of x, deviation of the data, and the rule for s. */
    public LogTangentLaw(double mean, double deviation, double dataDeviation, InnerSplit inner) {
        this.mean = mean;
        this.deviation = deviation;
        this.dataDeviation = dataDeviation;
        this.inner = inner;
    }

    /** The times of a batch. */
    public Times draw(TrainingStep step) {
        Tensor level = step.draw("time", Draw.Law.NORMAL)
                .times(deviation)
                .plus(mean)
                .exp()
                .dividedBy(dataDeviation);
        Tensor t = level.atan().times(2 / Math.PI);
        Tensor r = t.zeros();
        return Times.ofShortcuts(step, r, inner.of(r, t), t);
    }
}
