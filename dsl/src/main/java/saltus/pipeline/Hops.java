package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The second step of a target, from s to r: hops of equal length, each along the target network from where the one before has
 * led. See {@link saltus.TwoStep#hops}.
 *
 * @param count N, at least 1
 */
record Hops(int count) {
    static final Hops ONE = new Hops(1);

    /** One hop. */
    @FunctionalInterface
    interface Hop {
        /** Where it leads [rows, ..] from z [rows, ..] at {@code start} [rows] to {@code end} [rows]. */
        Tensor of(Tensor z, Tensor end, Tensor start);
    }

    /** The time after so many hops [rows]. */
    Tensor after(int hop, Tensor r, Tensor s) {
        return hop == count ? r : hop == 0 ? s : s.plus(r.minus(s).times((double) hop / count));
    }

    /** Where all hops lead from z [rows, ..] at s [rows] to r [rows]. */
    Tensor of(Tensor z, Tensor r, Tensor s, Hop hop) {
        Tensor place = z;
        for (int i = 0; i < count; i++) {
            place = hop.of(place, after(i + 1, r, s), after(i, r, s));
        }
        return place;
    }
}
