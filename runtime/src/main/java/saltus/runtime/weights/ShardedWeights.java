package saltus.runtime.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import saltus.runtime.BadInputException;
import saltus.runtime.JsonFile;
import saltus.runtime.Quoted;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/** Weights in several safetensors files beside an index, which says in {@code weight_map} where each tensor is. */
final class ShardedWeights {
    private static final int MOST_SHARDS = 10_000;

    private final Path index;
    private final Map<String, SafetensorsReader> shards = new LinkedHashMap<>();
    private final Map<String, Map<String, TensorInfo>> infos = new LinkedHashMap<>();

    private ShardedWeights(Path index) {
        this.index = index;
    }

    static StoredWeights open(Path index) {
        ShardedWeights opening = new ShardedWeights(index);
        try {
            PlainNames plain = PlainNames.of(opening.tensors());
            return new StoredWeights(
                    index,
                    "%d safetensors files".formatted(opening.shards.size()),
                    Map.of(StoredWeights.MODEL, plain.tensors()),
                    Map.of(),
                    OptionalLong.empty(),
                    plain.notes(),
                    opening::close);
        } catch (RuntimeException e) {
            opening.close();
            throw e;
        }
    }

    private Map<String, StoredTensor> tensors() {
        JsonElement map = JsonFile.read(index)
                .map(object -> object.get("weight_map"))
                .orElseThrow(() -> refused("has no 'weight_map'"));
        if (!(map instanceof JsonObject places)) {
            throw refused("has no 'weight_map'");
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> place : places.entrySet()) {
            tensors.put(place.getKey(), tensor(place.getKey(), text(place.getValue())));
        }
        return tensors;
    }

    private StoredTensor tensor(String name, String file) {
        SafetensorsReader shard = shards.get(file);
        if (shard == null) {
            shard = SafetensorsReader.open(beside(file));
            shards.put(file, shard);
            Map<String, TensorInfo> known = new LinkedHashMap<>();
            shard.infos().forEach(info -> known.put(info.name(), info));
            infos.put(file, known);
        }
        TensorInfo info = infos.getOrDefault(file, Map.of()).get(name);
        if (info == null) {
            throw refused(
                    "puts the tensor %s into %s, which does not have it".formatted(Quoted.of(name), Quoted.of(file)));
        }
        return SafetensorsWeights.tensor(shard, info);
    }

    private String text(JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return value.getAsString();
        }
        throw refused("has a 'weight_map' that does not name files");
    }

    /** A shard lies beside its index, and nowhere else. */
    private Path beside(String file) {
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*") || shards.size() >= MOST_SHARDS) {
            throw refused("names %s, which is no file beside it".formatted(Quoted.of(file)));
        }
        return index.resolveSibling(file);
    }

    private BadInputException refused(String why) {
        return new BadInputException("The index '%s' %s; get it again with all its files.".formatted(index, why));
    }

    private void close() {
        List<SafetensorsReader> open = new ArrayList<>(shards.values());
        open.forEach(SafetensorsReader::close);
    }
}
