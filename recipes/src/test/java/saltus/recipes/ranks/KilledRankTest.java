package saltus.recipes.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A rank is killed; {@link RankKillBenchmark} kills many. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class KilledRankTest {
    private static final int MOST_TRIALS = 4;

    @Test
    void aTrainingOfWhichARankWasKilledGoesOnToTheSameBits(@TempDir Path folder) throws Exception {
        Kills kills = new Kills(folder, "");
        for (long seed = 6; kills.made() == 0 && seed < 6 + MOST_TRIALS; seed++) {
            assertEquals("", kills.trial(seed));
        }
        assertTrue(kills.made() > 0, "no kill has met a rank");
    }
}
