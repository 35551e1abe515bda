package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;

/**
 * The feature network of a perceptual metric: a module of a user's TorchScript file, to be spliced into programs, so that
 * a training step stays one native call. Its parameters are no program's parameters, and it runs as in evaluation.
 *
 * <p>Of the file's archive the module's pickle, its code, its tensors and its constants are taken. Whatever format version
 * the file names, its operations are read as those of the newest; files of the last years mean the same by them.
 */
public final class FeatureNetwork {
    private static final Pattern FORWARD = Pattern.compile("(?m)^  def forward\\(([^)]*)\\) -> ([^:]+):");
    private static final Pattern TENSORS = Pattern.compile("Tuple\\[(Tensor(?:, Tensor)*)\\]");
    private static final String FIX = "give a file that torch.jit.script(network).save(FILE) has written, whose forward"
            + " takes images [B,3,H,W] and returns a list of features [B,C,h,w]";
    private static final int ROWS = 2;
    private static final int PATIENCE_SECONDS = 120;

    private final Path file;
    private final String hash;
    private final ModulePickle module;
    private final Map<String, byte[]> entries;
    private final String result;

    private FeatureNetwork(Path file, String hash, Map<String, byte[]> archive) {
        this.file = file;
        this.hash = hash;
        this.module = ModulePickle.of(archive.getOrDefault("data.pkl", new byte[0]));
        this.entries = archive.entrySet().stream()
                .filter(entry -> isPart(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
        this.result = result(code(module.type()), module.type());
        if (entries.containsKey(Archive.FILE)) {
            throw new IllegalArgumentException("its classes stand in a Python package 'saltus', a name that is taken");
        }
        PickledTensors.require(archive.getOrDefault("data.pkl", new byte[0]), "data/", archive);
        PickledTensors.require(archive.getOrDefault("constants.pkl", new byte[0]), "constants/", archive);
        Map<String, String> code = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (name.startsWith("code/")) {
                code.put(name, new String(content, StandardCharsets.UTF_8));
            }
        });
        new AllowedCode(code).require();
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is no TorchScript file, or one whose {@code forward} cannot be that of a feature
     *     network
     */
    public static FeatureNetwork read(Path file) {
        ReadableFile.require(file);
        try {
            return new FeatureNetwork(file, hash(file), archive(file));
        } catch (ZipException e) {
            throw refused(file, "it is no archive", e);
        } catch (IllegalArgumentException e) {
            throw refused(file, e.getMessage(), e);
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    private static BadInputException refused(Path file, @Nullable String why, @Nullable Exception cause) {
        BadInputException refused =
                new BadInputException("The file '%s' cannot be a feature network: %s; %s.".formatted(file, why, FIX));
        refused.initCause(cause);
        return refused;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static Map<String, byte[]> archive(Path file) throws IOException {
        Map<String, byte[]> archive = TorchArchive.read(file, name -> name.equals("data.pkl") || isPart(name));
        if (archive.keySet().stream().noneMatch(name -> name.startsWith("code/"))) {
            throw new IllegalArgumentException(
                    archive.containsKey("data.pkl")
                            ? "it holds weights without code, as torch.save writes them"
                            : "it is an archive, but none of TorchScript");
        }
        return archive;
    }

    private static boolean isPart(String name) {
        return name.equals("constants.pkl")
                || name.equals("byteorder")
                || name.startsWith("data/")
                || name.startsWith("constants/")
                || (name.startsWith("code/") && name.endsWith(".py"));
    }

    /** The text of the module's class. */
    private String code(String type) {
        int dot = type.lastIndexOf('.');
        String name = "code/" + type.substring(0, dot).replace('.', '/') + ".py";
        String text = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        String[] classes = text.split("(?m)^(?=class )", -1);
        String head = "class " + type.substring(dot + 1) + "(";
        for (String one : classes) {
            if (one.startsWith(head)) {
                return one;
            }
        }
        throw new IllegalArgumentException("it has no code of its class " + Quoted.of(type));
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
        return hash;
    }

    ModulePickle module() {
        return module;
    }

    /** What a program's archive needs besides the module's pickle. */
    Map<String, byte[]> entries() {
        return entries;
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
        CompletableFuture<Void> trial = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        tried(sample, precision, device);
                        trial.complete(null);
                    } catch (RuntimeException | Error e) {
                        trial.completeExceptionally(e);
                    }
                },
                "feature network");
        thread.setDaemon(true);
        thread.start();
        try {
            trial.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw refused(file, "of %d images it had not finished after %d s".formatted(ROWS, PATIENCE_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(file, "its trial was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
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
                throw refused(file, "it changes the images that it is given", null);
            }
            same(first, program.call(Script.LOOK, new NDList(images)));
            for (float attached : program.call(Script.ATTACHED, new NDList(images))
                    .singletonOrThrow()
                    .toFloatArray()) {
                if (attached == 0) {
                    throw refused(file, "no gradient passes from its features to the images", null);
                }
            }
            if (program.fingerprint() != before) {
                throw refused(file, "it changes its own numbers when it is called", null);
            }
        } catch (ProgramException e) {
            throw refused(
                    file,
                    "on images %s of %s it fails with '%s'".formatted(sample, precision.storage(), e.reason()),
                    e);
        }
    }

    private void same(NDList first, NDList second) {
        boolean same = first.size() == second.size();
        for (int i = 0; same && i < first.size(); i++) {
            same = first.get(i).toByteBuffer().equals(second.get(i).toByteBuffer());
        }
        if (!same) {
            throw refused(file, "of the same images it makes other features each time", null);
        }
    }

    private void check(List<NDArray> features, saltus.graph.Shape sample) {
        if (features.isEmpty()) {
            throw refused(file, "it returns no features", null);
        }
        for (NDArray layer : features) {
            Shape shape = layer.getShape();
            boolean fits = shape.dimension() == 4 && shape.get(0) == ROWS && shape.size() > 0;
            if (!fits || !layer.getDataType().isFloating()) {
                throw refused(
                        file,
                        "of %d images %s it makes %s of shape %s".formatted(ROWS, sample, layer.getDataType(), shape),
                        null);
            }
        }
    }

    @Override
    public String toString() {
        return file + " (" + hash + ")";
    }
}
