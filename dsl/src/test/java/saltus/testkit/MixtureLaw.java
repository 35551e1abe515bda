package saltus.testkit;

import java.util.List;
import saltus.graph.Tensor;
import saltus.pipeline.Path;

/**
 * A mixture of normal laws in every coordinate: the simplest data whose average velocity is curved. Its velocity is a
 * formula, its flow is integrated. Source: framework, 7.4.
 *
 * @param parts at least one
 */
record MixtureLaw(List<Part> parts) implements Law {
    /** Steps of the fourth-order Runge-Kutta rule: errors near 1e-7 for parts that are as wide as they are apart. */
    private static final int STEPS = 24;

    /**
     * A normal part.
     *
     * @param weight its share
     * @param mean its mean
     * @param variance its variance, greater than 0
     */
    record Part(double weight, double mean, double variance) {}

    /** Two parts of unequal weight, left and right of zero. */
    static final MixtureLaw CURVED = new MixtureLaw(List.of(new Part(0.35, -0.7, 0.3), new Part(0.65, 0.6, 0.2)));

    @Override
    public Tensor velocity(Path path, double deviation, Tensor z, Tensor t) {
        Tensor total = z.zeros();
        Tensor weighted = z.zeros();
        for (Part part : parts) {
            Tensor variance = path.alpha(t)
                    .square()
                    .times(part.variance())
                    .plus(path.sigma(t).square().times(deviation * deviation));
            Tensor centred = z.minus(path.alpha(t).times(part.mean()).over(z));
            Tensor exponent = centred.square().dividedBy(variance.times(-2).over(z));
            Tensor density = exponent.exp()
                    .times(variance.power(-0.5).times(part.weight()).over(z));
            NormalLaw law = new NormalLaw(part.mean(), part.variance());
            total = total.plus(density);
            weighted = weighted.plus(density.times(law.velocity(path, deviation, z, t)));
        }
        return weighted.dividedBy(total);
    }

    @Override
    public Tensor flow(Path path, double deviation, Tensor z, Tensor t, Tensor r) {
        Tensor h = r.minus(t).dividedBy(STEPS);
        Tensor x = z;
        for (int i = 0; i < STEPS; i++) {
            Tensor start = t.plus(h.times(i));
            Tensor middle = t.plus(h.times(i + 0.5));
            Tensor k1 = velocity(path, deviation, x, start);
            Tensor k2 = velocity(path, deviation, x.plus(k1.times(h.times(0.5).over(z))), middle);
            Tensor k3 = velocity(path, deviation, x.plus(k2.times(h.times(0.5).over(z))), middle);
            Tensor k4 = velocity(path, deviation, x.plus(k3.times(h.over(z))), t.plus(h.times(i + 1)));
            Tensor sum = k1.plus(k2.times(2)).plus(k3.times(2)).plus(k4);
            x = x.plus(sum.times(h.dividedBy(6).over(z)));
        }
        return x;
    }

    @Override
    public double sample(double choice, double normal) {
        double left = choice;
        for (Part part : parts) {
            left -= part.weight();
            if (left < 0) {
                return new NormalLaw(part.mean(), part.variance()).sample(choice, normal);
            }
        }
        Part last = parts.get(parts.size() - 1);
        return new NormalLaw(last.mean(), last.variance()).sample(choice, normal);
    }

    @Override
    public String toString() {
        return "a mixture of two normal laws";
    }
}
