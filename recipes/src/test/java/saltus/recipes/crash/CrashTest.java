package saltus.recipes.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link CrashBenchmark}. */
class CrashTest {
    private static final int KILLS = 6;
    private static final List<String> RECIPES =
            List.of("ProgressiveConsistency", "ExplicitShortcut", "OriginalShortcutDiffusion", "AlphaFlow", "MeanFlow");

    @TempDir
    Path folder;

    @Test
    void killedCommandsEndWithTheBytesOfThoseThatNobodyKilled() throws Exception {
        Crashes crashes = new Crashes(folder, RECIPES, RECIPES.size());
        long seed = System.nanoTime();
        crashes.until(KILLS, seed, failure -> {});
        assertEquals(List.of(), crashes.failures());
        assertEquals(0, crashes.differing());
        assertTrue(crashes.compared() > 0);
    }
}
