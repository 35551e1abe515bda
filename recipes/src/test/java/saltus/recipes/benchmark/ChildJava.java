package saltus.recipes.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of this Java installation, whose output appears here. */
final class ChildJava {
    private ChildJava() {}

    /**
     * Runs a class of this class path to its end.
     *
     * @param arguments options of the virtual machine, the class, its arguments
     * @throws IOException if it fails
     */
    static void run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        all.addAll(List.of(arguments));
        tool("java", all);
    }

    /**
     * Runs a tool of this Java installation to its end.
     *
     * @throws IOException if it fails
     */
    static void tool(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(arguments);
        Process child = new ProcessBuilder(command).inheritIO().start();
        try {
            int code = child.waitFor();
            if (code != 0) {
                throw new IOException("exit code " + code + " of " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            child.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + String.join(" ", command), e);
        }
    }

    /**
     * Runs a class of this class path to its end.
     *
     * @param environment what is set besides what is set here
     * @param arguments options of the virtual machine, the class, its arguments
     * @return the last line that it prints
     * @throws IOException if it fails
     */
    static String said(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process child = builder.start();
        try (BufferedReader lines = child.inputReader()) {
            String last = lines.lines().reduce("", (before, line) -> line);
            if (child.waitFor() != 0) {
                throw new IOException("exit code " + child.exitValue() + " of " + String.join(" ", command));
            }
            return last;
        } catch (InterruptedException e) {
            child.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + String.join(" ", command), e);
        }
    }
}
