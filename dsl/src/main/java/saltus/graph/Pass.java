package saltus.graph;

/** A rewriting of graphs that preserves what they yield. One class a pass; its form before and after is its javadoc. */
public interface Pass {
    /** Shown when a pass breaks something. */
    String name();

    /** The rewritten graph; the same instance if there is nothing to do. */
    Graph apply(Graph graph);
}
