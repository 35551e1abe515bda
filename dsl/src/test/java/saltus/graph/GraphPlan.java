package saltus.graph;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What a random graph is made of, as numbers that jqwik can shrink: fewer lines and smaller numbers give a simpler graph.
 *
 * @param lines an operation with its choice of operands each
 * @param seed of the inputs' values and of what the numbers leave open
 */
record GraphPlan(List<Line> lines, long seed) {
    private static final int CHOICES = 9999;

    /**
     * A line.
     *
     * @param kind which operation
     * @param a which of the values so far is the first operand
     * @param b which is the second, if there is one
     * @param detail which variant
     */
    record Line(int kind, int a, int b, int detail) {}

    /** Plans of up to {@code most} lines. */
    static Arbitrary<GraphPlan> upTo(int most) {
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, CHOICES).withoutEdgeCases();
        Arbitrary<Line> line =
                Combinators.combine(choice, choice, choice, choice).as(Line::new);
        return Combinators.combine(line.list().ofMinSize(1).ofMaxSize(most), Arbitraries.longs())
                .as(GraphPlan::new);
    }

    RandomGraph write() {
        RandomGraph graph = RandomGraph.start(seed);
        lines.forEach(graph::line);
        return graph;
    }

    @Override
    public String toString() {
        return "seed " + seed + "\n" + write().trial().graph().build();
    }
}
