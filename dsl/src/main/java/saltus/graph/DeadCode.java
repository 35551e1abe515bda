package saltus.graph;

/** Drops every line that no output needs, inputs included. */
public final class DeadCode implements Pass {
    @Override
    public String name() {
        return "dead code";
    }

    @Override
    public Graph apply(Graph graph) {
        boolean[] needed = new boolean[graph.nodes().size()];
        graph.outputs().values().forEach(id -> needed[id] = true);
        for (int i = needed.length - 1; i >= 0; i--) {
            if (needed[i]) {
                graph.nodes().get(i).op().operands().forEach(id -> needed[id] = true);
            }
        }
        Rewriter copy = new Rewriter(graph);
        for (Node node : graph.nodes()) {
            if (needed[node.id()]) {
                copy.map(node, copy.add(copy.renamed(node)));
            }
        }
        Graph result = copy.finish();
        return result.nodes().size() == graph.nodes().size() ? graph : result;
    }
}
