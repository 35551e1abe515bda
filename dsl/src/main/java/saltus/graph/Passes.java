package saltus.graph;

import java.util.List;

/** An ordered list of passes, checked after each: the outputs keep their names, order and shapes. */
public final class Passes implements Pass {
    /** What every program goes through before it is written. */
    public static final Passes STANDARD =
            new Passes("standard", List.of(new Simplify(), new CommonSubexpressions(), new DeadCode()));

    private final String name;
    private final List<Pass> passes;

    /** Passes in the order in which they run. */
    public Passes(String name, List<Pass> passes) {
        this.name = name;
        this.passes = List.copyOf(passes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Graph apply(Graph graph) {
        Graph current = graph;
        for (Pass pass : passes) {
            Graph next = pass.apply(current);
            check(pass, current, next);
            current = next;
        }
        return current;
    }

    private static void check(Pass pass, Graph before, Graph after) {
        boolean kept = List.copyOf(before.outputs().keySet())
                .equals(List.copyOf(after.outputs().keySet()));
        for (String output : before.outputs().keySet()) {
            kept = kept
                    && before.output(output)
                            .map(n -> n.type().shape())
                            .equals(after.output(output).map(n -> n.type().shape()));
        }
        if (!kept) {
            throw new GraphException(
                    "pass " + pass.name() + " changed what the graph yields\nbefore:\n" + before + "after:\n" + after);
        }
    }
}
