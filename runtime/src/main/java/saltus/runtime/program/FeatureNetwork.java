package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/**
 * The feature network of a perceptual metric: a module of a user's TorchScript file, to be spliced into programs, so that
 * a training step stays one native call. Its parameters are no program's parameters, and it runs as in evaluation.
 */
public final class FeatureNetwork implements ForeignModule {
    private static final Pattern FORWARD = Pattern.compile("(?m)^  def forward\\(([^)]*)\\) -> ([^:]+):");
    private static final Pattern TENSORS = Pattern.compile("Tuple\\[(Tensor(?:, Tensor)*)\\]");
    private static final String FIX = "give a file that torch.jit.script(network).save(FILE) has written, whose forward"
            + " takes images [B,3,H,W] and returns a list of features [B,C,h,w]";
    private static final int ROWS = 2;

    private final ForeignUse use;
    private final ForeignFile content;
    private final String result;

    private FeatureNetwork(ForeignUse use, ForeignFile content) {
        this.use = use;
        this.content = content;
        this.result = result(content.code(), content.module().type());
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is no TorchScript file, or one whose {@code forward} cannot be that of a feature
     *     network
     */
    public static FeatureNetwork read(Path file) {
        ForeignUse use = new ForeignUse(file, "a feature network", FIX);
        return use.read(content -> new FeatureNetwork(use, content));
    }

    private static String result(String code, String type) {
        Matcher forward = FORWARD.matcher(code);
        if (!forward.find()) {
            throw new IllegalArgumentException("its class " + Quoted.of(type) + " has no forward");
        }
        String result = forward.group(2).strip();
        if (!result.equals("Tensor")
                && !result.equals("List[Tensor]")
                && !TENSORS.matcher(result).matches()) {
            throw new IllegalArgumentException(
                    "its forward returns " + Quoted.of(result) + ", neither tensors nor a list of them");
        }
        return result;
    }

    /** The file's content in short: files of equal content are the same network. */
    public String hash() {
        return content.hash();
    }

    @Override
    public String attribute() {
        return "features";
    }

    @Override
    public ModulePickle module() {
        return content.module();
    }

    @Override
    public Map<String, byte[]> entries() {
        return content.entries();
    }

    /** The list of features, from a variable that holds what forward returned. */
    String list(String variable) {
        Matcher tuple = TENSORS.matcher(result);
        if (tuple.matches()) {
            int size = tuple.group(1).split(",", -1).length;
            return IntStream.range(0, size)
                    .mapToObj(i -> variable + "[" + i + "]")
                    .toList()
                    .toString();
        }
        return result.equals("Tensor") ? "[" + variable + "]" : variable;
    }

    /**
     * Runs the network on images, so that one that does not work is refused before anything is trained.
     *
     * @param sample shape of an image [3, H, W]
     * @param precision of the program that will use it
     * @throws BadInputException if it does not load, fails, does not end, or returns what is not features of each image,
     *     the same ones whenever it is asked, with gradients
     */
    public void check(saltus.graph.Shape sample, Precision precision, Device device) {
        use.trial("%d images".formatted(ROWS), () -> tried(sample, precision, device));
    }

    private void tried(saltus.graph.Shape sample, Precision precision, Device device) {
        String code = new Script(Optional.of(this)).attached().text();
        try (NativeProgram program = new NativeProgram(code, Optional.of(this), device);
                NDManager scope = program.manager().newSubManager()) {
            Shape shape = new Shape(
                    ROWS,
                    sample.dim(0).size(),
                    sample.dim(1).size(),
                    sample.dim(2).size());
            float[] values = new float[Math.toIntExact(shape.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(i);
            }
            DataType type = precision.storage() == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
            NDArray images = scope.create(values, shape).toType(type, false);
            long before = program.fingerprint();
            NDList first = program.call(Script.LOOK, new NDList(images));
            check(first, sample);
            if (!Arrays.equals(values, images.toType(DataType.FLOAT32, false).toFloatArray())) {
                throw use.refused("it changes the images that it is given", null);
            }
            same(first, program.call(Script.LOOK, new NDList(images)));
            for (float attached : program.call(Script.ATTACHED, new NDList(images))
                    .singletonOrThrow()
                    .toFloatArray()) {
                if (attached == 0) {
                    throw use.refused("no gradient passes from its features to the images", null);
                }
            }
            if (program.fingerprint() != before) {
                throw use.refused("it changes its own numbers when it is called", null);
            }
        } catch (ProgramException e) {
            throw use.refused(
                    "on images %s of %s it fails with '%s'".formatted(sample, precision.storage(), e.reason()), e);
        }
    }

    private void same(NDList first, NDList second) {
        boolean same = first.size() == second.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = first.get(i).toByteBuffer().equals(second.get(i).toByteBuffer());
        }
        if (!same) {
            throw use.refused("of the same images it makes other features each time", null);
        }
    }

    private void check(List<NDArray> features, saltus.graph.Shape sample) {
        if (features.isEmpty()) {
            throw use.refused("it returns no features", null);
        }
        for (NDArray layer : features) {
            Shape shape = layer.getShape();
            boolean fits = shape.dimension() == 4 && shape.get(0) == ROWS && shape.size() > 0;
            if (!fits || !layer.getDataType().isFloating()) {
                throw use.refused(
                        "of %d images %s it makes %s of shape %s".formatted(ROWS, sample, layer.getDataType(), shape),
                        null);
            }
        }
    }

    @Override
    public String toString() {
        return use.file() + " (" + hash() + ")";
    }
}
