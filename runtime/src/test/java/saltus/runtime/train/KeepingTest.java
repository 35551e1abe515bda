package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import saltus.runtime.evaluate.Score;

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

    private static List<MeasuredSamples> measured(List<Double> values) {
        return values.stream()
                .map(value -> new MeasuredSamples(1, 1, 10, List.of(score(value)), null))
                .toList();
    }

    private static Score score(double value) {
        return MeasuredSamples.of(com.google.gson.JsonParser.parseString(
                                "{\"step\":1,\"evaluations\":1,\"samples\":10,\"scores\":[{\"metric\":\"SW2\",\"value\":"
                                        + value + ",\"floor\":{\"mean\":1,\"spread\":0.1,\"repeats\":8}}]}")
                        .getAsJsonObject())
                .scores()
                .get(0);
    }
}
