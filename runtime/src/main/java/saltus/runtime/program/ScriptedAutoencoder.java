package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;

/**
 * An autoencoder of a user's TorchScript file: its methods {@code decode} and {@code encode}, or {@code forward} as the
 * decoder of a file that has only one way. Its code is trusted to compute only, as that of a feature network is.
 */
public final class ScriptedAutoencoder implements AutoCloseable {
    private static final String FIX =
            "give a file that torch.jit.script(module).save(FILE) has written, whose decode, or"
                    + " forward, takes latents [B,C,h,w] and returns pictures [B,3,H,W] in [-1,1], and whose encode, if it has one,"
                    + " takes pictures and returns means and log-variances of latents [B,2C,h,w]";
    private static final int AXES = 4;
    private static final int COLOURS = 3;
    private static final String DECODE = "decode";
    private static final String ENCODE = "encode";

    private final ForeignUse use;
    private final NativeProgram program;
    private final boolean encodes;

    private ScriptedAutoencoder(ForeignUse use, NativeProgram program, boolean encodes) {
        this.use = use;
        this.program = program;
        this.encodes = encodes;
    }

    /**
     * Reads a file and loads its module.
     *
     * @throws BadInputException if the file holds no such module, or one that does more than compute
     */
    public static ScriptedAutoencoder open(Path file, Device device) {
        ForeignUse use = new ForeignUse(file, "an autoencoder", FIX);
        return use.read(content -> {
            String decoder = maps(content.code(), DECODE) ? DECODE : "forward";
            if (!maps(content.code(), decoder)) {
                throw new IllegalArgumentException(
                        "its class has neither a decode nor a forward from a tensor to a tensor");
            }
            boolean encodes = maps(content.code(), ENCODE);
            ForeignAttribute module = new ForeignAttribute("autoencoder", content);
            Script script = new Script(Optional.empty()).attribute(module);
            way(script, DECODE, decoder);
            if (encodes) {
                way(script, ENCODE, ENCODE);
            }
            NativeProgram program = new NativeProgram(script.text(), Optional.of(module), device);
            return new ScriptedAutoencoder(use, program, encodes);
        });
    }

    private static boolean maps(String code, String method) {
        Matcher found = Pattern.compile("(?m)^  def " + method + "\\(\\s*self: [^,]+,\\s*\\w+: Tensor\\) -> Tensor:")
                .matcher(code);
        return found.find();
    }

    private static void way(Script script, String name, String method) {
        script.method(name, "x: Tensor", "Tensor")
                .recording(false)
                .inner("y = self.autoencoder." + method + "(x)")
                .line("return torch.contiguous(torch.to(torch.detach(y), 6))");
    }

    /**
     * Finds out what is made of numbers of a shape, within two minutes.
     *
     * @param decodes true for pictures of latents, false for means and log-variances of the latents of pictures
     * @param shape [1, channels, height, width]
     * @return the shape of what is made
     * @throws BadInputException if the module has no such way, fails, does not end, or makes none of these
     */
    public long[] trial(boolean decodes, long... shape) {
        if (!decodes && !encodes) {
            throw use.refused("it has no encode from a tensor to a tensor", null);
        }
        long[][] made = new long[1][];
        use.trial("%s".formatted(Arrays.toString(shape)), () -> made[0] = made(decodes, shape));
        return made[0];
    }

    private long[] made(boolean decodes, long... shape) {
        try (NDManager scope = program.manager().newSubManager()) {
            float[] zeros = new float[Math.toIntExact(new Shape(shape).size())];
            long[] found = result(scope, decodes, zeros, shape).getShape().getShape();
            boolean fits = found.length == AXES && found[0] == shape[0] && found[2] > 0 && found[3] > 0;
            if (!fits || (decodes ? found[1] != COLOURS : found[1] % 2 != 0 || found[1] == 0)) {
                throw use.refused("of %s it makes %s".formatted(Arrays.toString(shape), Arrays.toString(found)), null);
            }
            return found;
        }
    }

    /**
     * Pictures of latents, or means and log-variances of the latents of pictures.
     *
     * @param x row-major, of a shape that was tried
     * @return row-major, of the shape that was found
     * @throws BadInputException if the module fails
     */
    public float[] of(boolean decodes, float[] x, long... shape) {
        try (NDManager scope = program.manager().newSubManager()) {
            return result(scope, decodes, x, shape).toFloatArray();
        }
    }

    private NDArray result(NDManager scope, boolean decodes, float[] x, long... shape) {
        try {
            NDList arguments = new NDList(scope.create(x, new Shape(shape)));
            return program.call(decodes ? DECODE : ENCODE, arguments).singletonOrThrow();
        } catch (ProgramException e) {
            throw use.refused(
                    "on numbers of the shape %s it fails with '%s'".formatted(Arrays.toString(shape), e.reason()), e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
