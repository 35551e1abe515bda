package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/**
 * A network of a user's TorchScript file that sees features of pictures, and perhaps classes, by its method {@code forward}. Its
 * code is trusted to compute only, as that of a perceptual metric is.
 *
 * <p>What {@code forward} returns is features [B, D] or [B, D, 1, 1], or a tuple of these and of logits or probabilities [B, K].
 * One with an argument {@code return_features}, as NVIDIA's Inception has it, is asked twice.
 */
public final class ScriptedFeatures implements AutoCloseable {
    /** What numbers pictures are given in. */
    public enum Values {
        /** Levels from 0 to 255 as whole numbers of eight bits. */
        BYTES("torch.to(torch.round(x), 0)"),
        /** Levels from 0 to 255. */
        LEVELS("x"),
        /** From 0 to 1. */
        UNIT("x / 255."),
        /** From -1 to 1. */
        SIGNED("x / 127.5 - 1."),
        /** From 0 to 1, then less the mean of ImageNet's channels and in units of their deviation. */
        IMAGENET("(x / 255. - torch.reshape(torch.tensor([0.485, 0.456, 0.406], dtype=6), [1, 3, 1, 1]))"
                + " / torch.reshape(torch.tensor([0.229, 0.224, 0.225], dtype=6), [1, 3, 1, 1])");

        private final String expression;

        Values(String expression) {
            this.expression = expression;
        }

        /** As texts name them. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String FIX =
            "give a file that torch.jit.script or torch.jit.trace has made, whose forward takes"
                    + " pictures [B,3,H,W] and returns features [B,D], or features and logits";
    private static final Pattern FORWARD =
            Pattern.compile("(?m)^  def forward\\(\\s*self: [^,]+,\\s*\\w+: Tensor([^)]*)\\) -> ([^:]+):");
    private static final String TWO_WAYS = "return_features: bool";
    private static final String NO_BIAS = "no_output_bias: bool";
    private static final String PAIR = "Tuple[Tensor, Tensor]";
    private static final String SEE = "see";
    private static final int COLOURS = 3;
    private static final int ROWS = 2;

    private final ForeignUse use;
    private final String hash;
    private final NativeProgram program;

    private ScriptedFeatures(ForeignUse use, String hash, NativeProgram program) {
        this.use = use;
        this.hash = hash;
        this.program = program;
    }

    /**
     * What was seen of some pictures.
     *
     * @param features [n, D], row-major
     * @param classes logits or probabilities [n, K], row-major; none if the network gives none
     */
    @SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
    public record Seen(float[] features, float[] classes) {}

    /**
     * Reads a file and loads its module.
     *
     * @param values in which it is given pictures; empty for what its arguments suggest
     * @param side to which pictures are brought first, as Pillow's bicubic resampling does; empty for as they are
     * @throws BadInputException if the file holds no such module, or one that does more than compute
     */
    public static ScriptedFeatures open(Path file, Optional<Values> values, OptionalInt side, Device device) {
        ForeignUse use = new ForeignUse(file, "a feature network", FIX);
        return use.read(content -> {
            Matcher forward = FORWARD.matcher(content.code());
            if (!forward.find()) {
                throw new IllegalArgumentException("its class has no forward of pictures");
            }
            ForeignAttribute module = new ForeignAttribute("network", content);
            String text = script(module, forward.group(1), forward.group(2).strip(), values, side);
            return new ScriptedFeatures(use, content.hash(), new NativeProgram(text, Optional.of(module), device));
        });
    }

    private static String script(
            ForeignAttribute module, String more, String returns, Optional<Values> values, OptionalInt side) {
        boolean twoWays = more.contains(TWO_WAYS);
        Script script = new Script(Optional.empty()).attribute(module);
        script.method(SEE, "x: Tensor", "List[Tensor]").recording(false);
        if (side.isPresent()) {
            script.inner("x = torch.clamp(torch._upsample_bicubic2d_aa(x, [%1$d, %1$d], False, None, None), 0., 255.)"
                    .formatted(side.getAsInt()));
        }
        script.inner("z = " + values.orElse(twoWays ? Values.BYTES : Values.SIGNED).expression);
        if (twoWays) {
            script.inner("y = [self.network.forward(z, return_features=True), self.network.forward(z%s)]"
                    .formatted(more.contains(NO_BIAS) ? ", no_output_bias=True" : ""));
        } else if (returns.equals("Tensor")) {
            script.inner("y = [self.network.forward(z)]");
        } else if (returns.equals(PAIR)) {
            script.inner("a, b = self.network.forward(z)");
            script.inner("y = [a, b]");
        } else {
            throw new IllegalArgumentException(
                    "its forward returns " + Quoted.of(returns) + ", neither a tensor nor features and logits");
        }
        return script.line("return [torch.contiguous(torch.to(torch.flatten(torch.detach(q), 1), 6)) for q in y]")
                .text();
    }

    /** The file's content in short: files of equal content are the same network. */
    public String hash() {
        return hash;
    }

    /**
     * Looks at two pictures, within two minutes, so that a network that does not work is refused before anything is measured.
     *
     * @return the number of features, and that of classes, 0 if it gives none
     * @throws BadInputException if it fails, does not end, or sees other features of the same pictures each time
     */
    public int[] trial(int height, int width) {
        int[][] found = new int[1][];
        use.trial("%d pictures".formatted(ROWS), () -> found[0] = tried(height, width));
        return found[0];
    }

    private int[] tried(int height, int width) {
        float[] levels = new float[ROWS * COLOURS * height * width];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i * 37 % 256;
        }
        Seen first = of(levels, ROWS, height, width);
        Seen second = of(levels, ROWS, height, width);
        if (!Arrays.equals(first.features, second.features)) {
            throw use.refused("of the same pictures it sees other features each time", null);
        }
        if (first.features.length < ROWS || first.features.length % ROWS != 0 || first.classes.length % ROWS != 0) {
            throw use.refused(
                    "of %d pictures it makes %d features and %d classes"
                            .formatted(ROWS, first.features.length, first.classes.length),
                    null);
        }
        return new int[] {first.features.length / ROWS, first.classes.length / ROWS};
    }

    /**
     * What it sees of pictures.
     *
     * @param levels [n, 3, height, width] from 0 to 255, row-major
     * @throws BadInputException if it fails
     */
    public Seen of(float[] levels, int n, int height, int width) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDArray pictures = scope.create(levels, new Shape(n, COLOURS, height, width));
            NDList seen = program.call(SEE, new NDList(pictures));
            for (NDArray part : seen) {
                if (part.getShape().dimension() != 2 || part.getShape().get(0) != n) {
                    throw use.refused("of %d pictures it makes %s".formatted(n, part.getShape()), null);
                }
            }
            return new Seen(
                    seen.get(0).toFloatArray(), seen.size() > 1 ? seen.get(1).toFloatArray() : new float[0]);
        } catch (ProgramException e) {
            throw use.refused("on pictures of %d x %d it fails with '%s'".formatted(height, width, e.reason()), e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
