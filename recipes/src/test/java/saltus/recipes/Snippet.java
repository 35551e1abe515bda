package saltus.recipes;

import java.util.List;
import java.util.Map;
import saltus.recipes.compiling.MemoryCompiler;

/** Java text of a page, compiled with the processor on, with the imports that pages leave out. */
final class Snippet {
    private static final String IMPORTS = """
            import static saltus.InnerTime.*;
            import static saltus.OutputKind.*;
            import static saltus.PathKind.*;
            import static saltus.Reduction.*;
            import static saltus.Solver.*;
            import static saltus.StepVelocity.*;
            import saltus.*;
            import saltus.recipes.*;
            """;

    private Snippet() {}

    /** Everything that javac and the processor say, first lines only: {@code error: [Saltus/Id] what is wrong}. */
    static List<String> compile(String text) {
        return MemoryCompiler.compile(Map.of("Snippet", IMPORTS + text)).messages().stream()
                .map(Snippet::firstLine)
                .toList();
    }

    private static String firstLine(MemoryCompiler.Message message) {
        String kind = switch (message.kind()) {
            case ERROR -> "error: ";
            case WARNING, MANDATORY_WARNING -> "warning: ";
            case NOTE, OTHER -> "note: ";
        };
        return kind + message.text().lines().findFirst().orElse("");
    }
}
