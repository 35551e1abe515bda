package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.BadInputException;
import saltus.runtime.program.Devices;
import saltus.runtime.program.NetworkFile;

/** Feature networks of files: what they are given, what is made of what they return, and one sentence for those that are none. */
class UserLookTest {
    private static final Pictures.Size GREY = new Pictures.Size(1, 8, 8);

    /** As NVIDIA's Inception has it. */
    private static final String TWO_WAYS =
            "img: Tensor, return_features: bool=False, use_fp16: bool=False, no_output_bias: bool=False) -> Tensor:\n"
                    + "    x = torch.mean(torch.to(img, 6), [2, 3])\n"
                    + "    if return_features:\n"
                    + "      y = x\n"
                    + "    else:\n"
                    + "      y = torch.softmax(x / 100., 1)\n"
                    + "    return y";

    @TempDir
    private Path folder;

    private Look open(String forward, String options) {
        Path file = NetworkFile.write(folder.resolve("net.pt"), forward);
        return UserLook.open(file + options, GREY, Devices.parse("cpu"));
    }

    /** One grey picture of a level. */
    private static Pictures plain(int level) {
        float[] levels = new float[GREY.numbers()];
        Arrays.fill(levels, level);
        return new Pictures(levels, GREY);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0.6, 0.6, 0.6",
        "',values=signed', 0.6, 0.6, 0.6",
        "',values=levels', 204, 204, 204",
        "',values=unit,size=16', 0.8, 0.8, 0.8",
        "',size=5,values=imagenet', 1.37555, 1.53571, 1.75111"
    })
    void picturesAreGivenAsIsSaid(String options, float red, float green, float blue) {
        try (Look look = open(NetworkFile.MEANS, options)) {
            assertEquals(3, look.features());
            assertEquals(0, look.classes());
            assertArrayEquals(
                    new float[] {red, green, blue}, look.of(plain(204)).features(), 1e-4f);
        }
    }

    @Test
    void oneWithTwoWaysIsGivenBytesAndAskedForBoth() {
        try (Look look = open(TWO_WAYS, "")) {
            assertEquals(3, look.classes());
            Look.Seen seen = look.of(plain(77));
            assertArrayEquals(new float[] {77, 77, 77}, seen.features(), 0);
            assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, seen.probabilities(), 1e-6f);
        }
    }

    /**
     * Inception of NVIDIA brings bytes to its size by a grid, as TensorFlow did, and scales them in place: its operations are
     * among those that are trusted.
     */
    @Test
    void theOperationsOfInceptionAreTrusted() {
        String like =
                "img: Tensor, return_features: bool=False, use_fp16: bool=False, no_output_bias: bool=False) -> Tensor:\n"
                        + "    batch, channels, height, width, = torch.size(img)\n"
                        + "    if torch.eq(channels, 3):\n"
                        + "      pass\n"
                        + "    else:\n"
                        + "      ops.prim.RaiseException(\"AssertionError: \")\n"
                        + "    x = torch.to(img, 6)\n"
                        + "    theta = torch.eye(2, 3, dtype=None, layout=None, device=ops.prim.device(x), pin_memory=False)\n"
                        + "    shift = torch.select(torch.select(theta, 0, 0), 0, 2)\n"
                        + "    theta0 = torch.add_(shift, torch.sub(torch.div(torch.select(torch.select(theta, 0, 0), 0, 0), width), 0.1), alpha=1)\n"
                        + "    thetas = torch.repeat(torch.unsqueeze(torch.to(theta, ops.prim.dtype(x)), 0), [batch, 1, 1])\n"
                        + "    grid = torch.affine_grid_generator(thetas, [batch, channels, 29, 29], False)\n"
                        + "    x0 = torch.grid_sampler(x, grid, 0, 1, False)\n"
                        + "    x1 = torch.sub_(x0, 128, alpha=1)\n"
                        + "    x2 = torch.div_(x1, 128)\n"
                        + "    f = torch.reshape(torch.adaptive_avg_pool2d(torch.relu_(torch.max_pool2d(x2, [3, 3], [2, 2], [0, 0], [1, 1], False)), [1, 1]), [-1, 3])\n"
                        + "    if return_features:\n"
                        + "      y = f\n"
                        + "    else:\n"
                        + "      y = torch.softmax(f, 1)\n"
                        + "    return y";
        try (Look look = open(like, "")) {
            assertArrayEquals(
                    new float[] {0.5f, 0.5f, 0.5f}, look.of(plain(192)).features(), 1e-6f);
        }
    }

    @Test
    void logitsBecomeProbabilities() {
        String both = "x: Tensor) -> Tuple[Tensor, Tensor]:\n    m = torch.mean(x, [2, 3])\n    return (m, m * 50.)";
        try (Look look = open(both, "")) {
            Look.Seen seen = look.of(plain(0));
            assertArrayEquals(new float[] {-1, -1, -1}, seen.features(), 1e-6f);
            assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, seen.probabilities(), 1e-6f);
        }
    }

    @Test
    void itIsNamedByTheHashOfItsFile() {
        try (Look look = open(NetworkFile.MEANS, ",size=8")) {
            assertTrue(look.name().matches("net\\.pt \\(sha256:[0-9a-f]{64}\\),size=8"), look.name());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: Tensor) -> Tensor:; return x[0]|of 2 pictures it makes",
                "x: Tensor) -> List[Tensor]:; return [x]|returns 'List[Tensor]'",
                "x: int) -> int:; return x|no forward of pictures",
                "x: Tensor) -> Tensor:; return torch.linear(x, x)|on pictures of 8 x 8 it fails",
                "x: Tensor) -> Tensor:; return torch.rand_like(x)|rand_like"
            })
    void onesThatDoNotWorkAreToldInOneSentence(String forward, String why) {
        BadInputException told = assertThrows(
                BadInputException.class,
                () -> open(forward.replace(";", "\n   "), "").close());
        assertTrue(told.getMessage().contains(why), told.getMessage());
        assertTrue(told.getMessage().endsWith("."), told.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"',size=0', size '0'", "',values=colours', values 'colours'", "'-none', no file"})
    void textsThatAreNoneAreTold(String options, String why) {
        BadInputException told = assertThrows(
                BadInputException.class, () -> open(NetworkFile.MEANS, options).close());
        assertTrue(told.getMessage().contains(why.replace("no file", "net.pt-none")), told.getMessage());
    }

    @Test
    void whatIsNoArchiveIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("weights.pt"), "no network");
        BadInputException told = assertThrows(
                BadInputException.class,
                () -> UserLook.open(file.toString(), GREY, Devices.parse("cpu")).close());
        assertTrue(told.getMessage().contains("cannot be a feature network"), told.getMessage());
    }
}
