package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.recipes.parts.OwnTeacher;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.ResConv;
import saltus.runtime.network.Weight;

/**
 * What a processor can show of steps on another device: no recipe's step waits for the device to count rows or to say a number,
 * and none mixes what is on the one with what is on the other.
 */
class EveryStepOnADeviceTest {
    private static final int CLASSES = 3;
    private static final int ROWS = 12;

    /** Functions that leave numbers where they are: how many the result has, shapes say. */
    private static final Set<String> WITHOUT_WAITING = Set.of(
            "_foreach_add_",
            "_foreach_lerp_",
            "_foreach_mul_",
            "_foreach_norm",
            "_fused_adamw_",
            "abs",
            "arange",
            "argsort",
            "atan",
            "baddbmm",
            "bmm",
            "cat",
            "clamp_max",
            "clamp_min",
            "constant_pad_nd",
            "conv2d",
            "cos",
            "detach",
            "device",
            "eq",
            "exp",
            "expand",
            "expand_as",
            "flatten",
            "floor",
            "full_like",
            "ge",
            "gt",
            "im2col",
            "index_copy",
            "index_select",
            "is_grad_enabled",
            "isfinite",
            "le",
            "linalg_vector_norm",
            "linear",
            "log",
            "logical_and",
            "logical_not",
            "logical_or",
            "lt",
            "matmul",
            "maximum",
            "mean",
            "minimum",
            "narrow",
            "neg",
            "new_zeros",
            "permute",
            "pow",
            "reshape",
            "scalar_tensor",
            "set_grad_enabled",
            "sigmoid",
            "silu",
            "silu_backward",
            "sin",
            "size",
            "slice",
            "softmax",
            "split_with_sizes",
            "sqrt",
            "square",
            "stack",
            "sum",
            "tanh",
            "to",
            "transpose",
            "unflatten",
            "where",
            "zeros_like");

    /** What is read of the device: whether the step is refused, once all of it but the averages is under way. */
    private static final Set<String> READ = Set.of("bad");

    /** Numbers that the program is given where Java is. */
    private static final Set<String> GIVEN = Set.of("decay", "decays[0]", "'inf'", "'-inf'");

    private static final Set<String> CONDITIONS = Set.of("q is None", "float(bad) == 0.0");

    /** Recipes that see images, of which points are none. */
    private static final Set<String> SEEING =
            Set.of("FeatureDrifting", "FeatureFrechetLoss", "PerceptualConsistency", "PixelMeanFlow");

    private static final Pattern COUNTED =
            Pattern.compile("^ +h\\d+ = torch\\.squeeze\\(torch\\.nonzero\\(h\\d+\\), 1\\)$");

    /** What of the device's values a line reads the shape of. */
    private static final String SHAPED =
            "torch\\.size\\(v\\d+, 0\\)|full_like\\(v\\d+,|(?<=expand_as\\(h\\d{1,4}, )v\\d+\\)";

    static Stream<Pipeline> recipes() {
        return ServiceLoader.load(Pipeline.class).stream().map(ServiceLoader.Provider::get);
    }

    static Stream<Pipeline> recipesOfPoints() {
        return recipes().filter(recipe -> !SEEING.contains(recipe.card().recipe()));
    }

    /** A step of a network. */
    private record Case(TrainingStep step, PlannedStep planned, Architecture network, double targetDecay) {
        static Case ofPictures(Pipeline recipe) {
            return of(recipe, new ResConv(Shape.of(3, 4, 4), 4, 1, 2, CLASSES, Extras.of(recipe, CLASSES)));
        }

        static Case ofPoints(Pipeline recipe) {
            return of(recipe, new Mlp(2, 8, 2, CLASSES, Extras.of(recipe, CLASSES)));
        }

        private static Case of(Pipeline recipe, Architecture network) {
            TrainingStep step = OwnTeacher.step(recipe, network, ROWS);
            return new Case(step, PlannedStep.of(step, Precision.SINGLE), network, recipe.targetDecay());
        }

        Signature signature() {
            List<String> trained = names(true);
            List<String> fixed = names(false);
            List<String> teacher =
                    Stream.concat(trained.stream(), fixed.stream()).toList();
            return Signature.of(planned.graph(), trained, fixed, teacher, "leaves")
                    .keeping(planned.host().inputs(planned.graph()));
        }

        private List<String> names(boolean trained) {
            return network.weights().stream()
                    .filter(weight -> weight.trained() == trained)
                    .map(Weight::name)
                    .toList();
        }

        /** The lines of the whole step. */
        List<String> lines() {
            return lines(UpdateRule.ADAMW);
        }

        List<String> lines(UpdateRule rule) {
            Optimiser optimiser = new Optimiser(rule, 0.9, 0.95, 1e-8, 0.01, 1, 0.9, targetDecay);
            try (TrainingState state =
                    new TrainingState(network, Precision.SINGLE, rule, targetDecay > 0, 0, false, Device.cpu())) {
                StepText text = new StepText(
                        planned,
                        signature(),
                        optimiser,
                        state,
                        true,
                        Buckets.NONE,
                        Precision.SINGLE.storage(),
                        Products.on(Device.gpu()),
                        step.diagnostics(),
                        Optional.empty());
                return text.text()
                        .lines()
                        .map(line -> line.replaceAll("  # .*", ""))
                        .toList();
            }
        }
    }

    private static Stream<String> found(String pattern, String line) {
        return Pattern.compile(pattern).matcher(line).results().map(result -> result.group(1));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void nothingWaitsForTheDevice(Pipeline recipe) {
        Set<String> strange = new TreeSet<>();
        for (String line : Case.ofPictures(recipe).lines()) {
            if (!COUNTED.matcher(line).find()) {
                found("torch\\.(\\w+)\\(", line)
                        .filter(name -> !WITHOUT_WAITING.contains(name))
                        .forEach(strange::add);
            }
            found("\\bfloat\\(([^)]*)\\)", line)
                    .filter(number -> !READ.contains(number) && !GIVEN.contains(number))
                    .forEach(strange::add);
            found("^ +if (.*):$", line)
                    .filter(condition -> !CONDITIONS.contains(condition))
                    .forEach(strange::add);
            found("\\b(int|bool|item|tolist)\\(", line).forEach(strange::add);
            found("^ ++(?!h\\d+ = )(.*\\bcpu\\b.*)", line).forEach(strange::add);
        }
        assertEquals(Set.of(), strange);
    }

    /** Rules that decide in numbers ask whether the step is refused before they update; one asks how many it has made, too. */
    @ParameterizedTest
    @EnumSource
    void aRuleReadsNoMoreOfTheDeviceThanItSays(UpdateRule rule) {
        Set<String> read = new TreeSet<>();
        for (String line : Case.ofPictures(new LatentMeanFlowPipeline()).lines(rule)) {
            found("\\bfloat\\(((?!max)[^)]*)\\)", line)
                    .filter(number -> !GIVEN.contains(number) && !number.equals("lr"))
                    .forEach(read::add);
        }
        assertEquals(rule == UpdateRule.RADAM ? Set.of("bad", "ns[0]") : Set.of("bad"), read);
    }

    /** A line of the processor reads numbers of the processor; of the device's it knows the shapes. */
    @ParameterizedTest
    @MethodSource("recipes")
    void whatTheProcessorWorksOutStandsOnWhatItHas(Pipeline recipe) {
        Case one = Case.ofPictures(recipe);
        Signature signature = one.signature();
        Set<String> staying = new TreeSet<>();
        for (int i = 0; i < signature.data().size(); i++) {
            if (signature.staying().contains(signature.data().get(i))) {
                staying.add(Signature.argument(i));
            }
        }
        for (String line : one.lines()) {
            String read = line.replaceAll("^ +\\w+ = ", "").replaceAll(SHAPED, "");
            if (line.matches(" +h\\d+ = .*")) {
                assertFalse(read.matches(".*\\b[vw]\\d+\\b.*|.*\\b(leaves|ts|fs|hs)\\b.*|.*device=device.*"), line);
                found("\\b(x\\d+)\\b", read).forEach(argument -> assertTrue(staying.contains(argument), line));
            } else if (line.matches(" +v\\d+ = .*")) {
                found("\\b(x\\d+)\\b", read).forEach(argument -> assertFalse(staying.contains(argument), line));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recipesOfPoints")
    void runsWhereNoNumberCanBeRead(Pipeline recipe) {
        Case one = Case.ofPoints(recipe);
        new NumberlessDevice(one.planned(), one.network(), one.signature(), ROWS).run();
    }

    @Test
    void theDeviceRefusesToCount() {
        Case one = Case.ofPoints(new LatentMeanFlowPipeline());
        Signature all = one.signature().keeping(Set.of());
        NumberlessDevice device = new NumberlessDevice(one.planned(), one.network(), all, ROWS);
        assertThrows(ProgramException.class, device::run);
    }
}
