package saltus.recipes.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java installation whose tools run as child processes. The one that runs the tests is always there; the system property
 * {@code saltus.otherJdk} or the environment variable {@code SALTUS_OTHER_JDK} may name the home of another.
 *
 * @param home its folder
 */
record Jdk(Path home) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int TOLD_TO_PROCESS = 21;

    /** What a tool answered. */
    record Answer(int code, String text) {}

    /** The installations to test with. */
    static List<Jdk> all() {
        List<Jdk> all = new ArrayList<>(List.of(running()));
        Optional.ofNullable(System.getProperty("saltus.otherJdk"))
                .or(() -> Optional.ofNullable(System.getenv("SALTUS_OTHER_JDK")))
                .filter(home -> !home.isBlank())
                .ifPresent(home -> all.add(new Jdk(Path.of(home))));
        return all;
    }

    static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** For virtual machines that live for seconds. */
    private static final List<String> SHORT_LIFE =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=true");

    /** Compiles; where the compiler wants to be told that processors of the class path may run, it is told. */
    Answer javac(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1"));
        if (feature() >= TOLD_TO_PROCESS) {
            all.add("-proc:full");
        }
        all.addAll(arguments);
        return run("javac", all);
    }

    /** Runs Java. */
    Answer java(List<String> arguments) {
        List<String> all = new ArrayList<>(SHORT_LIFE);
        all.addAll(arguments);
        return run("java", all);
    }

    /** Starts Java; what it says goes to a file. */
    Process start(Path said, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(SHORT_LIFE);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private int feature() {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            if (!version.find()) {
                throw new AssertionError(home + " does not tell its version");
            }
            return Integer.parseInt(version.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(home + " is no Java installation", e);
        }
    }

    private Answer run(String tool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(tool).toString());
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.equals("CLASSPATH") || name.endsWith("JAVA_OPTIONS"));
            Process child = builder.start();
            child.getOutputStream().close();
            String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(child.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature();
    }
}
