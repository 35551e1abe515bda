package saltus.recipes.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A consumer's project: a folder of sources and one of classes.
 *
 * @param folder that has both
 */
record Project(Path folder) {
    /** An ablation of a shipped recipe. */
    static final String MINE = """
            package my.models;

            /** Mine: one line changed. */
            @saltus.Recipe
            @saltus.UniformTimes(coincide = 0.75)
            public interface Mine extends saltus.recipes.MeanFlow {}
            """;

    /** A recipe of its own, on a path by formulas. */
    static final String BENT = """
            package my.models;

            import saltus.*;

            /** Bent: flow matching on a path of my own. */
            @Recipe
            @FormulaPath
            @NetworkOutput(OutputKind.VELOCITY)
            @OneStep(Solver.DDIM)
            @FlowTimes
            @SquaredL2(Reduction.MEAN)
            public interface Bent {
                static double alpha(double t) {
                    return 1 - t * t;
                }

                static double sigma(double t) {
                    return t * (2 - t);
                }
            }
            """;

    /** What a named module says to have its recipes found. */
    static final String MODULE = """
            @SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
            module my.models {
                requires transitive org.saltus.dsl;
                requires transitive org.saltus.recipes;

                exports my.models;

                provides saltus.pipeline.Pipeline with
                        my.models.MinePipeline,
                        my.models.BentPipeline;
            }
            """;

    Project source(String name, String text) throws IOException {
        Path file = sources().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path sources() {
        return folder.resolve("src");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Compiles all sources. */
    Jdk.Answer compile(Jdk jdk, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-d", classes().toString()));
        try (Stream<Path> walk = Files.walk(sources())) {
            walk.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .forEach(path -> arguments.add(path.toString()));
        }
        return jdk.javac(arguments);
    }
}
