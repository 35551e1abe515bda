package saltus.graph;

/**
 * One line of a graph.
 *
 * @param id the value it defines, equal to its position
 * @param op what it computes
 * @param type what it yields
 */
public record Node(int id, Op op, Type type) {}
