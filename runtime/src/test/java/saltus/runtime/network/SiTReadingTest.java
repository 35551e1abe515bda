package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;

class SiTReadingTest {
    @ParameterizedTest
    @ValueSource(strings = {"S/2", "B/4", "B/2", "L/2", "XL/2"})
    void namedSizesAreReadFromTheirShapes(String name) {
        SiT sit = new SiT(4, 32, SiTSize.parse(name), 1000, Extras.LOG_VARIANCE);
        SiTReading reading = SiTReading.of(shapes(sit)).orElseThrow();
        assertEquals(Shape.of(4, 32, 32), reading.sample());
        assertEquals(1000, reading.classes());
        assertEquals(Optional.of("sit:" + name), reading.text());
    }

    @Test
    void headsOfOtherWidthsAreNotGuessed() {
        SiTReading reading = SiTReading.of(shapes(new SiT(1, 28, SiTSize.parse("64x3x4/7"), 10, Extras.NONE)))
                .orElseThrow();
        assertEquals(new SiTReading(64, 3, 7, Shape.of(1, 28, 28), 10), reading);
        assertEquals(Optional.empty(), reading.text());
    }

    @Test
    void otherNetworksAreNone() {
        assertEquals(Optional.empty(), SiTReading.of(Map.of()));
        for (String name : new String[] {"x_embedder.proj.weight", "pos_embed", "y_embedder.embedding_table.weight"}) {
            Map<String, long[]> shapes = shapes(new SiT(4, 8, SiTSize.parse("S/2"), 10, Extras.NONE));
            shapes.put(name, new long[] {1, 5, 7});
            assertEquals(Optional.empty(), SiTReading.of(shapes));
        }
    }

    private static Map<String, long[]> shapes(SiT sit) {
        Map<String, long[]> shapes = new HashMap<>();
        for (Weight weight : sit.weights()) {
            shapes.put(
                    weight.name(),
                    weight.shape().stream().mapToLong(Integer::longValue).toArray());
        }
        return shapes;
    }
}
