package saltus.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Formulas of points, velocities and times, evaluated. */
final class Plane {
    /**
     * The variables.
     *
     * @param z points [B, D]
     * @param v velocities there [B, D]
     * @param t start [B]
     * @param s between [B]
     * @param r end [B]
     */
    record Point(Tensor z, Tensor v, Tensor t, Tensor s, Tensor r) {}

    private Plane() {}

    /** The value of a formula of one row and coordinate, and of no velocity. */
    static double value(Function<Point, Tensor> formula, double x, double t, double s, double r) {
        Array point = new Array(new double[] {x}, 1, 1);
        return values(formula, List.of(point, point, row(t), row(s), row(r))).values()[0];
    }

    private static Array row(double value) {
        return new Array(new double[] {value}, 1);
    }

    /** The values of a formula for points, velocities, and the times t, s, r. */
    static Array values(Function<Point, Tensor> formula, List<Array> variables) {
        GraphBuilder graph = new GraphBuilder();
        Shape points = Shape.rows(Dim.BATCH, variables.get(0).shape()[1]);
        List<Tensor> inputs = new ArrayList<>();
        Map<String, Array> given = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            String name = "variable" + i;
            inputs.add(graph.input(Role.DATA, name, Type.real(i < 2 ? points : Shape.of(Dim.BATCH))));
            given.put(name, variables.get(i));
        }
        graph.output(
                "value",
                formula.apply(new Point(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3), inputs.get(4))));
        return Interpreter.run(graph.build(), given).get("value");
    }
}
