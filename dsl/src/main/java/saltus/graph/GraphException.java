package saltus.graph;

/** A graph that makes no sense: shapes that do not fit, a value used before it is defined, a missing input. */
public final class GraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what does not fit, with the shapes or names found */
    public GraphException(String message) {
        super(message);
    }
}
