package saltus.runtime.sweep.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.pipeline.Pipeline;

/**
 * One choice for each slot.
 *
 * @param levels for each slot which of its choices, 0 being the base's own
 * @param choices the same, changed slots only, by name of the slot
 */
public record Combination(List<Integer> levels, Map<String, Choice> choices) {
    public Combination {
        levels = List.copyOf(levels);
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
    }

    private static Combination of(List<Factor> factors, List<Integer> levels) {
        Map<String, Choice> choices = new TreeMap<>();
        IntStream.range(0, levels.size())
                .filter(i -> levels.get(i) > 0)
                .forEach(i -> choices.put(
                        factors.get(i).slot().name(), factors.get(i).choices().get(levels.get(i))));
        return new Combination(levels, choices);
    }

    /**
     * Every combination of choices, that of the base first.
     *
     * @param changes slots at most that may differ from the base's
     */
    public static List<Combination> all(List<Factor> factors, int changes) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (Factor factor : factors) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> levels : all) {
                for (int level = 0; level < factor.choices().size(); level++) {
                    List<Integer> more = new ArrayList<>(levels);
                    more.add(level);
                    if (changed(more) <= changes) {
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        return all.stream().map(levels -> of(factors, levels)).toList();
    }

    /** How many {@link #all} would make, as far as a number goes. */
    public static double count(List<Factor> factors, int changes) {
        double[] byChanges = new double[factors.size() + 1];
        byChanges[0] = 1;
        for (Factor factor : factors) {
            for (int i = factors.size(); i > 0; i--) {
                byChanges[i] += byChanges[i - 1] * (factor.choices().size() - 1);
            }
        }
        return IntStream.rangeClosed(0, Math.min(changes, factors.size()))
                .mapToDouble(i -> byChanges[i])
                .sum();
    }

    private static long changed(List<Integer> levels) {
        return levels.stream().filter(level -> level > 0).count();
    }

    /** True if nothing is changed. */
    public boolean isBase() {
        return choices.isEmpty();
    }

    /** The recipe to which components are added. */
    public Pipeline whole(Pipeline base) {
        return choices.get(Slot.Whole.NAME) instanceof Choice.Whole whole ? whole.pipeline() : base;
    }

    /** The components that replace those of that recipe. */
    public List<Choice.Part> parts() {
        return choices.values().stream()
                .filter(Choice.Part.class::isInstance)
                .map(Choice.Part.class::cast)
                .toList();
    }

    /** Options of the training, by name. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        choices.forEach((slot, choice) -> {
            if (choice instanceof Choice.Setting setting) {
                settings.put(slot, setting.text());
            }
        });
        return settings;
    }

    /** What is changed, for people. */
    public String text(Pipeline base) {
        return choices.isEmpty()
                ? base.card().recipe()
                : choices.entrySet().stream()
                        .map(entry -> (entry.getValue() instanceof Choice.Setting ? entry.getKey() + " " : "")
                                + entry.getValue().text())
                        .collect(Collectors.joining(" + "));
    }
}
