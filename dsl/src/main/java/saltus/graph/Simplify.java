package saltus.graph;

import java.util.Optional;
import saltus.graph.Op.BinaryKind;

/**
 * Removes arithmetic with neutral constants: {@code x + 0}, {@code x - 0}, {@code 1 x}, {@code x / 1}, {@code x^1}
 * become {@code x}, and functions of constants become constants. Multiplication by zero stays: it would hide a NaN.
 */
public final class Simplify implements Pass {
    @Override
    public String name() {
        return "simplify";
    }

    @Override
    public Graph apply(Graph graph) {
        Rewriter copy = new Rewriter(graph);
        boolean changed = false;
        for (Node node : graph.nodes()) {
            Op op = copy.renamed(node);
            Optional<Integer> simpler = simpler(copy, op, node.type());
            changed |= simpler.isPresent();
            copy.map(node, simpler.isPresent() ? simpler.get() : copy.add(op));
        }
        return changed ? copy.finish() : graph;
    }

    private static Optional<Integer> simpler(Rewriter copy, Op op, Type type) {
        if (op instanceof Op.Unary unary) {
            return constant(copy, unary.x()).map(x -> copy.add(new Op.Scalar(Elementwise.unary(unary.kind(), x))));
        }
        return op instanceof Op.Binary binary ? simpler(copy, binary, type) : Optional.empty();
    }

    private static Optional<Integer> simpler(Rewriter copy, Op.Binary op, Type type) {
        Optional<Double> a = constant(copy, op.a());
        Optional<Double> b = constant(copy, op.b());
        if (a.isPresent() && b.isPresent()) {
            return Optional.of(copy.add(new Op.Scalar(Elementwise.binary(op.kind(), a.get(), b.get()))));
        }
        boolean leftNeutral = a.isPresent() && neutralOnTheLeft(op.kind(), a.get());
        boolean rightNeutral = b.isPresent() && neutralOnTheRight(op.kind(), b.get());
        int kept = leftNeutral ? op.b() : op.a();
        return (leftNeutral || rightNeutral) && copy.copied(kept).type().equals(type)
                ? Optional.of(kept)
                : Optional.empty();
    }

    private static boolean neutralOnTheLeft(BinaryKind kind, double number) {
        return (kind == BinaryKind.ADD && number == 0) || (kind == BinaryKind.MULTIPLY && number == 1);
    }

    private static boolean neutralOnTheRight(BinaryKind kind, double number) {
        return switch (kind) {
            case ADD, SUBTRACT -> number == 0;
            case MULTIPLY, DIVIDE, POWER -> number == 1;
            case MINIMUM, MAXIMUM -> false;
        };
    }

    private static Optional<Double> constant(Rewriter copy, int id) {
        return copy.copied(id).op() instanceof Op.Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
    }
}
