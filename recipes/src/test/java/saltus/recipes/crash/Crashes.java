package saltus.recipes.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Trials until enough commands have been killed. */
final class Crashes {
    private final Path folder;
    private final List<String> recipes;
    private final int scenarios;
    private final Map<Integer, Reference> references = new HashMap<>();
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long trials;
    private long compared;
    private long differing;

    /**
     * No trials yet.
     *
     * @param folder in which they are made
     * @param recipes that are trained, in turn
     * @param scenarios that are gone through, one trial each, again and again
     */
    Crashes(Path folder, List<String> recipes, int scenarios) {
        this.folder = folder;
        this.recipes = recipes;
        this.scenarios = scenarios;
    }

    /** Makes trials, whose seeds follow one another, and says after each what is wrong, if anything. */
    void until(int number, long seed, Consumer<Optional<String>> progress) throws IOException, InterruptedException {
        for (long next = seed; kills.size() < number; next++) {
            progress.accept(trial(next));
        }
    }

    private Optional<String> trial(long seed) throws IOException, InterruptedException {
        int number = (int) Math.floorMod(seed, (long) scenarios);
        if (!references.containsKey(number)) {
            Workplace place = Workplace.in(folder.resolve("reference-" + number));
            references.put(number, Reference.of(Scenario.numbered(number, recipes), place));
        }
        Reference reference = references.get(number);
        Workplace place = Workplace.in(folder.resolve("trial-" + seed));
        Trial.Outcome outcome = new Trial(reference, place, seed).run();
        trials++;
        kills.addAll(outcome.kills());
        compared += outcome.compared();
        differing += outcome.differing();
        if (outcome.problems().isEmpty()) {
            place.delete();
            return Optional.empty();
        }
        failures.add(failure(seed, reference.scenario(), place, outcome));
        return Optional.of(failures.get(failures.size() - 1));
    }

    private static String failure(long seed, Scenario scenario, Workplace place, Trial.Outcome outcome) {
        return """
                trial %d of %s, left in %s
                  %s
                  killed: %s
                  again: -Dsaltus.kills=1 -Dsaltus.kills.seed=%d
                """.formatted(
                        seed, scenario, place.root(), String.join("\n  ", outcome.problems()), outcome.kills(), seed);
    }

    List<Kill> kills() {
        return kills;
    }

    List<String> failures() {
        return failures;
    }

    long trials() {
        return trials;
    }

    /** Bytes that were compared, over all trials. */
    long compared() {
        return compared;
    }

    /** Those of them that differ. */
    long differing() {
        return differing;
    }
}
