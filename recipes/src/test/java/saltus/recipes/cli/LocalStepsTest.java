package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/** A run whose ranks meet after steps of their own: what it keeps, where it stops, and what it goes on from. */
class LocalStepsTest {
    @TempDir
    private Path folder;

    @Test
    void aRunGoesOnFromAMeetingToTheSameBits() throws IOException {
        train("straight", "--steps=15", "--local-steps=5");
        train("joined", "--steps=10", "--local-steps=5");
        train("joined", "--steps=15", "--local-steps=5");
        for (String file : List.of("checkpoint.safetensors", "log.jsonl")) {
            assertArrayEquals(bytes("straight", file), bytes("joined", file), file);
        }
        train("other", "--steps=15");
        assertFalse(
                Arrays.equals(bytes("straight", "checkpoint.safetensors"), bytes("other", "checkpoint.safetensors")));
    }

    @Test
    void aRunGoesOnElsewhereWithItsMomentum() throws IOException {
        train("begun", "--steps=10", "--local-steps=5");
        String from = "--from=" + folder.resolve("begun");
        String told = train("other", "--steps=15", "--local-steps=5", from, "--continue")
                .out();
        assertTrue(told.contains("exp_avg_sq, step, outer"), told);
        train("begun", "--steps=15", "--local-steps=5");
        for (String part : List.of("model.", "outer.")) {
            assertEquals(tensors("begun", part), tensors("other", part));
        }
        train("plain", "--steps=10");
        String none = train("third", "--steps=11", "--local-steps=5", "--from=" + folder.resolve("plain"), "--continue")
                .out();
        assertTrue(none.contains("its outer momentum begins with zeros"), none);
        String without = train("fourth", "--steps=16", from, "--continue").out();
        assertFalse(without.contains("outer"), without);
    }

    private Map<String, ByteBuffer> tensors(String run, String part) {
        try (SafetensorsReader reader =
                SafetensorsReader.open(folder.resolve(run).resolve("checkpoint.safetensors"))) {
            return reader.infos().stream()
                    .filter(info -> info.name().startsWith(part))
                    .collect(Collectors.toMap(TensorInfo::name, info -> reader.bytes(info.name())));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void aRunOfRanksGoesOnWithAnotherNumberOfThem() throws Exception {
        List<String> command = new ArrayList<>(command("run", "--steps=10", "--local-steps=5"));
        command.add("--ranks=2");
        Path said = folder.resolve("said");
        assertEquals(
                0, Child.start(said, List.of(), command.toArray(String[]::new)).waitFor(), () -> "see " + said);
        String told = train("run", "--steps=15", "--local-steps=5").out();
        assertTrue(told.contains("continued after 10"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "--local-steps=5, --local-steps=6",
        "--local-steps=5, --local-steps=5 --outer-rate=0.5",
        "--local-steps=5, --local-steps=5 --outer-momentum=0",
        "--local-steps=5, ''",
        "'', --local-steps=5"
    })
    void otherMeetingsAreAnotherRun(String before, String after) {
        String[] changed = Stream.concat(Stream.of("--steps=7"), Stream.of(after.split(" ")))
                .filter(text -> !text.isEmpty())
                .toArray(String[]::new);
        train(
                "run",
                Stream.of("--steps=5", before).filter(text -> !text.isEmpty()).toArray(String[]::new));
        Console refused = Console.run(command("run", changed).toArray());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("local-steps"), refused.err());
        train("run", Stream.concat(Stream.of(changed), Stream.of("--anyway")).toArray(String[]::new));
    }

    @Test
    void whatIsDueBetweenMeetingsIsDoneAtTheNext() throws IOException {
        train("run", "--steps=12", "--local-steps=5", "--preview-every=7", "--keep=every:10");
        assertEquals(List.of("000000010.png"), names("previews"));
        assertEquals(List.of("000000010.safetensors"), names("snapshots"));
    }

    @Test
    void aRunThatIsAskedToStopMeetsAtOnceAndThenWhereItWouldHaveMet() throws IOException {
        String[] settings = {"--steps=12", "--local-steps=5", "--preview-every=5"};
        String stopped = train(
                        "run",
                        Stream.concat(Stream.of(settings), Stream.of("--max-hours=1e-9"))
                                .toArray(String[]::new))
                .out();
        assertTrue(stopped.contains("stopped after step 1 of 12"), stopped);
        String told = train("run", settings).out();
        assertTrue(told.contains("continued after 1"), told);
        assertEquals(List.of("000000005.png", "000000010.png"), names("previews"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--local-steps=0 | give 1 or more",
                "--local-steps=5 --outer-rate=0 | The --outer-rate is 0.0",
                "--local-steps=5 --outer-rate=Infinity | The --outer-rate is Infinity",
                "--local-steps=5 --outer-momentum=1 | The --outer-momentum is 1.0",
                "--outer-momentum=0.5 | --outer-momentum says how ranks go on",
                "--outer-rate=0.5 | --outer-rate says how ranks go on",
                "--local-steps=5 --keep=every:12 | --keep every:15"
            })
    void whatCannotMeetIsRefused(String options, String says) {
        Console refused = Console.run(command("run", options.split(" ")).toArray());
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains(says), refused.err());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    private Console train(String run, String... options) {
        Console console = Console.run(command(run, options).toArray());
        assertEquals(0, console.code(), console.err());
        return console;
    }

    private List<String> command(String run, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                "MeanFlow",
                "--data=moons",
                "--network=mlp:8x1",
                "--batch=16",
                "--log-every=4",
                "--threads=1",
                "--metric=none",
                "--no-page",
                "--out=" + folder.resolve(run)));
        all.addAll(List.of(options));
        return all;
    }

    private byte[] bytes(String run, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(run).resolve(file));
    }

    private List<String> names(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run").resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
