package saltus.recipes.soundness;

import java.util.Locale;
import java.util.Map;

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
        DrawnBatch.Tally tally = DrawnBatch.Tally.NONE;
        for (int made = 0; made < designs; made += TOGETHER) {
            DrawnBatch.Tally found = new DrawnBatch(first + made, Math.min(TOGETHER, designs - made)).judged();
            found.wrong().forEach(System.out::println);
            tally = tally.plus(found);
            System.out.printf(
                    Locale.ROOT,
                    "%,d designs in %.0f s: %,d refused, %,d accepted, of which %,d are proved to rest on the flow map;"
                            + " %,d judged wrongly%n",
                    tally.refused() + tally.accepted(),
                    (System.nanoTime() - start) / NANOS,
                    tally.refused(),
                    tally.accepted(),
                    tally.proved(),
                    tally.wrong().size());
        }
        System.out.println("refused by");
        tally.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(rule -> System.out.printf("  %,6d %s%n", rule.getValue(), rule.getKey()));
        if (!tally.wrong().isEmpty()) {
            throw new IllegalStateException(
                    "the compiler judged " + tally.wrong().size() + " designs wrongly");
        }
    }
}
