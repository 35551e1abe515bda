package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;

class AffineTest {
    /** The middle of two points is answered by the middle of their answers, coordinate by coordinate, at any times. */
    @Property(tries = 30)
    void answersAreAffineInTheSamples(@ForAll @IntRange(min = 1, max = 5) int dimension, @ForAll long seed) {
        Random random = new Random(seed);
        Affine network = new Affine(dimension, Extras.NONE);
        GraphBuilder graph = new GraphBuilder();
        Tensor z = graph.input(Role.DATA, "z", Type.real(Shape.rows(Dim.BATCH, dimension)));
        Tensor t = graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        Tensor r = graph.input(Role.DATA, "r", Type.real(Shape.of(Dim.BATCH)));
        Tensor labels = graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
        Network bound = new BoundNetwork(network).bind(graph, Role.PARAMETER, false)::apply;
        graph.output("answer", bound.apply(z, r, t, Condition.of(labels)));
        Map<String, Array> inputs = new java.util.HashMap<>();
        for (Weight weight : network.weights()) {
            inputs.put(
                    weight.name(),
                    new Array(
                            random.doubles(weight.size(), -1, 1).toArray(),
                            weight.shape().stream().mapToInt(Integer::intValue).toArray()));
        }
        double[] points = random.doubles(3L * dimension, -2, 2).toArray();
        for (int i = 0; i < dimension; i++) {
            points[2 * dimension + i] = (points[i] + points[dimension + i]) / 2;
        }
        double start = random.nextDouble();
        inputs.put("z", new Array(points, 3, dimension));
        inputs.put("t", new Array(new double[] {start, start, start}, 3));
        inputs.put("r", new Array(new double[] {start / 2, start / 2, start / 2}, 3));
        inputs.put("labels", new Array(new double[3], 3));
        double[] answers = Interpreter.run(graph.build(), inputs).get("answer").values();
        for (int i = 0; i < dimension; i++) {
            assertEquals((answers[i] + answers[dimension + i]) / 2, answers[2 * dimension + i], 1e-12);
        }
    }

    private interface Network {
        Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition);
    }
}
