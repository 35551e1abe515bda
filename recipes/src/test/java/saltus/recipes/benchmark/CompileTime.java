package saltus.recipes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import saltus.processor.PipelineRegistry;
import saltus.processor.RecipeProcessor;

/**
 * Prints what the processor adds to the compilation of {@linkplain TwentyRecipes twenty recipes}, generated classes
 * included: in one warm process, as in a build tool's daemon, and in a fresh javac each time, as on a command line.
 */
final class CompileTime {
    private static final int WARM_UP = 10;
    private static final int WARM_ROUNDS = 15;
    private static final int COLD_ROUNDS = 5;
    private static final double GOAL_SECONDS = 2;

    private final Path folder;
    private final List<Path> sources;

    private CompileTime(Path folder) throws IOException {
        this.folder = folder;
        this.sources = TwentyRecipes.write(Files.createDirectory(folder.resolve("src")));
    }

    static void print() throws IOException {
        Path folder = Files.createTempDirectory("saltus-compile-time");
        try {
            CompileTime time = new CompileTime(folder);
            System.out.printf("%-14s %12s %12s %10s%n", "twenty recipes", "with s", "without s", "added s");
            time.row("warm process", WARM_UP, WARM_ROUNDS, time::inProcess);
            time.row("fresh javac", 1, COLD_ROUNDS, time::inChild);
            System.out.println("best of all rounds; the goal is less than " + GOAL_SECONDS + " s added");
        } finally {
            Folders.delete(folder);
        }
    }

    private interface Compilation {
        /** Compiles into a new folder. */
        void run(boolean processing, Path classes) throws IOException;
    }

    private void row(String name, int warmUp, int rounds, Compilation compilation) throws IOException {
        double[] with = new double[rounds];
        double[] without = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            double on = seconds(compilation, true);
            double off = seconds(compilation, false);
            if (round >= 0) {
                with[round] = on;
                without[round] = off;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s %12.3f %12.3f %10.3f%n",
                name,
                best(with),
                best(without),
                best(with) - best(without));
    }

    private double seconds(Compilation compilation, boolean processing) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        long start = System.nanoTime();
        compilation.run(processing, classes);
        double seconds = (System.nanoTime() - start) * 1e-9;
        long expected = processing ? sources.size() : 0;
        long made = Folders.count(classes, "Pipeline.class");
        if (made != expected) {
            throw new IOException(made + " pipelines where " + expected + " were expected");
        }
        Folders.delete(classes);
        return seconds;
    }

    private void inProcess(boolean processing, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, null, options(processing, classes), null, files.getJavaFileObjectsFromPaths(sources));
            if (processing) {
                task.setProcessors(List.<Processor>of(new PipelineRegistry(), new RecipeProcessor()));
            }
            if (!task.call()) {
                throw new IOException("the recipes do not compile");
            }
        }
    }

    private void inChild(boolean processing, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(options(processing, classes));
        sources.forEach(source -> arguments.add(source.toString()));
        ChildJava.tool("javac", arguments);
    }

    private static List<String> options(boolean processing, Path classes) {
        List<String> options =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        if (!processing) {
            options.add("-proc:none");
        } else if (Runtime.version().feature() >= 21) {
            options.add("-proc:full"); // newer compilers want to be told
        }
        return options;
    }

    /** The least: what else the machine does can only add to a time. */
    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
