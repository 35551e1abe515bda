package saltus.recipes.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own, with this test's class path. */
final class Child {
    private Child() {}

    /** Starts a command; its output goes to a file. */
    static Process start(Path output, List<String> before, Object... arguments) throws IOException {
        return on(System.getProperty("java.class.path"), output, before, arguments);
    }

    /** The same with another class path. */
    static Process on(String classPath, Path output, List<String> before, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.add("-Djava.awt.headless=true");
        command.add("-cp");
        command.add(classPath);
        command.add("saltus.runtime.cli.Saltus");
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
