package saltus.recipes.parity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import saltus.graph.Precision;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;

/** One file of reference numbers with its configuration. */
final class ReferenceCase implements AutoCloseable {
    private final Path path;
    private final SafetensorsReader file;
    private final JsonObject config;
    private final Map<String, TensorInfo> tensors;

    private ReferenceCase(Path path, SafetensorsReader file, JsonObject config) {
        this.path = path;
        this.file = file;
        this.config = config;
        this.tensors = file.infos().stream().collect(Collectors.toMap(TensorInfo::name, Function.identity()));
    }

    static ReferenceCase open(Path path) {
        SafetensorsReader file = SafetensorsReader.open(path);
        String config = file.metadata().getOrDefault("config", "{}");
        return new ReferenceCase(path, file, JsonParser.parseString(config).getAsJsonObject());
    }

    JsonObject config() {
        return config;
    }

    String text(String key) {
        return config.has(key) ? config.get(key).getAsString() : "";
    }

    List<String> texts(String key) {
        return StreamSupport.stream(config.getAsJsonArray(key).spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    Precision precision() {
        return switch (text("dtype")) {
            case "F64" -> Precision.DOUBLE;
            case "F32" -> Precision.SINGLE;
            default -> throw new AssertionError("unknown dtype " + text("dtype"));
        };
    }

    /** The network of the case. */
    SiT network(boolean logVariance) {
        JsonObject spec = config.getAsJsonObject("spec");
        SiTSize size = new SiTSize(
                spec.get("hidden_size").getAsInt(),
                spec.get("depth").getAsInt(),
                spec.get("num_heads").getAsInt(),
                spec.get("patch_size").getAsInt());
        return new SiT(
                spec.get("in_channels").getAsInt(),
                spec.get("input_size").getAsInt(),
                size,
                spec.get("num_classes").getAsInt(),
                logVariance ? Extras.LOG_VARIANCE : Extras.NONE);
    }

    /** A file of parameters beside the case. */
    SafetensorsReader beside(String key) {
        return SafetensorsReader.open(path.resolveSibling(text(key)));
    }

    /** The file of the case. */
    Path path() {
        return path;
    }

    boolean has(String tensor) {
        return tensors.containsKey(tensor);
    }

    /** Names of all tensors, sorted. */
    SortedSet<String> names() {
        return new TreeSet<>(tensors.keySet());
    }

    long[] shape(String tensor) {
        return tensors.get(tensor).shape();
    }

    long[] longs(String tensor) {
        return file.longs(tensor);
    }

    double[] doubles(String tensor) {
        return tensors.get(tensor).dtype().equals("I64")
                ? Arrays.stream(file.longs(tensor)).asDoubleStream().toArray()
                : file.doubles(tensor);
    }

    @Override
    public void close() {
        file.close();
    }
}
