package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.sample.Trust;

/** Options about runs whose recipe, data or network are not what they were. */
final class IdentityOptions {
    @Option(
            names = "--anyway",
            description = "Go on though the recipe, its formulas, the network, the data or a setting is not what it was"
                    + " when the run began; a training says so in its log.")
    private boolean anyway;

    @Option(
            names = "--check-data",
            paramLabel = "HOW",
            defaultValue = "quick",
            description =
                    "quick or full: full looks at every sample of a set that is too large to be read within seconds"
                            + " (default: ${DEFAULT-VALUE}).")
    private Thoroughness thoroughness;

    boolean anyway() {
        return anyway;
    }

    Thoroughness thoroughness() {
        return thoroughness;
    }

    Trust trust() {
        return new Trust(thoroughness, anyway);
    }

    /** Says what is not as it was. */
    static void note(PrintWriter console, List<String> differences) {
        differences.forEach(difference -> console.println("note: going on anyway: " + difference));
    }
}
