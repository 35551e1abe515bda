package saltus.recipes.benchmark;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import saltus.processor.PipelineRegistry;
import saltus.processor.RecipeProcessor;

/**
 * Prints what the processor adds to a compilation, generated classes included: of {@linkplain TwentyRecipes twenty
 * recipes} together, in one warm process, as in a build tool's daemon, and in a fresh javac each time, as on a command
 * line; and of each shipped recipe alone in the warm process, its super-recipes being compiled already. What one recipe
 * takes is too little to be told from what else the machine does: there the processor time of the thread is counted.
 */
public final class CompileTime {
    private static final int WARM_UP = 10;
    private static final int WARM_ROUNDS = 15;
    private static final int COLD_ROUNDS = 5;
    private static final double GOAL_SECONDS = 2;

    private static final int ALONE_WARM_UP = 2;
    private static final int ALONE_ROUNDS = 7;
    private static final int SLOWEST = 8;
    private static final double GOAL_ALONE = 0.1;
    private static final double NANO = 1e-9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path folder;

    private CompileTime(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        print();
    }

    static void print() throws IOException {
        Path folder = Files.createTempDirectory("saltus-compile-time");
        try {
            CompileTime time = new CompileTime(folder);
            time.together(TwentyRecipes.write(Files.createDirectory(folder.resolve("src"))));
            System.out.println();
            time.alone(ShippedRecipes.write(Files.createDirectory(folder.resolve("shipped"))));
        } finally {
            Folders.delete(folder);
        }
    }

    private void together(List<Path> twenty) throws IOException {
        System.out.printf("%-14s %12s %12s %10s%n", "twenty recipes", "with s", "without s", "added s");
        row("warm process", WARM_UP, WARM_ROUNDS, CompileTime::inProcess, twenty);
        row("fresh javac", 1, COLD_ROUNDS, CompileTime::inChild, twenty);
        System.out.println("best of all rounds; the goal is less than " + GOAL_SECONDS + " s added");
    }

    /** Rounds go over all recipes, so that what disturbs one round disturbs none of them in all. */
    private void alone(List<Path> shipped) throws IOException {
        Map<String, Double> added = new TreeMap<>();
        Map<String, Double> whole = new TreeMap<>();
        Map<String, Double> without = new TreeMap<>();
        for (int round = -ALONE_WARM_UP; round < ALONE_ROUNDS; round++) {
            for (Path source : shipped) {
                String recipe = source.getFileName().toString().replace(".java", "");
                double on = busySeconds(true, source);
                double off = busySeconds(false, source);
                if (round >= 0) {
                    whole.merge(recipe, on, Math::min);
                    without.merge(recipe, off, Math::min);
                }
            }
        }
        whole.forEach((recipe, seconds) -> added.put(recipe, seconds - without.getOrDefault(recipe, 0.0)));
        System.out.printf("%-40s %8s %8s %8s%n", "shipped recipe alone", "with s", "without", "added s");
        added.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SLOWEST)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%-40s %8.3f %8.3f %8.3f%n",
                        entry.getKey(),
                        whole.get(entry.getKey()),
                        without.get(entry.getKey()),
                        entry.getValue()));
        System.out.printf(
                Locale.ROOT,
                "the %d slowest of %d in a warm process, best of all rounds; on average %.3f s with the processor, of which"
                        + " it adds %.3f s; the goal is less than %.1f s%n",
                SLOWEST,
                shipped.size(),
                mean(whole),
                mean(added),
                GOAL_ALONE);
    }

    /** Processor time of this thread, in which javac works. */
    private double busySeconds(boolean processing, Path source) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        seconds(CompileTime::inProcess, processing, List.of(source));
        return (THREADS.getCurrentThreadCpuTime() - start) * NANO;
    }

    private static double mean(Map<String, Double> seconds) {
        return seconds.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private interface Compilation {
        /** Compiles into a new folder. */
        void run(List<Path> sources, boolean processing, Path classes) throws IOException;
    }

    private void row(String name, int warmUp, int rounds, Compilation compilation, List<Path> sources)
            throws IOException {
        double[] with = new double[rounds];
        double[] without = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            double on = seconds(compilation, true, sources);
            double off = seconds(compilation, false, sources);
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

    private double seconds(Compilation compilation, boolean processing, List<Path> sources) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        long start = System.nanoTime();
        compilation.run(sources, processing, classes);
        double seconds = (System.nanoTime() - start) * NANO;
        long expected = processing ? sources.size() : 0;
        long made = Folders.count(classes, "Pipeline.class");
        if (made != expected) {
            throw new IOException(made + " pipelines where " + expected + " were expected");
        }
        Folders.delete(classes);
        return seconds;
    }

    private static void inProcess(List<Path> sources, boolean processing, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            StringWriter said = new StringWriter();
            JavaCompiler.CompilationTask task = javac.getTask(
                    said, files, null, options(processing, classes), null, files.getJavaFileObjectsFromPaths(sources));
            if (processing) {
                task.setProcessors(List.<Processor>of(new PipelineRegistry(), new RecipeProcessor()));
            }
            if (!task.call()) {
                throw new IOException("the recipes do not compile: " + said);
            }
        }
    }

    private static void inChild(List<Path> sources, boolean processing, Path classes) throws IOException {
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
