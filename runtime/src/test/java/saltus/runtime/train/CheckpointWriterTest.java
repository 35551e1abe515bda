package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Precision;
import saltus.runtime.UnusableResultException;
import saltus.runtime.identity.Identity;
import saltus.runtime.network.Affine;
import saltus.runtime.network.Extras;
import saltus.runtime.program.StateNumbers;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;

/** A checkpoint has the state as it was, whatever steps are made while it is written. */
class CheckpointWriterTest {
    private static final Identity IDENTITY = new Identity(Map.of("network", "affine"));

    @TempDir
    Path folder;

    private final TrainingState state =
            new TrainingState(new Affine(3, Extras.NONE), Precision.SINGLE, true, Device.cpu());

    /** What waits to be done beside the training. */
    private final List<Runnable> waiting = new ArrayList<>();

    private final RunHistory history = new RunHistory();

    @BeforeEach
    void fill() {
        change(1);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private void change(long seed) {
        Random random = new Random(seed);
        for (TensorList list : state.lists().values()) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, random.doubles(list.doubles(i).length).toArray());
            }
        }
    }

    private CheckpointWriter writer(double large, double room) {
        return new CheckpointWriter(waiting::add, large, () -> room);
    }

    private Runnable file(String name, StateNumbers numbers) {
        return Checkpoint.file(folder.resolve(name), numbers, IDENTITY, history, 7);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void whatIsWrittenIsTheStateAsItWas() throws IOException {
        file("expected", state.numbers()).run();
        CheckpointWriter writer = writer(1, Double.POSITIVE_INFINITY);
        writer.write(7, state, true, numbers -> file("found", numbers));
        assertFalse(Files.exists(folder.resolve("found")));
        assertEquals(OptionalLong.empty(), writer.completed());
        change(2);
        history.goesOnAnyway(7, List.of("something else"));
        waiting.forEach(Runnable::run);
        assertEquals(OptionalLong.of(7), writer.completed());
        assertEquals(OptionalLong.empty(), writer.completed());
        assertArrayEquals(bytes("expected"), bytes("found"));
    }

    @Test
    void whatIsSmallOrHasNoRoomOrIsTheLastIsThereAtOnce() throws IOException {
        file("expected", state.numbers()).run();
        CheckpointWriter small = writer(state.bytes() + 1, Double.POSITIVE_INFINITY);
        small.write(7, state, true, numbers -> file("small", numbers));
        CheckpointWriter large = writer(state.bytes(), state.bytes() - 1);
        large.write(7, state, true, numbers -> file("large", numbers));
        CheckpointWriter last = writer(state.bytes(), state.bytes());
        last.write(7, state, false, numbers -> file("last", numbers));
        assertTrue(waiting.isEmpty());
        assertEquals(OptionalLong.of(7), last.completed());
        last.write(7, state, true, numbers -> file("besides", numbers));
        assertEquals(1, waiting.size());
        waiting.get(0).run();
        for (String name : List.of("small", "large", "last", "besides")) {
            assertArrayEquals(bytes("expected"), bytes(name), name);
        }
    }

    @Test
    void whatGoesWrongIsTold() {
        CheckpointWriter writer = writer(1, Double.POSITIVE_INFINITY);
        double[] numbers = state.average().doubles(0);
        numbers[1] = Double.NaN;
        state.average().set(0, numbers);
        writer.write(7, state, true, copy -> file("found", copy));
        fill();
        waiting.forEach(Runnable::run);
        UnusableResultException problem = assertThrows(UnusableResultException.class, writer::completed);
        assertTrue(problem.getMessage().startsWith("After step 7 1 of the numbers"), problem::getMessage);
        assertFalse(Files.exists(folder.resolve("found")));
        writer.write(8, state, true, copy -> file("found", copy));
        waiting.get(1).run();
        assertEquals(OptionalLong.of(8), writer.await());
    }

    @Test
    void oneIsWrittenAtATimeAndTheEndWaits() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (CheckpointWriter writer = new CheckpointWriter(task -> new Thread(task).start(), 1, () -> 1e18)) {
            writer.write(1, state, true, numbers -> () -> later(order, "first"));
            writer.write(2, state, true, numbers -> () -> later(order, "second"));
            assertEquals(List.of("first"), order);
        }
        assertEquals(List.of("first", "second"), order);
    }

    private static void later(List<String> order, String name) {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        order.add(name);
    }
}
