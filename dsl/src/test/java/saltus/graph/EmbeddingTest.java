package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import saltus.graph.ForwardMode.Seed;

/** What a feature network sees, by distances that can be followed by hand, and what it refuses. */
class EmbeddingTest {
    private static final Type IMAGES = Type.real(Shape.of(Dim.BATCH, Dim.of(3), Dim.of(1), Dim.of(2)));

    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor x = graph.input(Role.DATA, "x", IMAGES);
    private final Tensor y = graph.input(Role.DATA, "y", IMAGES);

    private static Array images(double... values) {
        return new Array(values, values.length / 6, 3, 1, 2);
    }

    private static Tensor apart(Tensor a, Tensor b) {
        return a.embedding().minus(b.embedding()).square().sumPerRow();
    }

    private double[] distance(Features features, Array a, Array b) {
        graph.output("distance", apart(x, y));
        return Interpreter.run(graph.build(), Map.of("x", a, "y", b), features)
                .get("distance")
                .values();
    }

    /** Directions over the channels: (1, 0, 0) against (0, 1, 0) are 2 apart, (3, 4, 0) / 5 against (0, 1, 0) 0.4. */
    @Test
    void directionsAreComparedAndPlacesAveraged() {
        Array a = images(7, 3, 0, 4, 0, 0, 0, 0, 0, 0, 5, -2);
        Array b = images(0, 0, 9, 2, 0, 0, 0, 0, 0, 0, 1, 4);
        assertArrayEquals(new double[] {(2 + 0.4) / 2, (0 + 4) / 2.0}, distance(List::of, a, b), 1e-9);
    }

    @Test
    void layersAreSummed() {
        Array a = images(7, 3, 0, 4, 0, 0);
        Array b = images(0, 0, 9, 2, 0, 0);
        assertArrayEquals(new double[] {2 * 1.2}, distance(image -> List.of(image, image), a, b), 1e-9);
    }

    /** A network that divides and weighs itself, and adds a constant channel K, undoes the division here up to K^-2. */
    @Test
    void learnedWeightsOfChannelsStandInTheNetwork() {
        double[] weights = {0.5, 2, 0.1};
        double k = 1000;
        Features weighted = image -> {
            Array features = Array.zeros(image.shape()[0], 4, 1, 2);
            for (int i = 0; i < features.values().length; i++) {
                int first = i / 8 * 6 + i % 2;
                double length = Math.sqrt(square(image, first) + square(image, first + 2) + square(image, first + 4));
                int channel = i / 2 % 4;
                features.values()[i] =
                        channel == 3 ? k : Math.sqrt(weights[channel]) * image.values()[first + 2 * channel] / length;
            }
            return List.of(features);
        };
        Array a = images(7, 3, 0, 4, 0, 0);
        Array b = images(0, 0, 9, 2, 0, 0);
        double expected = (0.5 + 2 + 0.5 * 0.36 + 2 * 0.04) / 2;
        assertArrayEquals(new double[] {expected / (k * k)}, distance(weighted, a, b), 1e-5 * expected / (k * k));
    }

    private static double square(Array x, int at) {
        return x.values()[at] * x.values()[at];
    }

    @Test
    void featuresOfLengthZeroHaveNoDirection() {
        Array none = images(0, 0, 0, 0, 0, 0);
        assertArrayEquals(new double[] {0.5}, distance(List::of, none, images(2, 0, 0, 0, 0, 0)), 1e-9);
    }

    @Test
    void equalFeaturesAreNoDistanceApart() {
        Array a = images(7, 3, 0, 4, 0.1, 0);
        Features half = image -> List.of(new Array(new double[] {image.values()[0], 1}, 1, 1, 1, 2));
        Array b = images(7, -3, 2, 5, 6, 7);
        assertArrayEquals(new double[1], distance(half, a, b));
    }

    @Test
    void itPrintsItsOperand() {
        graph.output("d", x.embedding());
        assertEquals("""
                %0 : f32[B,3,1,2] = input data x
                %1 : f32[B,3,1,2] = input data y
                %2 : f32[B,features] = embedding %0
                yield d %2
                """, graph.build().toString());
    }

    @Test
    void onlyImagesAreSeen() {
        Tensor gray = graph.input(Role.DATA, "gray", Type.real(Shape.of(Dim.BATCH, Dim.of(1), Dim.of(1), Dim.of(2))));
        Tensor points = graph.input(Role.DATA, "points", Type.real(Shape.rows(Dim.BATCH, 3)));
        assertEquals(
                "embedding takes images [B,3,H,W], found f32[B,1,1,2]",
                assertThrows(GraphException.class, gray::embedding).getMessage());
        assertEquals(
                "embedding takes images [B,3,H,W], found f32[B,3]",
                assertThrows(GraphException.class, points::embedding).getMessage());
    }

    @Test
    void withoutANetworkTheInterpreterSaysSo() {
        graph.output("d", apart(x, y));
        Map<String, Array> zeros = Map.of("x", images(0, 0, 0, 0, 0, 0), "y", images(0, 0, 0, 0, 0, 0));
        assertEquals(
                "an embedding needs a feature network, and the interpreter was given none",
                assertThrows(GraphException.class, () -> Interpreter.run(graph.build(), zeros))
                        .getMessage());
    }

    @Test
    void itHasNoTangentUnlessItIsConstant() {
        Tensor distance = apart(x, y);
        List<Seed> moving = List.of(new Seed(x, x.ones()));
        String message = assertThrows(GraphException.class, () -> ForwardMode.tangent(distance, moving))
                .getMessage();
        assertEquals(
                "what a feature network sees has no tangent, since the graph does not know what the network computes; use"
                        + " a discrete target, or another metric",
                message);
        Tensor still = ForwardMode.tangent(apart(x.stopGradient(), y), moving);
        graph.output("still", still);
        Array zeros = images(0, 0, 0, 0, 0, 0);
        assertEquals(
                Array.zeros(1),
                Interpreter.run(graph.build(), Map.of("x", zeros, "y", zeros), List::of)
                        .get("still"));
    }
}
