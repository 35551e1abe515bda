package saltus.runtime.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.data.DataSet;
import saltus.runtime.record.WeightLog;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingListener;
import saltus.runtime.train.TrainingSettings;

/** What a run tells its listeners, told by hand: the event file is that of the folder, however often the run is killed. */
class EventLogTest {
    private static final int STEPS = 60;
    private static final int EVERY = 20;
    private static final int LINE = 5;

    @TempDir
    private Path folder;

    private Path straight;
    private Path killed;

    @BeforeEach
    void start() throws IOException {
        straight = folder(folder.resolve("straight"));
        killed = folder(folder.resolve("killed"));
    }

    private static Path folder(Path path) throws IOException {
        Files.createDirectories(path.resolve("previews"));
        Files.writeString(path.resolve("machine.json"), "{\"started\":\"2026-01-01T00:00:00Z\"}");
        return path;
    }

    /** The listeners of a run, and the run itself up to a kill. */
    private static void train(Path path, int from, int to) throws IOException {
        RunFolder run = new RunFolder(path);
        TrainingSettings settings = TrainingSettings.defaults(DataSet.Kind.POINTS)
                .steps(STEPS)
                .checkpointEvery(EVERY)
                .build();
        WeightLog weights = new WeightLog(run, settings);
        List<TrainingListener> listeners = List.of(weights, new EventLog(run, weights));
        listeners.forEach(listener -> listener.begins(from, STEPS));
        StringBuilder log = new StringBuilder();
        StringBuilder timings = new StringBuilder();
        for (int step = 1; step <= to; step++) {
            if (step % LINE == 0) {
                String line = "{\"step\":%d,\"loss\":%s,\"refused\":0}".formatted(step, 1.0 / step);
                log.append(line).append('\n');
                timings.append("{\"step\":%d,\"seconds\":%s}%n".formatted(step, step / 4.0));
                Files.writeString(path.resolve("log.jsonl"), log);
                Files.writeString(path.resolve("timings.jsonl"), timings);
                if (step > from) {
                    tell(listeners, step, line, path);
                }
            }
        }
        if (to == STEPS) {
            listeners.forEach(TrainingListener::ended);
        }
    }

    private static void tell(List<TrainingListener> listeners, int step, String line, Path path) throws IOException {
        listeners.forEach(listener -> listener.logged(step, line));
        if (step % EVERY == 0) {
            Path picture = path.resolve("previews/%09d.png".formatted(step));
            ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
            float value = step;
            SafetensorsWriter.writeSealed(
                    path.resolve("checkpoint.safetensors"),
                    Map.of(),
                    List.of(Entry.bytes(
                            "model.w",
                            "F32",
                            new long[] {4},
                            () -> ByteBuffer.allocate(16)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putFloat(-value)
                                    .putFloat(0)
                                    .putFloat(value)
                                    .putFloat(value)
                                    .flip())));
            listeners.forEach(listener -> listener.previewed(step, picture));
            listeners.forEach(listener -> listener.saved(step));
        }
    }

    private static Path file(Path run) {
        return run.resolve("tensorboard/events.out.tfevents.0.saltus");
    }

    @Test
    void aKilledRunEndsWithTheSameFile() throws IOException {
        train(straight, 0, STEPS);
        train(killed, 0, 37);
        train(killed, EVERY, 53);
        train(killed, 2 * EVERY, STEPS);
        assertArrayEquals(Files.readAllBytes(file(straight)), Files.readAllBytes(file(killed)));
        assertEquals(
                Files.readString(straight.resolve("weights.jsonl")), Files.readString(killed.resolve("weights.jsonl")));
    }

    /** A kill between the checkpoint and what is kept of it. */
    @Test
    void weightsThatAKillHasTakenAreThoseOfTheCheckpoint() throws IOException {
        train(straight, 0, STEPS);
        train(killed, 0, 2 * EVERY);
        Files.writeString(
                killed.resolve("weights.jsonl"),
                Files.readAllLines(killed.resolve("weights.jsonl")).get(0) + "\n");
        train(killed, 2 * EVERY, STEPS);
        assertArrayEquals(Files.readAllBytes(file(straight)), Files.readAllBytes(file(killed)));
    }

    /** Somebody has deleted the checkpoint, and trains anew over what is there. */
    @Test
    void whatAnotherRunHasLeftIsGone() throws IOException {
        train(straight, 0, STEPS);
        train(killed, 0, 53);
        Path weights = killed.resolve("weights.jsonl");
        Files.writeString(weights, Files.readString(weights).replace("\"least\":-", "\"least\":-1"));
        train(killed, 0, STEPS);
        assertArrayEquals(Files.readAllBytes(file(straight)), Files.readAllBytes(file(killed)));
    }

    /** Lengths and sums of all records, at every moment of a run. */
    @Test
    void everyRecordIsWhole() throws IOException {
        train(killed, 0, 37);
        // the head; seven lines, a picture, the weights
        assertEquals(1 + 7 + 1 + 1, records(file(killed)).size());
        train(killed, EVERY, STEPS);
        assertEquals(1 + 12 + 3 + 3, records(file(killed)).size());
    }

    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[Long.BYTES];
            bytes.get(length);
            assertEquals(unmasked(bytes.getInt()), sum(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(data);
            assertEquals(unmasked(bytes.getInt()), sum(data));
            records.add(data);
        }
        return records;
    }

    private static int unmasked(int masked) {
        return Integer.rotateLeft(masked - 0xa282ead8, 15);
    }

    private static int sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /** By a TensorBoard of the machine's own, if there is one. */
    @Test
    @Tag("tensorboard")
    void tensorBoardReadsIt() throws Exception {
        assumeTrue(python("import tensorboard") == 0, "there is no TensorBoard for python3");
        train(killed, 0, 37);
        train(killed, EVERY, STEPS);
        int code = python("""
                import json
                from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
                events = EventAccumulator("%s", size_guidance={"scalars": 0, "images": 0, "histograms": 0})
                events.Reload()
                loss = events.Scalars("train/loss")
                picture = events.Images("samples/fixed_noise")[-1]
                weights = events.Histograms("weights/w")[-1].histogram_value
                print(json.dumps({
                    "tags": sorted(events.Tags()["scalars"]), "steps": [one.step for one in loss],
                    "times": [one.wall_time for one in loss], "last": loss[-1].value,
                    "picture": [picture.step, picture.width, picture.height],
                    "pictures": len(events.Images("samples/fixed_noise")),
                    "weights": [weights.min, weights.max, weights.num, weights.sum, weights.sum_squares],
                    "counts": sum(weights.bucket), "histograms": len(events.Histograms("weights/w"))}))
                """.formatted(killed.resolve("tensorboard")));
        String said = Files.readString(folder.resolve("said.txt"));
        assertEquals(0, code, said);
        JsonObject read = JsonParser.parseString(
                        said.lines().reduce((a, b) -> b).orElseThrow())
                .getAsJsonObject();
        assertEquals(
                "[\"speed/steps_per_second\",\"train/loss\",\"train/refused\"]",
                read.get("tags").toString());
        assertEquals("[5,10,15,20,25,30,35,40,45,50,55,60]", read.get("steps").toString());
        assertEquals(1.0 / STEPS, read.get("last").getAsDouble(), 1e-8);
        double[] times = new Gson().fromJson(read.get("times"), double[].class);
        assertEquals(15.0 - 1.25, times[11] - times[0], 1e-3);
        assertEquals("[60,6,4]", read.get("picture").toString());
        assertEquals("[-60.0,60.0,4.0,60.0,10800.0]", read.get("weights").toString());
        assertTrue(
                read.get("pictures").getAsInt() == 3 && read.get("histograms").getAsInt() == 3, said);
        assertEquals(4, read.get("counts").getAsDouble());
    }

    private int python(String script) throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            return 1;
        }
    }
}
