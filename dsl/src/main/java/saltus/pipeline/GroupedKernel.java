package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The squared kernel distance between a group's predictions and its targets, shared out over its rows: their mean is the
 * group's. See {@link saltus.GroupedKernel}.
 *
 * <p>Pairs of a group are met by turning it in a circle, so that everything has one number a row and no distance is a
 * difference of large numbers.
 */
public final class GroupedKernel {
    private static final double CLOSEST = 1e-4;

    private final Groups groups;
    private final double scale;
    private final double floor;

    /**
     * @param size M, rows of a group
     * @param scale sigma_d, of which (t - r) is the unit
     * @param floor keeps the kernel's weight finite at r = t
     */
    public GroupedKernel(int size, double scale, double floor) {
        this.groups = new Groups(size);
        this.scale = scale;
        this.floor = floor;
    }

    /** One number a row [B]; predictions and targets are [B, ..], a group's times are the same. */
    public Tensor of(Examples examples, SampleTarget.Ends ends) {
        Times times = examples.times();
        Tensor weight =
                times.t().minus(times.r()).abs().times(scale).plus(floor).power(-1);
        examples.probe("kernel_w", weight);
        Tensor a = ends.prediction();
        Tensor b = ends.target();
        Tensor sum = kernel(weight, a, a)
                .plus(kernel(weight, b, b))
                .minus(kernel(weight, a, b).times(2));
        for (int shift = 1; shift < groups.size(); shift++) {
            Tensor otherA = groups.turned(a, shift);
            Tensor otherB = groups.turned(b, shift);
            sum = sum.plus(kernel(weight, a, otherA))
                    .plus(kernel(weight, b, otherB))
                    .minus(kernel(weight, a, otherB).times(2));
        }
        return sum.dividedBy(groups.size());
    }

    private static Tensor kernel(Tensor weight, Tensor a, Tensor b) {
        Tensor apart = a.minus(b).square();
        long entries = a.shape().fixedSize();
        Tensor distance = apart.sumPerRow().maximum(CLOSEST * CLOSEST).sqrt().dividedBy(entries);
        return weight.times(distance).negate().exp();
    }
}
