package saltus.runtime.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file.
 *
 * @param metadata the texts under {@code __metadata__}, in the order of the file
 * @param tensors the tensors in the order of their data
 */
record Header(Map<String, String> metadata, List<TensorInfo> tensors) {
    static final String METADATA = "__metadata__";

    /** The limit of the reference implementation; it keeps a damaged length from allocating the whole memory. */
    static final int MAX_BYTES = 100_000_000;

    Header {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
    }
}
