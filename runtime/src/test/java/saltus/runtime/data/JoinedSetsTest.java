package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

class JoinedSetsTest {
    @TempDir
    Path folder;

    private static FiniteSet set(List<String> names, int... labels) {
        FiniteSet.Reader reader = (sample, into, from) -> into[from] = names.size() * 100 + sample;
        return new FiniteSet(DataSet.Kind.POINTS, Shape.of(1), reader, labels, names);
    }

    /** Every sample once an epoch, and classes by their names. */
    @Test
    void anEpochShowsAllOfAll() {
        FiniteSet joined = JoinedSets.of(
                List.of("a", "b"),
                List.of(set(List.of("cat", "dog"), 0, 1, 1), set(List.of("dog", "owl", "cat"), 0, 1, 2)));
        assertEquals(List.of("cat", "dog", "owl"), joined.classNames());
        Batch batch = joined.batch(5, 0, 6);
        Map<Float, Long> seen = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            seen.put(batch.samples()[i], batch.labels()[i]);
        }
        assertEquals(Map.of(200f, 0L, 201f, 1L, 202f, 1L, 300f, 1L, 301f, 2L, 302f, 0L), seen);
    }

    @Test
    void setsThatDoNotFitAreToldApart() {
        DataSet moons = DataSources.open("moons").value();
        String endless = assertThrows(
                        BadInputException.class,
                        () -> JoinedSets.of(List.of("a", "moons"), List.of(set(List.of(), 0), moons)))
                .getMessage();
        assertTrue(endless.contains("'moons' has no end"), endless);
        String classes = assertThrows(
                        BadInputException.class,
                        () -> JoinedSets.of(List.of("a", "b"), List.of(set(List.of(), 0), set(List.of("x"), 0))))
                .getMessage();
        assertTrue(classes.contains("only one has classes"), classes);
    }

    @Test
    void pathsAreRecognisedAndJoinedByText() throws Exception {
        Path one = Files.writeString(folder.resolve("one.csv"), "0.5\n1\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "-1\n-0.5\n0\n");
        DataSet joined =
                DataSources.open(one + ",scale=none + " + other + ",scale=none").value();
        assertEquals(5, joined.count().orElseThrow());
        assertEquals(
                "csv:" + one + ",scale=none + csv:" + other + ",scale=none",
                DataSources.open(one + ",scale=none + " + other + ",scale=none").text());
        Path foreign = Files.writeString(folder.resolve("one.xyz"), "?");
        String refused = assertThrows(BadInputException.class, () -> DataSources.open(foreign.toString()))
                .getMessage();
        assertTrue(refused.contains("in no format that is recognised"), refused);
    }
}
