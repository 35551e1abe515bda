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
import saltus.recipes.cli.Python;
import saltus.runtime.door.Registry;

/** The listing of {@code saltus explain BesidePyTorch} makes the step that Saltus makes, by a PyTorch of the machine's own. */
@Tag("torch")
class BesidePyTorchTest {
    @TempDir
    private Path folder;

    @Test
    void theListingMakesTheSameStep() throws Exception {
        Python python = new Python(folder);
        assumeTrue(python.run("-c", "import torch") == 0, "there is no PyTorch for python3");
        Path step = folder.resolve("step");
        StepForPyTorch.write(step, Device.cpu());
        String listing = listing();
        assertEquals(0, check(python, listing, step), python::said);
        assertNotEquals(0, check(python, listing.replace("- 0.5 * unknown", "+ 0.5 * unknown"), step), python::said);
    }

    private int check(Python python, String listing, Path step) throws Exception {
        Path script = Files.writeString(folder.resolve("beside.py"), listing);
        return python.run(script.toString(), "check", step.toString());
    }

    private static String listing() throws IOException {
        try (InputStream page = Objects.requireNonNull(Registry.class.getResourceAsStream("BesidePyTorch.md"))) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return text.split("```python\n", 2)[1].split("```", 2)[0];
        }
    }
}
