package saltus.runtime.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors without what wrappers put before every name: {@code module.} by DistributedDataParallel, {@code _orig_mod.} by
 * torch.compile.
 *
 * @param tensors by the names that are left
 * @param notes what was taken off
 */
record PlainNames(Map<String, StoredTensor> tensors, List<String> notes) {
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    static PlainNames of(Map<String, StoredTensor> tensors) {
        Map<String, StoredTensor> plain = tensors;
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < 2; i++) { // each may stand within the other
            for (String wrapper : WRAPPERS) {
                if (!plain.isEmpty() && plain.keySet().stream().allMatch(name -> name.startsWith(wrapper))) {
                    Map<String, StoredTensor> shorter = new LinkedHashMap<>();
                    plain.forEach((name, tensor) -> shorter.put(name.substring(wrapper.length()), tensor));
                    plain = shorter;
                    notes.add("the prefix '%s' of all names was taken off".formatted(wrapper));
                }
            }
        }
        return new PlainNames(plain, notes.stream().distinct().toList());
    }
}
