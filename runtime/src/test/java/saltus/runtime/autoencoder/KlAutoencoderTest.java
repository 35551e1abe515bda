package saltus.runtime.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Array;
import saltus.graph.Interpreter;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.network.Weight;

/** Native programs of a small autoencoder with random weights equal the reference interpreter; its file is read strictly. */
class KlAutoencoderTest {
    private static final KlShape SMALL = KlFiles.SMALL;
    private static final double SINGLE = 2e-4;
    private static final Planes POINT = new Planes(3, 1, 1);

    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void write() {
        file = KlFiles.write(folder.resolve("vae.safetensors"), KlFiles.entries(SMALL));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assertClose(double[] expected, float[] found) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[i], found[i], SINGLE * Math.max(1, Math.abs(expected[i])));
        }
    }

    private static double[] interpreted(boolean decodes, float[] x, int... shape) {
        Map<String, Array> numbers = KlFiles.arrays(SMALL);
        double[] wide = new double[x.length];
        Arrays.setAll(wide, i -> x[i]);
        numbers.put("x", new Array(wide, shape));
        return Interpreter.run(KlAutoencoder.graph(SMALL, decodes, shape[2], shape[3]), numbers)
                .get("y")
                .values();
    }

    @Test
    void bothWaysEqualTheInterpreter() {
        float[] latents = random(2 * 3 * 2 * 3, 1);
        float[] pictures = random(3 * 6 * 4, 2);
        try (Autoencoder autoencoder = Autoencoder.open(file, Device.cpu())) {
            assertEquals(new Planes(3, 4, 6), autoencoder.picture(new Planes(3, 2, 3)));
            assertEquals(new Planes(6, 3, 2), autoencoder.moments(new Planes(3, 6, 4)));
            assertClose(interpreted(true, latents, 2, 3, 2, 3), autoencoder.decode(latents, 2, new Planes(3, 2, 3)));
            assertClose(interpreted(false, pictures, 1, 3, 6, 4), autoencoder.encode(pictures, 1, new Planes(3, 6, 4)));
            // another size, and the first one again
            float[] single = random(3, 3);
            assertClose(interpreted(true, single, 1, 3, 1, 1), autoencoder.decode(single, 1, POINT));
        }
    }

    /** A picture does not depend on those beside it, and the same picture is made of the same latents every time. */
    @Test
    void partsOfABatchAreTheWholeOfIt() {
        float[] latents = random(65 * 3, 4);
        try (Autoencoder autoencoder = Autoencoder.open(file, Device.cpu())) {
            float[] all = autoencoder.decode(latents, 65, POINT);
            float[] last = autoencoder.decode(Arrays.copyOfRange(latents, 64 * 3, 65 * 3), 1, POINT);
            float[] ofAll = Arrays.copyOfRange(all, 64 * 12, 65 * 12);
            for (int i = 0; i < last.length; i++) {
                assertEquals(ofAll[i], last[i], 1e-5 * Math.max(1, Math.abs(last[i])));
            }
            assertArrayEquals(all, autoencoder.decode(latents, 65, POINT));
        }
    }

    @Test
    void sidesAreMultiplesOfTheFactor() {
        try (Autoencoder autoencoder = Autoencoder.open(file, Device.cpu())) {
            String message = assertThrows(
                            BadInputException.class,
                            () -> autoencoder.encode(new float[3 * 5 * 4], 1, new Planes(3, 5, 4)))
                    .getMessage();
            assertTrue(message.contains("5 x 4") && message.contains("2"), message);
            Planes foreign = new Planes(4, 1, 1);
            String channels = assertThrows(BadInputException.class, () -> autoencoder.decode(new float[4], 1, foreign))
                    .getMessage();
            assertTrue(channels.contains("3 channels, not of 4"), channels);
        }
    }

    private static List<Entry> changed(UnaryOperator<Entry> change) {
        List<Entry> entries = new ArrayList<>();
        KlFiles.entries(SMALL).forEach(entry -> entries.add(change.apply(entry)));
        return entries;
    }

    private static float[] decoded(Path path) {
        try (Autoencoder autoencoder = Autoencoder.open(path, Device.cpu())) {
            return autoencoder.decode(random(3, 5), 1, POINT);
        }
    }

    /** Before 2023 attention was written as convolutions of single places, under other names. */
    @Test
    void olderNamesAreRead() {
        Map<String, String> older = Map.of("to_q", "query", "to_k", "key", "to_v", "value", "to_out.0", "proj_attn");
        Map<String, float[]> numbers = KlFiles.numbers(SMALL);
        Path path = KlFiles.write(folder.resolve("older.safetensors"), changed(entry -> {
            for (Map.Entry<String, String> name : older.entrySet()) {
                if (entry.name().contains("." + name.getKey() + ".")) {
                    String before = entry.name().replace(name.getKey(), name.getValue());
                    long[] shape = entry.shape().length == 2
                            ? new long[] {entry.shape()[0], entry.shape()[1], 1, 1}
                            : entry.shape();
                    return Entry.floats(before, shape, numbers.get(entry.name()));
                }
            }
            return entry;
        }));
        assertArrayEquals(decoded(file), decoded(path));
    }

    /** Numbers that 16 bits hold exactly are the same numbers. */
    @ParameterizedTest
    @CsvSource({"F16", "BF16"})
    void numbersOf16BitsAreRead(String type) {
        Map<String, float[]> numbers = KlFiles.numbers(SMALL);
        List<Entry> wide = new ArrayList<>();
        List<Entry> narrow = new ArrayList<>();
        for (Entry entry : KlFiles.entries(SMALL)) {
            float[] values = numbers.get(entry.name());
            ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < values.length; i++) {
                // five bits of fraction: both types hold it
                values[i] = Math.scalb(Math.round(32 * values[i]), -5);
                bytes.putShort(type.equals("BF16") ? (short) (Float.floatToIntBits(values[i]) >> 16) : half(values[i]));
            }
            wide.add(Entry.floats(entry.name(), entry.shape(), values));
            narrow.add(Entry.bytes(entry.name(), type, entry.shape(), bytes::flip));
        }
        assertArrayEquals(
                decoded(KlFiles.write(folder.resolve("wide.safetensors"), wide)),
                decoded(KlFiles.write(folder.resolve(type + ".safetensors"), narrow)));
    }

    private static short half(float value) {
        if (value == 0) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        int fraction = Math.round((Math.abs(value) / Math.scalb(1f, exponent) - 1) * 1024);
        return (short) ((value < 0 ? 0x8000 : 0) | (exponent + 15) << 10 | fraction);
    }

    @Test
    void laterOnesHaveNoLayersAroundTheLatents() {
        KlShape plain = new KlShape(List.of(32), 1, 5, false);
        Path path = KlFiles.write(folder.resolve("plain.safetensors"), KlFiles.entries(plain));
        try (Autoencoder autoencoder = Autoencoder.open(path, Device.cpu())) {
            assertEquals(3 * 4, autoencoder.decode(new float[5 * 4], 1, new Planes(5, 2, 2)).length);
        }
    }

    private static String refused(List<Entry> entries) {
        Path path = KlFiles.write(folder.resolve("refused.safetensors"), entries);
        String message = assertThrows(BadInputException.class, () -> Autoencoder.open(path, Device.cpu()))
                .getMessage();
        assertTrue(message.contains("refused.safetensors") && message.endsWith("."), message);
        return message;
    }

    @Test
    void whatIsMissingOrForeignOrMisshapenIsTold() {
        List<Entry> fewer = KlFiles.entries(SMALL);
        fewer.removeIf(entry -> entry.name().equals("decoder.mid_block.resnets.1.conv2.bias"));
        assertTrue(refused(fewer).contains("lacks 'decoder.mid_block.resnets.1.conv2.bias'"));
        List<Entry> more = KlFiles.entries(SMALL);
        more.add(Entry.floats("decoder.mask", new long[] {1}, new float[1]));
        assertTrue(refused(more).contains("also has 'decoder.mask'"));
        String misshapen = refused(changed(entry -> entry.name().equals("quant_conv.bias")
                ? Entry.floats("quant_conv.bias", new long[] {5}, new float[5])
                : entry));
        assertTrue(misshapen.contains("'quant_conv.bias' has the shape [5], not [6]"), misshapen);
        assertTrue(refused(List.of(Entry.floats("w", new long[] {1}, new float[1])))
                .contains("no levels"));
        String whole = refused(changed(entry -> entry.name().equals("quant_conv.bias")
                ? Entry.longs("quant_conv.bias", new long[] {6}, new long[6])
                : entry));
        assertTrue(whole.contains("of type I64"), whole);
    }

    /** What the structure of the public file is: https://huggingface.co/stabilityai/sd-vae-ft-mse, 248 tensors. */
    @Test
    void theOneOfStableDiffusionIsThePublicFile() {
        List<Weight> weights = KlFile.weights(KlShape.STABLE_DIFFUSION);
        Map<String, List<Integer>> shapes = new HashMap<>();
        weights.forEach(weight -> shapes.put(weight.name(), weight.shape()));
        assertEquals(248, weights.size());
        assertEquals(248, shapes.size());
        assertEquals(83_653_863, weights.stream().mapToLong(Weight::size).sum());
        assertEquals(
                34_163_592,
                weights.stream()
                        .filter(weight -> weight.name().startsWith("encoder."))
                        .mapToLong(Weight::size)
                        .sum());
        assertEquals(List.of(128, 3, 3, 3), shapes.get("encoder.conv_in.weight"));
        assertEquals(List.of(256, 128, 1, 1), shapes.get("encoder.down_blocks.1.resnets.0.conv_shortcut.weight"));
        assertEquals(List.of(512, 512, 3, 3), shapes.get("encoder.down_blocks.2.downsamplers.0.conv.weight"));
        assertEquals(List.of(512, 512), shapes.get("encoder.mid_block.attentions.0.to_q.weight"));
        assertEquals(List.of(512), shapes.get("decoder.mid_block.attentions.0.to_out.0.bias"));
        assertEquals(List.of(8, 512, 3, 3), shapes.get("encoder.conv_out.weight"));
        assertEquals(List.of(8, 8, 1, 1), shapes.get("quant_conv.weight"));
        assertEquals(List.of(4, 4, 1, 1), shapes.get("post_quant_conv.weight"));
        assertEquals(List.of(512, 4, 3, 3), shapes.get("decoder.conv_in.weight"));
        assertEquals(List.of(256, 512, 3, 3), shapes.get("decoder.up_blocks.2.resnets.0.conv1.weight"));
        assertEquals(List.of(256, 256, 3, 3), shapes.get("decoder.up_blocks.2.upsamplers.0.conv.weight"));
        assertEquals(List.of(128, 128, 3, 3), shapes.get("decoder.up_blocks.3.resnets.2.conv2.weight"));
        assertEquals(List.of(3, 128, 3, 3), shapes.get("decoder.conv_out.weight"));
    }
}
