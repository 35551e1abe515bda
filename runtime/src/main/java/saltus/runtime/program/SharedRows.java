package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/**
 * What the network makes of all samples of a batch that is made in turns, where a turn reads it: sets, kernels, moments. Before any
 * turn is recorded all of them make it once without a tape (GradCache, arXiv 2101.06983); then each makes its own rows again,
 * recorded, among those of the others. Where what the rows are made of reads rows of all turns itself, that takes several rounds.
 *
 * @param rounds the values that each round makes
 */
record SharedRows(List<List<Shared>> rounds) {
    static final SharedRows NONE = new SharedRows(List.of());

    /** The variable of a program that holds rows of all turns, in the order of the rounds. */
    static final String LIST = "ks";

    /**
     * A value.
     *
     * @param all the line that has the rows of all turns
     * @param own the line that has those of one
     */
    record Shared(int all, int own) {}

    SharedRows {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /** Of a graph of a part of a batch; none where there is but one turn. */
    static SharedRows of(Graph graph, BatchParts parts) {
        if (parts.turns() == 1) {
            return NONE;
        }
        List<List<Shared>> rounds = new ArrayList<>();
        int[] depth = new int[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            int id = node.id();
            depth[id] = node.op().operands().stream()
                    .mapToInt(of -> depth[of])
                    .max()
                    .orElse(0);
            // rows of what is given are given
            if (node.op() instanceof Op.AllRows all
                    && !(graph.nodes().get(all.x()).op() instanceof Op.Input)) {
                if (rounds.size() == depth[id]) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(depth[id]).add(new Shared(id, all.x()));
                depth[id]++;
            }
        }
        return new SharedRows(rounds);
    }

    /** All of them, in the order of the list. */
    List<Shared> all() {
        return rounds.stream().flatMap(List::stream).toList();
    }

    /** The expression of the rows of all turns. */
    String rows(int all) {
        return LIST + "[" + all().stream().map(Shared::all).toList().indexOf(all) + "]";
    }

    /** Expressions of the values that are there when a round begins, by their lines. */
    Map<Integer, String> before(int round) {
        return there(rounds.subList(0, round).stream().flatMap(List::stream).toList(), Set.of());
    }

    /** Expressions of the values that are there when a turn is recorded: those that it does not make again for its gradient. */
    Map<Integer, String> before(Set<Integer> recorded) {
        return there(all(), recorded);
    }

    private Map<Integer, String> there(List<Shared> made, Set<Integer> recorded) {
        Map<Integer, String> there = new HashMap<>();
        for (Shared shared : made) {
            there.put(shared.all(), rows(shared.all()));
            there.put(shared.own(), "self.own(%s, %s)".formatted(rows(shared.all()), BatchParts.OWN));
        }
        there.keySet().removeAll(recorded);
        return there;
    }

    /** The lines of a round. */
    List<Node> lines(Graph graph, int round) {
        List<Integer> own = rounds.get(round).stream().map(Shared::own).toList();
        return lines(graph, own, before(round).keySet());
    }

    /** The lines that values follow from, up to those that are there. */
    static List<Node> lines(Graph graph, Collection<Integer> values, Set<Integer> there) {
        Set<Integer> lines = new TreeSet<>();
        List<Integer> open = new ArrayList<>(values);
        while (!open.isEmpty()) {
            int id = open.remove(open.size() - 1);
            if (!there.contains(id) && lines.add(id)) {
                open.addAll(graph.nodes().get(id).op().operands());
            }
        }
        return lines.stream().map(graph.nodes()::get).toList();
    }
}
