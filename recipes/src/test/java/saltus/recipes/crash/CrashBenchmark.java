package saltus.recipes.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;
import saltus.runtime.recipe.RecipeCatalog;

/**
 * Kills commands of all shipped recipes. Properties: {@code saltus.kills}, how many (1000 unless told), and {@code
 * saltus.kills.seed}, the number of the first trial (0 unless told).
 */
public final class CrashBenchmark {
    private static final int KILLS = 1000;
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;

    private CrashBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int number = Integer.getInteger("saltus.kills", KILLS);
        Path folder = Files.createTempDirectory("saltus-kills");
        List<String> recipes = shipped();
        Crashes crashes = new Crashes(folder, recipes, recipes.size());
        long start = System.nanoTime();
        crashes.until(number, Long.getLong("saltus.kills.seed", 0), failure -> {
            failure.ifPresent(System.out::print);
            progress(crashes, number, System.nanoTime() - start);
        });
        System.out.println(summary(crashes));
        if (!crashes.failures().isEmpty()) {
            throw new IllegalStateException("kills have left traces, see above");
        }
        Files.delete(folder);
    }

    /** The recipes of the jar that need no file of weights. */
    private static List<String> shipped() {
        return RecipeCatalog.load(CrashBenchmark.class.getClassLoader()).all().stream()
                .map(Pipeline::card)
                .filter(card -> card.type().equals("saltus.recipes." + card.recipe()))
                .map(Card::recipe)
                .filter(recipe -> !recipe.equals("PerceptualConsistency"))
                .sorted()
                .toList();
    }

    private static void progress(Crashes now, int number, long nanos) {
        int kills = now.kills().size();
        double seconds = nanos / NANOS / Math.max(1, kills);
        System.out.printf(
                Locale.ROOT,
                "%,d kills of %,d in %,d trials, %.2f s a kill, %.0f minutes left, %,d bytes differ, %d trials failed%n",
                kills,
                number,
                now.trials(),
                seconds,
                seconds * Math.max(0, number - kills) / MINUTE,
                now.differing(),
                now.failures().size());
    }

    private static String summary(Crashes all) {
        return String.format(
                Locale.ROOT,
                "%,d kills in %,d trials: %s; %s%n%,d of %,d bytes differ, %d trials failed",
                all.kills().size(),
                all.trials(),
                counts(all.kills(), Kill::signal, Signal.values()),
                counts(all.kills(), Kill::phase, Phase.values()),
                all.differing(),
                all.compared(),
                all.failures().size());
    }

    private static <T> String counts(List<Kill> kills, Function<Kill, T> of, T[] values) {
        Map<T, Long> counts = kills.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
        return Arrays.stream(values)
                .map(value -> value.toString().toLowerCase(Locale.ROOT) + " " + counts.getOrDefault(value, 0L))
                .collect(Collectors.joining(", "));
    }
}
