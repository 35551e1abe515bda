package saltus.runtime.program;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.runtime.Quoted;
import saltus.runtime.pickle.Dialect;
import saltus.runtime.pickle.Namespace;
import saltus.runtime.pickle.Pickle;
import saltus.runtime.pickle.TorchStorage;

/**
 * The tensors of a foreign module, which the engine would read from wherever the pickle says: their storages are as long
 * as they are said to be, and no tensor reaches beyond its own. Objects are the attributes that they are given; nothing of
 * the pickle is carried out.
 */
final class PickledTensors implements Dialect {
    /** Of values beside the numbers. */
    private static final long MOST_BYTES = 1L << 28;

    private static final String MODULES = "__torch__.";
    private static final String LISTS = "torch.jit._pickle.";

    /** What the engine reads; nothing else may be read otherwise here and there. */
    private static final String OPERATIONS =
            "\u0080()]}N\u0088\u0089KMJ\u008aGXTBCUcqrhjt\u0085\u0086\u0087lduesab02\u0081QR";

    private final String folder;
    private final Map<String, byte[]> entries;

    private PickledTensors(String folder, Map<String, byte[]> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /**
     * Looks at all tensors of a pickle.
     *
     * @param folder of the storages, with a slash
     * @throws IllegalArgumentException saying in a clause what is wrong
     */
    static void require(byte[] pickle, String folder, Map<String, byte[]> entries) {
        Pickle.read(ByteBuffer.wrap(pickle), MOST_BYTES, new PickledTensors(folder, entries));
    }

    @Override
    public boolean allows(int operation) {
        return OPERATIONS.indexOf(operation) >= 0;
    }

    @Override
    public boolean knows(String name) {
        return name.startsWith(MODULES) || name.startsWith(LISTS);
    }

    @Override
    public Object call(String name, List<?> arguments) {
        return name.startsWith(MODULES) ? new Namespace(new LinkedHashMap<>()) : arguments.get(0);
    }

    @Override
    public void meets(TorchStorage storage) {
        String name = folder + storage.key();
        byte[] content = entries.get(name);
        if (content == null || content.length != storage.bytes()) {
            throw new IllegalArgumentException("its storage %s has %s, not %d numbers of %d bytes"
                    .formatted(
                            Quoted.of(name),
                            content == null ? "no entry" : content.length + " bytes",
                            storage.numbers(),
                            storage.element().bytes()));
        }
    }
}
