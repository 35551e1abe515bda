package saltus.runtime.weights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.number.ElementType;

/** A safetensors file: a checkpoint of Saltus, whose names begin with the part, or the weights of anybody. */
final class SafetensorsWeights {
    private static final String SALTUS = "saltus [0-9]+";

    /** What stands in a checkpoint beside the parts. */
    private static final List<String> BESIDES = List.of("log", "crc32c");

    private SafetensorsWeights() {}

    static StoredWeights open(Path path) {
        SafetensorsReader file = SafetensorsReader.open(path);
        if (!file.metadata().getOrDefault("format", "").matches(SALTUS)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            file.infos().forEach(info -> tensors.put(info.name(), tensor(file, info)));
            PlainNames plain = PlainNames.of(tensors);
            return new StoredWeights(
                    path,
                    "a safetensors file",
                    Map.of(StoredWeights.MODEL, plain.tensors()),
                    Map.of(),
                    OptionalLong.empty(),
                    plain.notes(),
                    file::close);
        }
        file.close();
        return checkpoint(path, SafetensorsReader.openSealed(path));
    }

    private static StoredWeights checkpoint(Path path, SafetensorsReader file) {
        Map<String, Map<String, StoredTensor>> parts = new LinkedHashMap<>();
        for (TensorInfo info : file.infos()) {
            int dot = info.name().indexOf('.');
            if (dot > 0 && !BESIDES.contains(info.name())) {
                parts.computeIfAbsent(info.name().substring(0, dot), part -> new LinkedHashMap<>())
                        .put(info.name().substring(dot + 1), tensor(file, info));
            }
        }
        String step = file.metadata().getOrDefault("step", "");
        OptionalLong steps = step.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(step)) : OptionalLong.empty();
        return new StoredWeights(path, "a checkpoint of Saltus", parts, Map.of(), steps, List.of(), file::close);
    }

    static StoredTensor tensor(SafetensorsReader file, TensorInfo info) {
        ElementType element = ElementType.named(info.dtype()).orElseThrow(); // the header was checked
        return new StoredTensor(element, info.shape(), chunks -> file.stream(info.name(), chunks));
    }
}
