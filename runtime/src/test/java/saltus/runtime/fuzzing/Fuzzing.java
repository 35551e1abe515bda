package saltus.runtime.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets Jazzer look for bytes that break a reader: {@code Fuzzing SECONDS CORPUS [TARGET..]}, all targets if none is named. */
public final class Fuzzing {
    private static Target target = Target.CSV;
    private static Path folder = Path.of(".");

    private Fuzzing() {}

    /** Runs each target in a process of its own, which keeps what it has found worth keeping in a folder of the corpus. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path corpus = Path.of(arguments[1]).toAbsolutePath();
        List<Target> targets = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            targets.add(Target.valueOf(arguments[i]));
        }
        List<Target> broken = new ArrayList<>();
        for (Target one : targets.isEmpty() ? List.of(Target.values()) : targets) {
            if (fuzz(one, arguments[0], corpus) != 0) {
                broken.add(one);
            }
        }
        if (!broken.isEmpty()) {
            System.err.println("What breaks " + broken + " lies in " + corpus
                    + "; put it under src/test/resources/saltus/runtime/fuzzing and mend the reader.");
            System.exit(1);
        }
    }

    private static int fuzz(Target target, String seconds, Path corpus) throws IOException, InterruptedException {
        Path kept = Files.createDirectories(corpus.resolve(target.folder()));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzing.class.getName(),
                "--target_args=" + target,
                "--instrumentation_includes=saltus.**:com.google.gson.**:com.sun.imageio.**:com.twelvemonkeys.**",
                "-max_total_time=" + seconds,
                "-timeout=20",
                "-rss_limit_mb=0",
                "-artifact_prefix=" + corpus.resolve(target.folder() + "-"),
                kept.toString(),
                FindsTest.seeds(target).toString());
        Process process = new ProcessBuilder(command)
                .directory(corpus.toFile())
                .redirectErrorStream(true)
                .redirectOutput(corpus.resolve(target.folder() + ".log").toFile())
                .start();
        int code = process.waitFor();
        System.out.println(target + ": " + last(corpus.resolve(target.folder() + ".log")));
        return code;
    }

    /** What Jazzer says at the end. */
    private static String last(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("cov:") || line.startsWith("== Java Exception"))
                .reduce("", (before, line) -> line);
    }

    /** Called by Jazzer, once. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = Target.valueOf(arguments[0]);
        folder = Files.createTempDirectory("fuzzing");
    }

    /** Called by Jazzer with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] content) {
        target.read(content, folder);
    }

    /** Called by Jazzer at the end. */
    public static void fuzzerTearDown() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
