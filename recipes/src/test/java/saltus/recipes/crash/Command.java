package saltus.recipes.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody types, run by a child process. Paths in it are relative, so that two folders in which it runs need not
 * differ by their names.
 *
 * @param options of the virtual machine
 * @param arguments the command and its options
 */
record Command(List<String> options, List<String> arguments) {
    private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;

    static Command of(String text) {
        return new Command(List.of(), List.of(text.split(" ")));
    }

    /** The same with options of the virtual machine. */
    Command with(String... more) {
        return new Command(List.of(more), arguments);
    }

    String name() {
        return arguments.get(0);
    }

    /** True if it trains. */
    boolean isLong() {
        return name().equals("train") || name().equals("compare");
    }

    /** True if its words neither name a step after which it went on nor a time. */
    boolean saysTheSame() {
        return !isLong();
    }

    /** The steps that it asks for. */
    long steps() {
        return Long.parseLong(arguments.get(arguments.indexOf("--steps") + 1));
    }

    /** Starts it in a folder; what it says goes to files beside the folder, temporary files to one beside it, too. */
    Process start(Workplace place) throws IOException {
        Files.createDirectories(place.temporary());
        List<String> line = new ArrayList<>();
        // a shell that runs this in the background has switched SIGINT off, and children inherit that
        line.addAll(List.of("env", "--default-signal=INT", "--default-signal=TERM"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Djava.io.tmpdir=" + place.temporary(),
                "-cp",
                System.getProperty("java.class.path")));
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
            line.add("--enable-native-access=ALL-UNNAMED"); // as the manifest says; else Java warns where sentences are
            // counted
        }
        line.addAll(options);
        line.add("saltus.runtime.cli.Saltus");
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(place.work().toFile())
                .redirectOutput(place.said().toFile())
                .redirectError(place.complained().toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return builder.start();
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
