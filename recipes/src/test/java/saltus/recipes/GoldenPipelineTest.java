package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pipelines as the compiler wrote them in this build against those that people have read: the program, not what the
 * card says of the rules, whose wording and bounds are other tests' business. To accept a change, copy the file from
 * {@code target/generated-sources/annotations} and read the difference.
 */
class GoldenPipelineTest {
    private static final Pattern CHECK =
            Pattern.compile("\\s*new Card\\.Check\\([^\"]*\"[^\"]*\",[^\"]*\"(?:[^\"\\\\]|\\\\.)*\"\\),?");

    private static final Path GENERATED = Path.of("target/generated-sources/annotations/saltus/recipes");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FlowMatching",
                "LagrangianSelfDistillation",
                "ShortcutDiffusion",
                "MeanFlow",
                "LatentMeanFlow",
                "ExplicitShortcut",
                "InductiveMomentMatching",
                "ConsistencyEdm",
                "ContinuousConsistencyCosine",
                "AlphaFlow"
            })
    void pipelineIsTheOneThatWasRead(String recipe) throws IOException {
        String golden;
        try (var stream = GoldenPipelineTest.class.getResourceAsStream("/golden/" + recipe + "Pipeline.java")) {
            golden = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(program(golden), program(Files.readString(GENERATED.resolve(recipe + "Pipeline.java"))));
    }

    private static String program(String pipeline) {
        return CHECK.matcher(pipeline).replaceAll("");
    }
}
