package saltus.recipes.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /**
     * What became of designs.
     *
     * @param refused by the compiler, rightly
     * @param accepted with the fixed point of a single point, and finite losses
     * @param proved said to rest on the exact flow map, as they do; part of the accepted ones
     */
    record Tally(int refused, int accepted, int proved) {
        Tally plus(Tally other) {
            return new Tally(refused + other.refused, accepted + other.accepted, proved + other.proved);
        }
    }

    /** @throws AssertionError with the source of a design that is judged wrongly by the compiler */
    Tally judged() {
        Map<String, DesignChoice> drawn = new LinkedHashMap<>();
        for (int i = 0; i < designs; i++) {
            drawn.put("Design" + i, new DesignChoices(seed + i).draw());
        }
        Map<String, Set<String>> rejected = rejections(drawn);
        drawn.forEach((name, design) -> judge(design, rejected.getOrDefault(name, Set.of()), design.source(name)));
        drawn.keySet().removeAll(rejected.keySet());
        MemoryCompiler.Result compiled = MemoryCompiler.compile(sources(drawn), "-Xlint:-options");
        assertEquals(List.of(), compiled.errors());
        int proved = 0;
        for (Map.Entry<String, DesignChoice> design : drawn.entrySet()) {
            Pipeline pipeline = compiled.pipeline(design.getKey());
            String source = design.getValue().source(design.getKey());
            fixedPoint(design.getValue(), pipeline, source);
            finite(design.getValue(), pipeline, source);
            proved += flowMap(design.getValue(), pipeline, source) ? 1 : 0;
        }
        return new Tally(rejected.size(), drawn.size(), proved);
    }

    /** Ids of the errors of each design that has any. */
    private static Map<String, Set<String>> rejections(Map<String, DesignChoice> designs) {
        return MemoryCompiler.compile(sources(designs), "-proc:only", "-Xmaxerrs", "100000").errors().stream()
                .collect(Collectors.groupingBy(
                        MemoryCompiler.Message::file,
                        Collectors.mapping(MemoryCompiler.Message::id, Collectors.toCollection(TreeSet::new))));
    }

    private static void judge(DesignChoice design, Set<String> named, String source) {
        Set<String> violated = Violations.of(design);
        assertTrue(
                violated.containsAll(named), () -> "named " + named + ", but violated " + violated + " by\n" + source);
        if (named.isEmpty()) {
            violated.removeAll(ROUGH);
            assertEquals(Set.of(), violated, () -> "accepted\n" + source);
        }
    }

    private void fixedPoint(DesignChoice design, Pipeline pipeline, String source) {
        Map<String, Array> values = FixedPoint.evaluate(design, pipeline, seed + source.hashCode());
        double error = values.get("loss_ref").values()[0];
        double size = FixedPoint.size(values.get("u"));
        assertTrue(
                error <= 1e-12 * (1 + size * size),
                () -> "residual " + error + " of size " + size + " with\n" + source);
        numbers(values, source);
    }

    /** At the ends of what every draw may be, on the first and on the last step of its curricula. */
    private static void finite(DesignChoice design, Pipeline pipeline, String source) {
        numbers(FixedPoint.atCorners(design, pipeline, 0), source);
        numbers(FixedPoint.atCorners(design, pipeline, Integer.MAX_VALUE), source);
    }

    private static void numbers(Map<String, Array> values, String source) {
        for (int row = 0; row < values.get("loss").values().length; row++) {
            double loss = values.get("loss").values()[row];
            double t = values.get("t").values()[row];
            double r = values.get("r").values()[row];
            assertTrue(
                    Double.isFinite(loss), () -> "loss " + loss + " at t = " + t + ", r = " + r + " with\n" + source);
        }
    }

    /** True for a design that is said to rest on the exact flow map, which it has to satisfy. */
    private boolean flowMap(DesignChoice design, Pipeline pipeline, String source) {
        boolean said = Kit.restsOnTheFlowMap(pipeline);
        if (said) {
            long own = seed + source.hashCode();
            boolean smooth = design.path() != PathChoice.BENT;
            try {
                Kit.checkFixedPoint(pipeline, own, smooth && Math.floorMod(own, CURVED) == 0);
            } catch (AssertionError e) {
                throw new AssertionError("of\n" + source, e);
            }
        }
        return said;
    }

    private static Map<String, String> sources(Map<String, DesignChoice> designs) {
        Map<String, String> sources = new LinkedHashMap<>();
        designs.forEach((name, design) -> sources.put(name, design.source(name)));
        return sources;
    }
}
