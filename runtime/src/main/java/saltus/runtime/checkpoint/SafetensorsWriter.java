package saltus.runtime.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.runtime.AtomicFile;
import saltus.runtime.number.ElementType;

/** Writes safetensors files: completely or not at all, and the same bytes for the same content. */
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /**
     * Writes a file, replacing one of that name.
     *
     * @param target a path in a folder that exists
     * @param metadata texts for {@code __metadata__}, written sorted by key; left out if empty
     * @param entries the tensors in the order in which they will lie in the file
     * @throws saltus.runtime.BadInputException if the disk refuses (full, not writable, no such folder)
     * @throws IllegalArgumentException if a name stands twice or is reserved, if a dtype is unknown, or if a shape is
     *     impossible
     * @throws IllegalStateException if an entry writes more or fewer bytes than its dtype and shape say
     */
    public static void write(Path target, Map<String, String> metadata, List<Entry> entries) {
        byte[] header = HeaderWriter.write(new Header(metadata, layOut(entries)));
        AtomicFile.write(target, out -> write(out, header, entries));
    }

    /** The same with a checksum of all of it as one tensor more, which {@link SafetensorsReader#openSealed} asks for. */
    public static void writeSealed(Path target, Map<String, String> metadata, List<Entry> entries) {
        AtomicFile.write(target, out -> {
            Seal.Summed summed = new Seal.Summed(out);
            List<Entry> all = new ArrayList<>(entries);
            all.add(Seal.over(summed));
            write(summed, HeaderWriter.write(new Header(metadata, layOut(all))), all);
        });
    }

    private static void write(OutputStream out, byte[] header, List<Entry> entries) throws IOException {
        out.write(header);
        for (Entry entry : entries) {
            writeData(out, entry);
        }
    }

    private static List<TensorInfo> layOut(List<Entry> entries) {
        Set<String> names = new HashSet<>(Set.of(Header.METADATA));
        List<TensorInfo> tensors = new ArrayList<>();
        long begin = 0;
        for (Entry entry : entries) {
            if (!names.add(entry.name())) {
                throw new IllegalArgumentException(
                        "the tensor name '" + entry.name() + "' stands twice or is reserved");
            }
            long end = Math.addExact(begin, bytesOf(entry));
            tensors.add(new TensorInfo(entry.name(), entry.dtype(), entry.shape(), begin, end));
            begin = end;
        }
        return tensors;
    }

    private static void writeData(OutputStream out, Entry entry) throws IOException {
        long expected = bytesOf(entry);
        ExactOutput exact = new ExactOutput(out, expected);
        entry.data().accept(exact);
        if (exact.remaining() != 0) {
            throw new IllegalStateException("the tensor '%s' needs %d bytes but %d were written"
                    .formatted(entry.name(), expected, expected - exact.remaining()));
        }
    }

    private static long bytesOf(Entry entry) {
        ElementType type = ElementType.named(entry.dtype())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the tensor '%s' has the unknown dtype '%s'".formatted(entry.name(), entry.dtype())));
        try {
            return type.bytesOf(entry.shape());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the tensor '" + entry.name() + "' has an impossible shape", e);
        }
    }
}
