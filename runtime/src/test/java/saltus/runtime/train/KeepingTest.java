package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;
import saltus.runtime.evaluate.MeasuredSamples;

/** Checkpoints are kept by number, by step and by how good their samples were. */
class KeepingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"last:3", "every:2000", "minutes:30", "best", "best:SW2"})
    void eachIsReadAsItIsWritten(String text) {
        assertEquals(text, Keeping.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last", "last:0", "last:-1", "every:x", "newest:2", "minutes:1.5", "last:3:4"})
    void whatSaysNothingIsRefused(String text) {
        assertThrows(BadInputException.class, () -> Keeping.parse(text));
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "a state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(new RunFolder(folder).snapshots())) {
            return files.map(file -> file.getFileName().toString().replaceAll("^0+|\\.safetensors$", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theLastAndEveryThousandthStay() throws IOException {
        Snapshots snapshots =
                new Snapshots(new RunFolder(folder), List.of(new Keeping.Last(2), new Keeping.Every(300)));
        LongStream.rangeClosed(1, 10).forEach(i -> snapshots.keep(100 * i, List.of(), KeepingTest::touch));
        assertEquals(
                new TreeSet<>(List.of("300", "600", "900", "1000")).stream().collect(Collectors.toSet()),
                kept().stream().collect(Collectors.toSet()));
    }

    @Test
    void theBestIsReplacedByABetterOneOnly() {
        Snapshots snapshots = new Snapshots(new RunFolder(folder), List.of(new Keeping.Best(Optional.empty())));
        List<Double> values = List.of(3.0, 2.0, 2.5, 2.0, 1.0, 4.0);
        TreeSet<Integer> written = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            int now = i;
            snapshots.keep(i + 1, measured(values.subList(0, i + 1)), file -> {
                touch(file);
                written.add(now);
            });
        }
        assertEquals(new TreeSet<>(List.of(0, 1, 4)), written);
    }

    /** Where a value below the floor is the bad one, the greatest is kept. */
    @Test
    void theBestOfAPrecisionIsTheGreatest() {
        Snapshots snapshots = new Snapshots(new RunFolder(folder), List.of(new Keeping.Best(Optional.of("precision"))));
        List<Double> values = List.of(0.3, 0.2, 0.9, 0.9, 0.1);
        TreeSet<Integer> written = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            int now = i;
            snapshots.keep(i + 1, measured(values.subList(0, i + 1), "precision", true), file -> {
                touch(file);
                written.add(now);
            });
        }
        assertEquals(new TreeSet<>(List.of(0, 2)), written);
    }

    private static List<MeasuredSamples> measured(List<Double> values) {
        return measured(values, "SW2", false);
    }

    private static List<MeasuredSamples> measured(List<Double> values, String metric, boolean worseBelow) {
        return values.stream().map(value -> of(value, metric, worseBelow)).toList();
    }

    private static MeasuredSamples of(double value, String metric, boolean worseBelow) {
        String json = """
                {"step":1,"evaluations":1,"samples":10,"scores":[{"metric":"%s","value":%s,"worseBelow":%s,
                "floor":{"mean":1,"spread":0.1,"repeats":8}}]}""".formatted(metric, value, worseBelow);
        return MeasuredSamples.of(JsonParser.parseString(json).getAsJsonObject());
    }
}
