package saltus.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A graph for one part of a batch, and how what the parts yield becomes what the whole batch would have yielded.
 *
 * @param graph in which {@link Dim#BATCH} is the rows of a part
 * @param joinings how the parts' outputs are joined, by name
 */
public record Sharded(Graph graph, Map<String, Joining> joinings) {
    /** How the outputs of all parts are joined. */
    public enum Joining {
        /** All parts yield what the whole batch yields. */
        SAME,
        /** They add up to it. */
        SUM,
        /** Each yields its own rows of it. */
        ROWS
    }

    public Sharded {
        joinings = Collections.unmodifiableMap(new LinkedHashMap<>(joinings));
    }
}
