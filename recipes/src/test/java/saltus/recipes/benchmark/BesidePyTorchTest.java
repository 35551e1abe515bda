package saltus.recipes.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.door.Registry;

/** The listing of {@code saltus explain BesidePyTorch} makes the step that Saltus makes, by a PyTorch of the machine's own. */
@Tag("torch")
class BesidePyTorchTest {
    @TempDir
    private Path folder;

    @Test
    void theListingMakesTheSameStep() throws Exception {
        assumeTrue(python("-c", "import torch") == 0, "there is no PyTorch for python3");
        Path step = folder.resolve("step");
        StepForPyTorch.write(step, Device.cpu());
        String listing = listing();
        assertEquals(0, check(listing, step), this::said);
        assertNotEquals(0, check(listing.replace("- 0.5 * unknown", "+ 0.5 * unknown"), step), this::said);
    }

    private int check(String listing, Path step) throws Exception {
        Path script = Files.writeString(folder.resolve("beside.py"), listing);
        return python(script.toString(), "check", step.toString());
    }

    private static String listing() throws IOException {
        try (InputStream page = Objects.requireNonNull(Registry.class.getResourceAsStream("BesidePyTorch.md"))) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return text.split("```python\n", 2)[1].split("```", 2)[0];
        }
    }

    private int python(String... arguments) throws InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "python3";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            return 1;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
