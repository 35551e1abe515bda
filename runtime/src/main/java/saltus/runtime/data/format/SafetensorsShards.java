package saltus.runtime.data.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/** The tensors of one safetensors file, or of several that are the parts of one set. */
final class SafetensorsShards implements NamedArrays {
    private final List<Path> paths;
    private final List<SafetensorsReader> files;
    private final List<Map<String, TensorInfo>> tensors;

    /**
     * Opens files, which stay open.
     *
     * @param paths at least one, in the order of the samples
     * @throws BadInputException if one cannot be read, or has tensors of other names than the first
     */
    SafetensorsShards(List<Path> paths) {
        this.paths = List.copyOf(paths);
        this.files = paths.stream().map(SafetensorsReader::open).toList();
        this.tensors = files.stream().map(SafetensorsShards::byName).toList();
        for (int i = 1; i < tensors.size(); i++) {
            if (!tensors.get(i).keySet().equals(names())) {
                throw new BadInputException("'%s' has other tensors than '%s': %s, and there %s; give parts of one set."
                        .formatted(
                                paths.get(i), paths.get(0), text(tensors.get(i).keySet()), text(names())));
            }
        }
    }

    private static Map<String, TensorInfo> byName(SafetensorsReader file) {
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        file.infos().forEach(tensor -> byName.put(tensor.name(), tensor));
        return byName;
    }

    private static String text(Set<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().sorted().limit(4).map(Quoted::of).collect(Collectors.joining(", "));
    }

    @Override
    public Set<String> names() {
        return tensors.get(0).keySet();
    }

    @Override
    public String place() {
        return "'" + paths.get(0) + "'";
    }

    @Override
    public String place(String name) {
        return place(0, name);
    }

    private String place(int file, String name) {
        return "'%s', tensor %s".formatted(paths.get(file), Quoted.of(name));
    }

    @Override
    public Rows rows(String name) {
        List<Rows> parts = IntStream.range(0, files.size())
                .<Rows>mapToObj(i -> SafetensorsRows.of(
                        files.get(i), Objects.requireNonNull(tensors.get(i).get(name)), place(i, name)))
                .toList();
        return JoinedRows.of(parts);
    }
}
