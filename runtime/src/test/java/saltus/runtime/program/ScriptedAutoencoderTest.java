package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.Samples;
import saltus.runtime.sample.DecodedSamples;

/** Any autoencoder as a TorchScript file: what it computes is used, and what it may not do is refused by name. */
class ScriptedAutoencoderTest {
    private static final String WAY = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def %s(self: __torch__.Net,
                x: Tensor) -> Tensor:
                %s
            """;
    private static final String DECODE = "return torch.repeat(torch.slice(x, 1, 0, 1), [1, 3, 2, 2])";
    private static final String ENCODER = """
              def encode(self: __torch__.Net,
                x: Tensor) -> Tensor:
                return torch.cat([torch.avg_pool2d(x, [2, 2], [2, 2]), torch.avg_pool2d(-x, [2, 2], [2, 2])], 1)
            """;

    @TempDir
    Path folder;

    private Path file(String code) {
        return FeatureFile.write(
                folder.resolve("vae.pt"),
                Map.of(
                        "data.pkl",
                                latin1(
                                        "\u0080\u0002c__torch__\nNet\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub."),
                        "code/__torch__.py", latin1(code),
                        "constants.pkl", latin1("\u0080\u0002)."),
                        "version", latin1("10\n")));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void bothWaysAreItsOwn() {
        Path file = file(WAY.formatted("decode", DECODE) + ENCODER);
        try (Autoencoder autoencoder = Autoencoder.open(file, Device.cpu())) {
            Planes latent = new Planes(4, 1, 2);
            assertEquals(new Planes(3, 2, 4), autoencoder.picture(latent));
            float[] found = autoencoder.decode(new float[] {1, 2, 0, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0}, 2, latent);
            float[] expected = new float[48];
            for (int i = 0; i < 48; i++) {
                expected[i] = (i < 24 ? 1 : 3) + i % 2;
            }
            assertArrayEquals(expected, found);
            Planes picture = new Planes(3, 2, 2);
            assertEquals(new Planes(6, 1, 1), autoencoder.moments(picture));
            assertArrayEquals(
                    new float[] {1, 2, 3, -1, -2, -3},
                    autoencoder.encode(new float[] {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}, 1, picture));
        }
    }

    /** Samples are divided by what stored latents were multiplied by, and decoded when they are gone through. */
    @Test
    void samplesAreShownAsPictures() throws Exception {
        try (Autoencoder autoencoder = Autoencoder.open(file(WAY.formatted("forward", DECODE)), Device.cpu())) {
            Samples latents = new Samples(new float[] {1, 2, 3, 4}, new long[] {7, 8}, 2, 2, 1, 1);
            DecodedSamples pictures = new DecodedSamples(latents, 0.5, autoencoder);
            assertArrayEquals(new long[] {2, 3, 2, 2}, pictures.shape());
            StringBuilder seen = new StringBuilder();
            pictures.each(some -> seen.append(some.labels()[0])
                    .append(':')
                    .append(some.values()[11])
                    .append(' '));
            assertEquals("7:2.0 8:6.0 ", seen.toString());
            Samples points = new Samples(new float[2], new long[1], 1, 2);
            assertThrows(BadInputException.class, () -> new DecodedSamples(points, 1, autoencoder));
        }
    }

    private String refused(String code) {
        Path file = file(code);
        return assertThrows(BadInputException.class, () -> {
                    try (Autoencoder autoencoder = Autoencoder.open(file, Device.cpu())) {
                        autoencoder.decode(new float[4], 1, new Planes(4, 1, 1));
                    }
                })
                .getMessage();
    }

    @Test
    void whatIsNoAutoencoderIsTold() {
        assertTrue(refused(WAY.formatted("look", DECODE)).contains("neither a decode nor a forward"));
        String shape = refused(WAY.formatted("decode", "return x"));
        assertTrue(shape.contains("of [1, 4, 1, 1] it makes [1, 4, 1, 1]"), shape);
        String failing = refused(WAY.formatted("decode", "return torch.reshape(x, [5, 5])"));
        assertTrue(failing.contains("it fails with"), failing);
        String saving = refused(WAY.formatted("decode", "return torch.save(x, \"f\")"));
        assertTrue(saving.contains("'torch.save'"), saving);
        String drawing = refused(WAY.formatted("decode", "return torch.rand_like(x)"));
        assertTrue(drawing.contains("'torch.rand_like'"), drawing);
        try (Autoencoder autoencoder = Autoencoder.open(file(WAY.formatted("forward", DECODE)), Device.cpu())) {
            String message = assertThrows(BadInputException.class, () -> autoencoder.moments(new Planes(3, 2, 2)))
                    .getMessage();
            assertTrue(message.contains("has no encode"), message);
        }
    }

    @Test
    void aDamagedFileIsTold() throws Exception {
        Path file = file(WAY.formatted("decode", DECODE));
        byte[] bytes = Files.readAllBytes(file);
        // within the code, which a checksum covers, and not in what an archive says of times
        int code = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("def decode");
        bytes[code + 5] ^= 0x40;
        Files.write(file, bytes);
        assertThrows(BadInputException.class, () -> Autoencoder.open(file, Device.cpu()));
    }
}
