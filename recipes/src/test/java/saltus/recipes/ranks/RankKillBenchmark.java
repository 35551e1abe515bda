package saltus.recipes.ranks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kills ranks. Properties: {@code saltus.kills}, how many (50 unless told), {@code saltus.kills.seed}, the number of the first
 * trial (0 unless told), and {@code saltus.kills.options} of the training, such as {@code --local-steps=16}.
 */
public final class RankKillBenchmark {
    private static final int KILLS = 50;

    private RankKillBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int wanted = Integer.getInteger("saltus.kills", KILLS);
        Path folder = Files.createTempDirectory("saltus-rank-kills");
        Kills kills = new Kills(folder, System.getProperty("saltus.kills.options", ""));
        int failed = 0;
        for (long seed = Long.getLong("saltus.kills.seed", 0); kills.made() < wanted; seed++) {
            String wrong = kills.trial(seed);
            failed += wrong.isEmpty() ? 0 : 1;
            System.out.printf(
                    "%d kills of %d, %d trials failed%s%n",
                    kills.made(), wanted, failed, wrong.isEmpty() ? "" : ": trial " + seed + ", " + wrong);
        }
        if (failed > 0) {
            throw new IllegalStateException("kills have left traces, see above and in " + folder);
        }
    }
}
