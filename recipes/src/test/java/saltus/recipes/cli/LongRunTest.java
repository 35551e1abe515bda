package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/** What long runs are given: hours, schedules of the learning rate, optimisers. */
class LongRunTest {
    private static final String FILE = "checkpoint.safetensors";
    private static final List<String> ADDED = List.of("lr-warm-up", "lr-schedule", "optimiser");

    @TempDir
    Path folder;

    @Test
    void hoursEndARunAndTheSameCommandGoesOn() throws IOException {
        Path stopped = folder.resolve("stopped");
        for (int step = 1; step <= 3; step++) {
            String said = train(0, stopped, 4, "--max-hours=1e-9");
            assertTrue(said.contains("stopped after step " + step + " of 4: --max-hours are over, and the same"), said);
            assertTrue(Files.exists(stopped.resolve("samples.png")), "the end of a run is an event");
        }
        String complete = train(0, stopped, 4, "--max-hours=1e-9");
        assertTrue(complete.contains("continued after 3"), complete);
        assertFalse(complete.contains("stopped after"), complete);
        Path straight = folder.resolve("straight");
        assertFalse(train(0, straight, 4, "--max-hours=10").contains("stopped after"));
        assertSame(straight, stopped);
    }

    @Test
    void noHoursAreRefused() {
        for (String hours : List.of("0", "-1", "NaN")) {
            String said = train(2, folder.resolve("none"), 4, "--max-hours=" + hours);
            assertTrue(said.contains("give --max-hours a number greater than 0"), said);
        }
        assertFalse(Files.exists(folder.resolve("none")));
    }

    /** Stopped in the warm-up, at its end, in the fall, and not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"constant", "inverse-sqrt", "cosine"})
    void aRunThatWasStoppedGoesOnWithItsRates(String schedule) throws IOException {
        String[] options = {"--lr-schedule=" + schedule, "--lr-warm-up=3", "--max-hours=1e-9"};
        Path stopped = folder.resolve("stopped");
        for (int step = 1; step <= 6; step++) {
            train(0, stopped, 6, options);
        }
        Path straight = folder.resolve("straight");
        train(0, straight, 6, options[0], options[1]);
        assertSame(straight, stopped);
        Path other = folder.resolve("other");
        train(0, other, 6, options[0]);
        assertFalse(Arrays.equals(bytes(straight), bytes(other)), "a warm-up changes what is learned");
    }

    /** RAdam is another one after the fifth step. */
    @ParameterizedTest
    @CsvSource({"adam, 3", "radam, 7", "lion, 3", "muon, 3"})
    void aRunThatWasStoppedGoesOnWithItsOptimiser(String optimiser, int steps) throws IOException {
        String option = "--optimiser=" + optimiser;
        Path stopped = folder.resolve("stopped");
        for (int step = 1; step <= steps; step++) {
            train(0, stopped, steps, option, "--max-hours=1e-9");
        }
        Path straight = folder.resolve("straight");
        train(0, straight, steps, option);
        assertSame(straight, stopped);
        String usual = train(2, stopped, 9, "--lr=1e-3");
        assertTrue(usual.contains("optimiser " + optimiser + ", not adamw"), usual);
        Path adam = folder.resolve("adam");
        train(0, adam, 2);
        assertTrue(train(2, adam, 3, option).contains("optimiser adamw, not " + optimiser));
        train(0, adam, 3, option, "--anyway");
    }

    /** Lion keeps no mean of squares, Muon that of the edge alone. */
    @Test
    void noOtherGoesOnFromOneThatKeepsLess() {
        Map<String, List<String>> others =
                Map.of("lion", List.of("adamw", "radam", "muon"), "muon", List.of("adamw", "adam"));
        others.forEach((optimiser, more) -> {
            Path run = folder.resolve(optimiser);
            train(0, run, 2, "--optimiser=" + optimiser);
            for (String other : more) {
                String said = train(2, run, 3, "--anyway", "--optimiser=" + other);
                assertTrue(
                        said.contains("add --optimiser %s, or begin another run with its weights by --from"
                                .formatted(optimiser)),
                        said);
            }
            train(0, folder.resolve("new" + optimiser), 2, "--from=" + run.resolve(FILE));
        });
        train(0, folder.resolve("muon"), 3, "--anyway", "--optimiser=lion");
    }

    @Test
    void whatMuonWasTrainedWithGoesOnElsewhere() throws IOException {
        String muon = "--optimiser=muon";
        Path straight = folder.resolve("straight");
        train(0, straight, 4, muon);
        Path first = folder.resolve("first");
        train(0, first, 2, muon);
        Path second = folder.resolve("second");
        train(0, second, 4, muon, "--from=" + first, "--continue");
        assertEquals(numbers(straight), numbers(second));
    }

    /** All tensors but the log. */
    private static Map<String, ByteBuffer> numbers(Path run) {
        try (SafetensorsReader file = SafetensorsReader.open(run.resolve(FILE))) {
            return file.infos().stream()
                    .map(TensorInfo::name)
                    .filter(name -> name.contains("."))
                    .collect(Collectors.toMap(name -> name, file::bytes));
        }
    }

    @Test
    void ratesAreLogged() throws IOException {
        Path run = folder.resolve("run");
        train(0, run, 5, "--lr=1", "--lr-schedule=cosine", "--lr-final=0.5", "--lr-warm-up=2", "--log-every=1");
        List<Double> rates = Files.readAllLines(run.resolve("log.jsonl")).stream()
                .map(line -> JsonParser.parseString(line)
                        .getAsJsonObject()
                        .get("learning_rate")
                        .getAsDouble())
                .toList();
        List<Double> expected = List.of(0.5, 1.0, 0.5 + 0.25 * 1.5, 0.5 + 0.25 * 0.5, 0.5);
        assertEquals(expected.size(), rates.size());
        for (int i = 0; i < rates.size(); i++) {
            assertEquals(expected.get(i), rates.get(i), 1e-15);
        }
    }

    @Test
    void aCosineCannotBeMadeLonger() {
        Path run = folder.resolve("run");
        String cosine = "--lr-schedule=cosine";
        train(0, run, 2, cosine);
        String longer = train(2, run, 4, cosine);
        assertTrue(longer.contains("lr-schedule cosine to 0.0 at step 2, not cosine to 0.0 at step 4"), longer);
        assertTrue(longer.contains("A cosine ends at --steps and cannot be made longer"), longer);
        String endless = train(2, run, 2);
        assertTrue(endless.contains("lr-schedule cosine to 0.0 at step 2, not one without an end"), endless);
        train(0, run, 4, cosine, "--anyway");
    }

    /** What a run does not say of itself is as usual, whether it was trained before there was a choice or not. */
    @Test
    void usualSettingsAreNotKept() throws IOException {
        Path run = folder.resolve("run");
        train(0, run, 2);
        String described = Files.readString(run.resolve("run.json"));
        for (String name : ADDED) {
            assertFalse(described.contains("\"" + name + "\""), described);
        }
        train(0, run, 3, "--lr-schedule=inverse-sqrt", "--lr-decay-after=1500", "--lr-warm-up=0");
        String warm = train(2, run, 4, "--lr-warm-up=2");
        assertTrue(warm.contains("(lr-warm-up 0, not 2)"), warm);
        String constant = train(2, run, 4, "--lr-schedule=constant");
        assertTrue(constant.contains("(lr-decay-after 1500, not never)"), constant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--lr-schedule=linear; write constant, inverse-sqrt or cosine",
                "--optimiser=sgd; write adamw, adam, radam, lion or muon",
                "--lr-final=0.1; add --lr-schedule cosine",
                "--lr-final=0.1 --lr-schedule=constant; add --lr-schedule cosine",
                "--lr-decay-after=5 --lr-schedule=cosine; leave out one of them",
                "--lr-decay-after=0; of at least 1",
                "--lr-schedule=cosine --lr-warm-up=4; below the 4 of --steps",
                "--lr-schedule=cosine --lr-final=1; of at most the 0.003 of --lr",
                "--lr-warm-up=-1; at least 0",
                "--data=digits:16 --lr-schedule=inverse-sqrt; add --lr-decay-after N",
            })
    void whatCannotBeIsRefusedWithTheFix(String options, String fix) {
        String said = train(2, folder.resolve("none"), 4, options.split(" "));
        assertTrue(said.contains(fix), said);
        assertFalse(Files.exists(folder.resolve("none")));
    }

    private static byte[] bytes(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(FILE));
    }

    private static void assertSame(Path one, Path other) throws IOException {
        assertArrayEquals(bytes(one), bytes(other));
    }

    /** All that the command says. */
    private static String train(int code, Path out, int steps, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "FlowMatching",
                "--metric=none",
                "--batch=8",
                "--steps=" + steps,
                "--sample-steps=1",
                "--threads=1",
                "--no-page",
                "--out=" + out));
        if (Arrays.stream(more).noneMatch(option -> option.startsWith("--data"))) {
            arguments.addAll(List.of("--data=moons", "--network=mlp:8x1"));
        }
        arguments.addAll(List.of(more));
        Console console = Console.run(arguments.toArray());
        assertEquals(code, console.code(), console.out() + console.err());
        return console.out() + console.err();
    }
}
