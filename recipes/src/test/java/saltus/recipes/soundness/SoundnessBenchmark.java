package saltus.recipes.soundness;

import java.util.Locale;

/**
 * Judges arbitrary designs, as {@link SoundnessTest} does with a few hundred. Properties: {@code saltus.designs}, how many
 * (10,000 unless told), and {@code saltus.designs.seed}, the number of the first (0 unless told).
 */
public final class SoundnessBenchmark {
    private static final int ALL = 10_000;
    private static final int TOGETHER = 100;
    private static final double NANOS = 1e9;

    private SoundnessBenchmark() {}

    public static void main(String[] arguments) {
        int designs = Integer.getInteger("saltus.designs", ALL);
        long first = Long.getLong("saltus.designs.seed", 0);
        long start = System.nanoTime();
        DrawnBatch.Tally tally = new DrawnBatch.Tally(0, 0, 0);
        for (int made = 0; made < designs; made += TOGETHER) {
            tally = tally.plus(new DrawnBatch(first + made, Math.min(TOGETHER, designs - made)).judged());
            int judged = tally.refused() + tally.accepted();
            System.out.printf(
                    Locale.ROOT,
                    "%,d designs in %.0f s: %,d refused, each by rules that it breaks; %,d accepted, of which %,d are proved to"
                            + " rest on the flow map%n",
                    judged,
                    (System.nanoTime() - start) / NANOS,
                    tally.refused(),
                    tally.accepted(),
                    tally.proved());
        }
    }
}
