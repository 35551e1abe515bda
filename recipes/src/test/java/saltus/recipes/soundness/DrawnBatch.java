package saltus.recipes.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.graph.Array;
import saltus.pipeline.Pipeline;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.testkit.Kit;

/**
 * Arbitrary designs that are compiled together and judged one by one.
 *
 * @param seed of the first one; the next has the next
 * @param designs how many
 */
record DrawnBatch(long seed, int designs) {
    /** One design of so many is asked about a mixture, too, unless its path has a corner, over which steps do not integrate. */
    private static final int CURVED = 10;

    /** What depends on where rows lie, which Violations knows only roughly: an accepted design may seem to break it. */
    private static final Set<String> ROUGH = Set.of("WeightIsFinite", "WeightIsPositive");

    /** The same beside a dyadic law alone, whose shortcuts start at few times. */
    private static final String ROUGH_ON_A_GRID = "TangentScaleIsPositive";

    /**
     * What became of designs.
     *
     * @param refused by the compiler
     * @param accepted by the compiler
     * @param proved said to rest on the exact flow map; part of the accepted ones
     * @param rules how many designs each rule refused
     * @param wrong the others' texts, each with what the compiler judged wrongly: refused for what it does not break, or
     *     accepted without the fixed point of a single point, without finite losses, or without what is said to be proved
     */
    record Tally(int refused, int accepted, int proved, Map<String, Integer> rules, List<String> wrong) {
        static final Tally NONE = new Tally(0, 0, 0, Map.of(), List.of());

        Tally plus(Tally other) {
            Map<String, Integer> both = new TreeMap<>(rules);
            other.rules.forEach((rule, count) -> both.merge(rule, count, Integer::sum));
            return new Tally(
                    refused + other.refused,
                    accepted + other.accepted,
                    proved + other.proved,
                    both,
                    Stream.concat(wrong.stream(), other.wrong.stream()).toList());
        }
    }

    /** Every design is judged, whatever becomes of the others. */
    Tally judged() {
        Map<String, DesignChoice> drawn = new LinkedHashMap<>();
        for (int i = 0; i < designs; i++) {
            drawn.put("Design" + i, new DesignChoices(seed + i).draw());
        }
        MemoryCompiler.Result compiled = MemoryCompiler.compileThosePassing(sources(drawn));
        Map<String, Set<String>> rejected = rejections(compiled);
        assertTrue(drawn.keySet().containsAll(rejected.keySet()), () -> "written code has errors: " + rejected);
        Tally tally = Tally.NONE;
        for (Map.Entry<String, DesignChoice> design : drawn.entrySet()) {
            tally = tally.plus(judged(design.getKey(), design.getValue(), rejected, compiled));
        }
        return tally;
    }

    private Tally judged(
            String name, DesignChoice design, Map<String, Set<String>> rejected, MemoryCompiler.Result compiled) {
        Set<String> named = rejected.getOrDefault(name, Set.of());
        Map<String, Integer> rules = named.stream().collect(Collectors.toMap(rule -> rule, rule -> 1));
        boolean proved = false;
        List<String> wrong = List.of();
        try {
            judge(design, named);
            if (named.isEmpty()) {
                Pipeline pipeline = compiled.pipeline(name);
                proved = Kit.restsOnTheFlowMap(pipeline);
                fixedPoint(design, pipeline, name);
                finite(design, pipeline);
                if (proved) {
                    flowMap(design, pipeline, name);
                }
            }
        } catch (AssertionError | RuntimeException e) {
            wrong = List.of("seed " + (seed + Integer.parseInt(name.substring("Design".length()))) + ": " + e + "\n"
                    + design.source(name));
        }
        return new Tally(named.isEmpty() ? 0 : 1, named.isEmpty() ? 1 : 0, proved ? 1 : 0, rules, wrong);
    }

    /** Ids of the errors of each design that has any. */
    private static Map<String, Set<String>> rejections(MemoryCompiler.Result compiled) {
        return compiled.errors().stream()
                .collect(Collectors.groupingBy(
                        MemoryCompiler.Message::file,
                        Collectors.mapping(MemoryCompiler.Message::id, Collectors.toCollection(TreeSet::new))));
    }

    private static void judge(DesignChoice design, Set<String> named) {
        Set<String> violated = Violations.of(design);
        assertTrue(violated.containsAll(named), () -> "named " + named + ", but violated " + violated);
        if (named.isEmpty()) {
            violated.removeAll(ROUGH);
            if (design.dyadic()) {
                violated.remove(ROUGH_ON_A_GRID);
            }
            assertEquals(Set.of(), violated, "accepted");
        }
    }

    private void fixedPoint(DesignChoice design, Pipeline pipeline, String name) {
        Map<String, Array> values = FixedPoint.evaluate(design, pipeline, own(design, name));
        double error = values.get("loss_ref").values()[0];
        double size = FixedPoint.size(values.get("u"));
        assertTrue(error <= 1e-12 * (1 + size * size), () -> "residual " + error + " of size " + size);
        numbers(values);
    }

    /** At the ends of what every draw may be, on the first and on the last step of its curricula. */
    private static void finite(DesignChoice design, Pipeline pipeline) {
        numbers(FixedPoint.atCorners(design, pipeline, 0));
        numbers(FixedPoint.atCorners(design, pipeline, Integer.MAX_VALUE));
    }

    private static void numbers(Map<String, Array> values) {
        for (int row = 0; row < values.get("loss").values().length; row++) {
            double loss = values.get("loss").values()[row];
            double t = values.get("t").values()[row];
            double r = values.get("r").values()[row];
            assertTrue(Double.isFinite(loss), () -> "loss " + loss + " at t = " + t + ", r = " + r);
        }
    }

    /** A design that is said to rest on the exact flow map has to satisfy it. */
    private void flowMap(DesignChoice design, Pipeline pipeline, String name) {
        long own = own(design, name);
        boolean smooth = design.path() != PathChoice.BENT;
        Kit.checkFixedPoint(pipeline, own, smooth && Math.floorMod(own, CURVED) == 0);
    }

    /** Seed of a design's own draws. */
    private long own(DesignChoice design, String name) {
        return seed + design.source(name).hashCode();
    }

    private static Map<String, String> sources(Map<String, DesignChoice> designs) {
        Map<String, String> sources = new LinkedHashMap<>();
        designs.forEach((name, design) -> sources.put(name, design.source(name)));
        return sources;
    }
}
