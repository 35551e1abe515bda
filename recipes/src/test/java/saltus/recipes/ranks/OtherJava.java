package saltus.recipes.ranks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of this Java and this class path, of one thread each. */
final class OtherJava {
    private OtherJava() {}

    /**
     * A process that is not started yet.
     *
     * @param line class and arguments
     */
    static ProcessBuilder of(String... line) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(List.of(line));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return builder;
    }

    /** The command line. */
    static ProcessBuilder saltus(String arguments) {
        return of(("saltus.runtime.cli.Saltus " + arguments).split(" "));
    }
}
