package saltus.recipes.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import saltus.graph.Array;
import saltus.pipeline.Pipeline;
import saltus.recipes.compiling.MemoryCompiler;

/**
 * The rules are sound. Every design that the compiler accepts has the fixed point that a shortcut model must have: with
 * the exact network for data that are a single point, prediction and target agree on every row. Every design that it
 * rejects is wrong by each rule that it names, judged independently by {@link Violations}.
 */
class SoundnessTest {
    /** Designs in one compilation. */
    private static final int DESIGNS = 120;

    /** What depends on where rows lie, which Violations knows only roughly: an accepted design may seem to break it. */
    private static final Set<String> ROUGH = Set.of("WeightIsFinite", "WeightIsPositive");

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void acceptedDesignsHaveTheirFixedPointAndRejectedOnesAreWrong(@ForAll long seed) {
        Map<String, DesignChoice> designs = new LinkedHashMap<>();
        for (int i = 0; i < DESIGNS; i++) {
            designs.put("Design" + i, new DesignChoices(seed + i).draw());
        }
        Map<String, Set<String>> rejected = rejections(designs);
        designs.forEach((name, design) -> judge(design, rejected.getOrDefault(name, Set.of()), design.source(name)));
        designs.keySet().removeAll(rejected.keySet());
        assertTrue(designs.size() > DESIGNS / 5, () -> "only " + designs.size() + " designs were accepted");
        assertTrue(rejected.size() > DESIGNS / 10, () -> "only " + rejected.size() + " designs were rejected");
        MemoryCompiler.Result compiled = MemoryCompiler.compile(sources(designs), "-Xlint:-options");
        assertEquals(List.of(), compiled.errors());
        designs.forEach((name, design) -> fixedPoint(design, compiled.pipeline(name), seed, design.source(name)));
    }

    /** Ids of the errors of each design that has any. */
    private static Map<String, Set<String>> rejections(Map<String, DesignChoice> designs) {
        return MemoryCompiler.compile(sources(designs), "-proc:only").errors().stream()
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

    private static void fixedPoint(DesignChoice design, Pipeline pipeline, long seed, String source) {
        Map<String, Array> values = FixedPoint.evaluate(design, pipeline, seed + source.hashCode());
        double error = values.get("loss_ref").values()[0];
        double size = FixedPoint.size(values.get("u"));
        assertTrue(
                error <= 1e-12 * (1 + size * size),
                () -> "residual " + error + " of size " + size + " with\n" + source);
        for (double loss : values.get("loss").values()) {
            assertTrue(Double.isFinite(loss), () -> "loss " + loss + " with\n" + source);
        }
    }

    private static Map<String, String> sources(Map<String, DesignChoice> designs) {
        Map<String, String> sources = new LinkedHashMap<>();
        designs.forEach((name, design) -> sources.put(name, design.source(name)));
        return sources;
    }
}
