package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/**
 * Slices that are all of a value, such as queries, keys and values, or the shifts and scales of a block: one operation yields
 * them, whose gradient is the pieces' gradients one behind the other. Slices alone would each fill their part of as many
 * zeros as the whole has numbers, to be added up.
 *
 * @param all of one value each, in their order, by the id of the one that comes first among the lines
 * @param later the other slices, by whose lines they are there already
 */
record Pieces(Map<Integer, List<Node>> all, List<Integer> later) {
    private record Cut(int x, int axis) {}

    Pieces {
        all = Map.copyOf(all);
        later = List.copyOf(later);
    }

    /** Those among lines that run one after the other. */
    static Pieces among(List<Node> lines, Graph graph) {
        Map<Cut, List<Node>> cuts = new LinkedHashMap<>();
        for (Node line : lines) {
            if (line.op() instanceof Op.Slice slice) {
                cuts.computeIfAbsent(new Cut(slice.x(), slice.axis()), cut -> new ArrayList<>())
                        .add(line);
            }
        }
        Map<Integer, List<Node>> all = new HashMap<>();
        List<Integer> later = new ArrayList<>();
        cuts.forEach((cut, slices) -> {
            int first = slices.get(0).id();
            List<Node> ordered = slices.stream()
                    .sorted(Comparator.comparingInt(Pieces::from))
                    .toList();
            Dim whole = graph.type(cut.x()).shape().dim(cut.axis());
            if (slices.size() > 1 && whole.isFixed() && cover(ordered, whole.size())) {
                all.put(first, ordered);
                slices.stream().map(Node::id).filter(id -> id != first).forEach(later::add);
            }
        });
        return new Pieces(all, later);
    }

    private static int from(Node slice) {
        return ((Op.Slice) slice.op()).from();
    }

    private static boolean cover(List<Node> slices, int size) {
        int end = 0;
        for (Node node : slices) {
            Op.Slice slice = (Op.Slice) node.op();
            if (slice.from() != end) {
                return false;
            }
            end = slice.to();
        }
        return end == size;
    }
}
