package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.picture.PixelLevel;
import saltus.runtime.random.RandomStream;

/** What is given away gives the samples of {@code saltus sample}, and says what it is. */
class ExportTest {
    private static final int COUNT = 5;

    @TempDir
    static Path shared;

    private static Path run;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        run = trained(shared, "ExplicitShortcut", "digits", "sit:128x2x2/4");
    }

    @ParameterizedTest
    @CsvSource({
        "MeanFlow,                    moons,  mlp:16x1,     1, 1, 1",
        "MeanFlow,                    digits, sit:16x1x2/4, 4, 1, 1",
        "ContinuousConsistencyCosine, moons,  mlp:16x1,     4, 1, 4",
        "FlowMatching,                digits, sit:16x1x2/4, 3, 2, 1",
    })
    void theFileGivesTheSamplesOfTheRun(
            String recipe, String data, String network, int steps, double guidance, int draws) throws Exception {
        Path run = trained(folder, recipe, data, network);
        Path out = folder.resolve("given");
        ok(Console.run("export", run, "--steps", steps, "--guidance", guidance, "--out", out));
        ok(Console.run(
                "sample",
                run,
                "--steps",
                steps,
                "--guidance",
                guidance,
                "--count",
                COUNT,
                "--out",
                folder.resolve("s")));
        JsonObject config = JsonParser.parseString(Files.readString(out.resolve("config.json")))
                .getAsJsonObject();
        long[] sample = config.getAsJsonObject("data").getAsJsonArray("sample_shape").asList().stream()
                .mapToLong(extent -> extent.getAsLong())
                .toArray();
        int classes = config.getAsJsonObject("data").getAsJsonArray("classes").size();
        assertEquals(
                sample.length + (draws > 1 ? 2 : 1),
                config.getAsJsonObject("sampler").getAsJsonArray("noise_shape").size());
        try (Model model = Model.newInstance("given", Device.cpu(), "PyTorch")) {
            try (InputStream in = Files.newInputStream(out.resolve("model.pt"))) {
                model.load(in);
            }
            int width = (int) LongStream.of(sample).reduce(1, (a, b) -> a * b);
            long[] rows = LongStream.concat(LongStream.of(COUNT), LongStream.of(sample))
                    .toArray();
            long[] stacked = draws > 1
                    ? LongStream.concat(LongStream.of(draws), LongStream.of(rows))
                            .toArray()
                    : rows;
            NDArray noise = model.getNDManager().create(noise(draws, width), new Shape(stacked));
            NDArray labels = model.getNDManager()
                    .create(LongStream.range(0, COUNT)
                            .map(i -> classes > 0 ? i % classes : 0)
                            .toArray());
            NDArray samples = model.getBlock()
                    .forward(new ParameterStore(model.getNDManager(), false), new NDList(noise, labels), false)
                    .singletonOrThrow();
            assertEquals(new Shape(rows), samples.getShape());
            assertSamples(folder.resolve("s.npz"), samples.toFloatArray());
        }
    }

    /** The start's noise, then that before each further step. */
    private static float[] noise(int draws, int width) {
        float[] values = new float[draws * COUNT * width];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < COUNT; i++) {
                RandomStream random = RandomStream.of(0, draw == 0 ? "latents" : "noise." + draw, i);
                for (int j = 0; j < width; j++) {
                    values[(draw * COUNT + i) * width + j] = (float) random.normal();
                }
            }
        }
        return values;
    }

    /** As levels of grey, or as numbers. */
    private static void assertSamples(Path npz, float[] found) throws IOException {
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            ZipEntry images = zip.getEntry("arr_0.npy");
            ZipEntry entry = images != null ? images : zip.getEntry("samples.npy");
            ByteBuffer all =
                    ByteBuffer.wrap(zip.getInputStream(entry).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer bytes = all.position(10 + all.getShort(8)).slice().order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < found.length; i++) {
                if (images != null) {
                    assertEquals(bytes.get() & 0xFF, PixelLevel.of(found[i]), "level " + i);
                } else {
                    assertEquals(bytes.getFloat(), found[i], "number " + i);
                }
            }
            assertFalse(bytes.hasRemaining());
        }
    }

    @Test
    void theWeightsAreTheAverageUnderTheNetworksNames() throws IOException {
        ok(Console.run("export", run));
        try (SafetensorsReader given = SafetensorsReader.open(run.resolve("export/model.safetensors"));
                SafetensorsReader kept = SafetensorsReader.open(run.resolve("checkpoint.safetensors"))) {
            assertEquals(Map.of("format", "pt"), given.metadata());
            List<String> names = given.infos().stream().map(TensorInfo::name).toList();
            assertTrue(names.containsAll(List.of("pos_embed", "blocks.0.attn.qkv.weight", "final_layer.linear.bias")));
            long averaged = kept.infos().stream()
                    .map(TensorInfo::name)
                    .filter(name -> name.startsWith("ema."))
                    .peek(name -> assertEquals(kept.bytes(name), given.bytes(name.substring("ema.".length())), name))
                    .count();
            assertEquals(names.size(), averaged + 1, "and the fixed table");
        }
    }

    @Test
    void aCardThatSomebodyHasEditedIsNotLost() throws IOException {
        Path out = folder.resolve("given");
        ok(Console.run("export", run, "--out", out));
        Map<String, byte[]> first = files(out);
        Files.write(out.resolve("model.pt"), new byte[] {1}); // as if by another
        ok(Console.run("export", run, "--out", out));
        assertSame(first, files(out));
        ok(Console.run("export", run, "--out", out, "--licence", "cc-by-4.0"));
        assertTrue(Files.readString(out.resolve("README.md")).contains("\nlicense: cc-by-4.0\n"));
        Files.writeString(out.resolve("README.md"), "---\nlicense: mine\n");
        Map<String, byte[]> edited = files(out);
        Console refused = Console.run("export", run, "--out", out, "--steps", "2");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("would be lost"), refused::err);
        assertSame(edited, files(out));
    }

    @Test
    void whatCannotBeGivenAwayIsSaidBeforeAnythingIsWritten() {
        Path out = folder.resolve("given");
        for (List<String> wrong : List.of(
                List.of("--guidance", "0.5"),
                List.of("--steps", "0"),
                List.of("--licence", "all rights: mine\nlicense: x"),
                List.of("--licence", ""))) {
            List<Object> command = new ArrayList<>(List.of("export", run, "--out", out));
            command.addAll(wrong);
            Console refused = Console.run(command.toArray());
            assertEquals(2, refused.code(), wrong::toString);
            assertEquals(1, refused.err().lines().count(), refused::err);
            assertFalse(Files.exists(out), wrong::toString);
        }
        assertEquals(
                2,
                Console.run("export", folder.resolve("nothing"), "--out", out).code());
    }

    @Test
    void aKilledExportLeavesNoCardAndIsMadeGood() throws Exception {
        Path straight = folder.resolve("straight");
        ok(Console.run("export", run, "--out", straight));
        Path out = folder.resolve("killed");
        Process first = Child.start(folder.resolve("said.txt"), List.of(), "export", run, "--out", out);
        while (first.isAlive() && !Files.exists(out.resolve("model.safetensors"))) {
            first.waitFor(1, TimeUnit.MILLISECONDS);
        }
        first.destroyForcibly();
        first.waitFor();
        assertTrue(!Files.exists(out.resolve("README.md"))
                || files(out).keySet().containsAll(files(straight).keySet()));
        ok(Console.run("export", run, "--out", out));
        assertSame(files(straight), files(out));
    }

    /** By a PyTorch of the machine's own, if there is one. */
    @Test
    @Tag("torch")
    void pythonOpensItInOneLine() throws Exception {
        Python python = new Python(folder);
        String attends = "import torch; assert tuple(map(int, torch.__version__.split('.')[:2])) >= (2, 1)";
        assumeTrue(python.run("-c", attends) == 0, "there is no PyTorch 2.1 or newer for python3");
        ok(Console.run("export", run));
        ok(Console.run("sample", run, "--count", COUNT, "--out", folder.resolve("s")));
        float[] noise = noise(1, 16 * 16);
        ByteBuffer bytes = ByteBuffer.allocate(noise.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(noise);
        Files.write(folder.resolve("noise"), bytes.array());
        int code = python.run("-c", """
                import torch
                model = torch.jit.load("%1$s/export/model.pt").eval()
                noise = torch.frombuffer(bytearray(open("%2$s/noise", "rb").read()), dtype=torch.float32)
                samples = model(noise.reshape(%3$d, 1, 16, 16), torch.arange(%3$d) %% 10)
                open("%2$s/samples", "wb").write(samples.contiguous().numpy().tobytes())
                names = set(model.state_dict())
                assert "blocks.0.attn.qkv.weight" in names and "pos_embed" in names, names
                """.formatted(run, folder, COUNT));
        assertEquals(0, code, python::said);
        float[] samples = new float[noise.length];
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("samples")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(samples);
        assertSamples(folder.resolve("s.npz"), samples);
    }

    private static Path trained(Path folder, String recipe, String data, String network) {
        Path run = folder.resolve("run");
        ok(Console.run(
                "train",
                recipe,
                "--data",
                data,
                "--network",
                network,
                "--steps=2",
                "--batch=8",
                "--metric=none",
                "--no-page",
                "--out",
                run));
        return run;
    }

    private static void ok(Console console) {
        assertEquals(0, console.code(), console::err);
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
