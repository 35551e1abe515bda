package saltus.runtime.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Op.BinaryKind;
import saltus.graph.Op.ReductionKind;

/**
 * Finds attention in the lines of a graph, with its tangents as forward mode writes them:
 * {@code (p dx - p sum(p dx)) v + p dv} for weights p of scores x, where {@code dx = dq k + q dk}. Casts may stand between any
 * two lines, scores may have a scale, and values that lie transposed may be multiplied from the left.
 */
final class AttentionFinder {
    /**
     * What was found.
     *
     * @param softmax the line of the weights
     * @param product the line of the result
     * @param operands what the result is made of
     * @param tangents directions of tangents, by their last lines
     * @param passed lines between what these read and themselves, which nothing else reads
     */
    record Found(
            int softmax,
            int product,
            Attention.Operands operands,
            Map<Integer, Attention.Directions> tangents,
            Set<Integer> passed) {}

    /** Products that are summed, and the scale of their sum. */
    private record Scores(List<Op.MatMul> products, double scale) {}

    /** A product of weights, or of a change of them, and values. */
    private record Weighing(int weights, int values, boolean turned) {}

    /** A change of weights, and that of their scores. */
    private record Change(int line, int scores) {}

    private final Graph graph;
    private final List<List<Integer>> readers = new ArrayList<>();

    AttentionFinder(Graph graph) {
        this.graph = graph;
        graph.nodes().forEach(node -> readers.add(new ArrayList<>()));
        graph.nodes()
                .forEach(node -> Set.copyOf(node.op().operands())
                        .forEach(id -> readers.get(id).add(node.id())));
    }

    /** All attention whose weights nothing but itself and its tangents read. */
    List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Softmax) {
                found(node.id()).filter(this::isClosed).ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<Found> found(int softmax) {
        Scores scores = scores(((Op.Softmax) op(softmax)).x());
        if (scores.products().size() != 1) {
            return Optional.empty();
        }
        Set<Integer> rows = rows(softmax);
        Map<Integer, Weighing> weighing = new LinkedHashMap<>();
        rows.forEach(weights -> weighing.putAll(products(weights)));
        Map<Integer, Weighing> claimed = new LinkedHashMap<>();
        Optional<Map<Integer, Attention.Directions>> tangents = tangents(rows, scores, weighing, claimed);
        weighing.keySet().removeAll(claimed.keySet());
        if (tangents.isEmpty() || weighing.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<Integer, Weighing> last = weighing.entrySet().iterator().next();
        int product = last.getKey();
        Weighing result = last.getValue();
        boolean alike = claimed.values().stream()
                .allMatch(other -> other.turned() == result.turned()
                        && (rows.contains(other.weights()) || base(other.values()) == base(result.values())));
        if (!alike || graph.type(product).shape().rank() < 3) {
            return Optional.empty();
        }
        claimed.put(product, result);
        Op.MatMul pairs = scores.products().get(0);
        return Optional.of(new Found(
                softmax,
                product,
                new Attention.Operands(pairs.a(), pairs.b(), result.values(), scores.scale(), result.turned()),
                Map.copyOf(tangents.get()),
                passed(product, tangents.get().keySet(), claimed)));
    }

    /**
     * Directions of all tangents of the weights, by their last lines; nothing if the weights move by something else.
     *
     * @param rows the weights, and first rows of them
     * @param weighing products of weights and values
     * @param claimed takes the products that are a tangent's
     */
    private Optional<Map<Integer, Attention.Directions>> tangents(
            Set<Integer> rows, Scores scores, Map<Integer, Weighing> weighing, Map<Integer, Weighing> claimed) {
        Map<Integer, Attention.Directions> tangents = new HashMap<>();
        for (Change change : rows.stream().flatMap(p -> changes(p).stream()).toList()) {
            Optional<Attention.Directions> directions = directions(change, scores);
            if (directions.isEmpty()) {
                return Optional.empty();
            }
            products(change.line()).forEach((id, moved) -> {
                claimed.put(id, moved);
                OptionalInt sum = sum(id);
                Optional<Map.Entry<Integer, Weighing>> other = weighing.entrySet().stream()
                        .filter(entry -> sum.isPresent() && sum.equals(sum(entry.getKey())))
                        .findFirst();
                other.ifPresent(entry -> claimed.put(entry.getKey(), entry.getValue()));
                tangents.put(
                        other.isPresent() ? sum.getAsInt() : id,
                        other.map(entry -> directions.get().and(entry.getValue().values()))
                                .orElse(directions.get()));
            });
        }
        return Optional.of(tangents);
    }

    private boolean isClosed(Found found) {
        return found.passed().stream()
                .allMatch(id -> !graph.outputs().containsValue(id)
                        && readers.get(id).stream()
                                .allMatch(reader -> found.passed().contains(reader)
                                        || reader == found.product()
                                        || found.tangents().containsKey(reader)));
    }

    /** The lines that the result and tangents read, down to products of queries and keys. */
    private Set<Integer> passed(int product, Set<Integer> tangents, Map<Integer, Weighing> weighing) {
        Set<Integer> passed = new HashSet<>();
        List<Integer> open = new ArrayList<>(tangents);
        open.add(product);
        while (!open.isEmpty()) {
            int id = open.remove(open.size() - 1);
            if (op(id) instanceof Op.Scalar || !passed.add(id)) {
                continue;
            }
            Weighing weighs = weighing.get(id);
            if (weighs != null) {
                Op.MatMul of = (Op.MatMul) op(id);
                open.add(weighs.turned() ? of.b() : of.a());
            } else if (op(id) instanceof Op.Head head) {
                open.add(head.x());
            } else if (!(op(id) instanceof Op.MatMul)) {
                open.addAll(op(id).operands());
            }
        }
        passed.removeAll(tangents);
        passed.remove(product);
        return passed;
    }

    /** The weights, and first rows of them. */
    private Set<Integer> rows(int softmax) {
        Set<Integer> rows = new HashSet<>(Set.of(softmax));
        readers.get(softmax).stream()
                .filter(id -> op(id) instanceof Op.Head head && head.x() == softmax)
                .forEach(rows::add);
        return rows;
    }

    /** Products of scores behind casts and a scale; none if it is something else. */
    private Scores scores(int id) {
        int sum = uncast(id);
        double scale = 1;
        if (op(sum) instanceof Op.Binary binary) {
            OptionalDouble right = number(binary.b());
            OptionalDouble left = number(binary.a());
            if (binary.kind() == BinaryKind.MULTIPLY && (right.isPresent() || left.isPresent())) {
                scale = right.orElseGet(left::orElseThrow);
                sum = uncast(right.isPresent() ? binary.a() : binary.b());
            } else if (binary.kind() == BinaryKind.DIVIDE && right.isPresent()) {
                scale = 1 / right.getAsDouble();
                sum = uncast(binary.a());
            }
        }
        List<Op.MatMul> products = new ArrayList<>();
        List<Integer> parts = op(sum) instanceof Op.Binary binary && binary.kind() == BinaryKind.ADD
                ? List.of(uncast(binary.a()), uncast(binary.b()))
                : List.of(sum);
        for (int part : parts) {
            if (!(op(part) instanceof Op.MatMul product)) {
                return new Scores(List.of(), scale);
            }
            products.add(product);
        }
        return new Scores(products, scale);
    }

    /** Products of these weights, or of this change of weights, and values, by their lines. */
    private Map<Integer, Weighing> products(int weights) {
        Map<Integer, Weighing> found = new LinkedHashMap<>();
        products(weights, weights, false, found);
        return found;
    }

    private void products(int weights, int view, boolean turned, Map<Integer, Weighing> found) {
        for (int id : readers.get(view)) {
            Op reader = op(id);
            if (reader instanceof Op.Cast || (reader instanceof Op.Head head && head.x() == view)) {
                products(weights, id, turned, found);
            } else if (turnsLastTwo(reader)) {
                products(weights, id, !turned, found);
            } else if (reader instanceof Op.MatMul product && (turned ? product.b() : product.a()) == view) {
                found.put(id, new Weighing(weights, turned ? product.a() : product.b(), turned));
            }
        }
    }

    private static boolean turnsLastTwo(Op op) {
        if (!(op instanceof Op.Permute permute)) {
            return false;
        }
        int rank = permute.order().size();
        for (int axis = 0; axis < rank; axis++) {
            int from = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
            if (permute.order().get(axis) != from) {
                return false;
            }
        }
        return true;
    }

    /** All p dx - p sum(p dx) of these weights p. */
    private List<Change> changes(int p) {
        List<Change> found = new ArrayList<>();
        for (int id : readers.get(p)) {
            if (op(id) instanceof Op.Binary product && product.kind() == BinaryKind.MULTIPLY) {
                for (int last : readers.get(id)) {
                    if (op(last) instanceof Op.Binary difference
                            && difference.kind() == BinaryKind.SUBTRACT
                            && difference.a() == id
                            && isSum(difference.b(), p, id)) {
                        found.add(new Change(last, product.a() == p ? product.b() : product.a()));
                    }
                }
            }
        }
        return found;
    }

    /** True for p sum(w). */
    private boolean isSum(int id, int p, int w) {
        return op(id) instanceof Op.Binary product
                && product.kind() == BinaryKind.MULTIPLY
                && product.a() == p
                && op(product.b()) instanceof Op.Reduce sum
                && sum.kind() == ReductionKind.SUM
                && sum.x() == w
                && sum.keep()
                && sum.axes().equals(List.of(graph.type(w).shape().rank() - 1));
    }

    /** In which directions queries and keys move where weights change; nothing if it is something else that moves. */
    private Optional<Attention.Directions> directions(Change change, Scores scores) {
        Scores moving = scores(change.scores());
        Op.MatMul pairs = scores.products().get(0);
        OptionalInt q = OptionalInt.empty();
        OptionalInt k = OptionalInt.empty();
        int known = 0;
        for (Op.MatMul part : moving.products()) {
            if (q.isEmpty() && base(part.b()) == base(pairs.b())) {
                q = OptionalInt.of(part.a());
                known++;
            } else if (k.isEmpty() && base(part.a()) == base(pairs.a())) {
                k = OptionalInt.of(part.b());
                known++;
            }
        }
        return known > 0 && known == moving.products().size() && moving.scale() == scores.scale()
                ? Optional.of(new Attention.Directions(q, k, OptionalInt.empty()))
                : Optional.empty();
    }

    /** The sum that a product goes into, and into nothing else. */
    private OptionalInt sum(int product) {
        int id = product;
        while (readers.get(id).size() == 1 && !graph.outputs().containsValue(id)) {
            id = readers.get(id).get(0);
            if (op(id) instanceof Op.Binary binary && binary.kind() == BinaryKind.ADD) {
                return OptionalInt.of(id);
            }
            if (!(op(id) instanceof Op.Cast)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private Op op(int id) {
        return graph.nodes().get(id).op();
    }

    private OptionalDouble number(int id) {
        return op(id) instanceof Op.Scalar scalar ? OptionalDouble.of(scalar.value()) : OptionalDouble.empty();
    }

    private int uncast(int id) {
        int behind = id;
        while (op(behind) instanceof Op.Cast cast) {
            behind = cast.x();
        }
        return behind;
    }

    /** The value behind casts and choices of first rows. */
    private int base(int id) {
        int behind = id;
        while (true) {
            if (op(behind) instanceof Op.Cast cast) {
                behind = cast.x();
            } else if (op(behind) instanceof Op.Head head) {
                behind = head.x();
            } else {
                return behind;
            }
        }
    }
}
