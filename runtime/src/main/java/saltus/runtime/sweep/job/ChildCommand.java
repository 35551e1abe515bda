package saltus.runtime.sweep.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.runtime.FileProblem;

/**
 * How a process of this Java is started that does what a command line says, and ends when its standard input does: the
 * system closes that when this process dies, however it dies.
 *
 * @param mainClass reads its standard input, and ends the process at its end
 * @param classPath everything it needs
 */
public record ChildCommand(String mainClass, List<File> classPath) {
    private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;

    public ChildCommand {
        classPath = List.copyOf(classPath);
    }

    /**
     * Starts it.
     *
     * @param arguments command and options
     * @param threads that the engine may use
     * @param output gets all that it says, after what is there
     */
    Process start(List<String> arguments, int threads, Path output) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true"));
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.addAll(
                List.of("-cp", classPath.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator))));
        line.add(mainClass);
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // two processes that spin on the same cores stop each other
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", String.valueOf(threads), "OMP_WAIT_POLICY", "passive"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw FileProblem.cannotWrite(output, e);
        }
    }

    /** The same with one more entry before all others. */
    public ChildCommand with(Path first) {
        List<File> longer =
                Stream.concat(Stream.of(first.toFile()), classPath.stream()).toList();
        return new ChildCommand(mainClass, longer);
    }
}
