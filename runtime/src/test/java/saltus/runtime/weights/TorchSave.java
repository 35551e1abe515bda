package saltus.runtime.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import saltus.runtime.IoConsumer;
import saltus.runtime.number.ElementType;

/** Writes what torch.save writes, as far as dictionaries, texts, whole numbers and tensors go. */
public final class TorchSave {
    private static final Map<ElementType, String> STORAGES = Map.of(
            ElementType.F32, "FloatStorage",
            ElementType.F64, "DoubleStorage",
            ElementType.F16, "HalfStorage",
            ElementType.BF16, "BFloat16Storage",
            ElementType.I64, "LongStorage");

    /**
     * A tensor and all of its storage.
     *
     * @param offset first number of the tensor in the storage
     * @param data writes the storage; may be called twice
     */
    public record Saved(
            ElementType element,
            long offset,
            List<Long> shape,
            List<Long> strides,
            long numbers,
            IoConsumer<OutputStream> data) {}

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    private final List<Saved> storages = new ArrayList<>();

    private TorchSave() {}

    /** A tensor of float32 in C order. */
    public static Saved floats(List<Long> shape, float... values) {
        return saved(ElementType.F32, shape, bytes(values));
    }

    /** A tensor in C order. */
    public static Saved saved(ElementType element, List<Long> shape, byte... content) {
        return new Saved(
                element, 0, shape, strides(shape), content.length / element.bytes(), out -> out.write(content));
    }

    /** Strides of C order. */
    public static List<Long> strides(List<Long> shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            strides.add(0, stride);
            stride *= shape.get(i);
        }
        return strides;
    }

    static byte[] bytes(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** Writes a file of a value: maps, texts, whole numbers and tensors. */
    public static Path write(Path file, Object value) {
        TorchSave save = new TorchSave();
        save.latin1("\u0080\u0002");
        save.add(value);
        save.latin1(".");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", save.pickle.toByteArray());
        entries.put("archive/version", new byte[] {'3', '\n'});
        return zip(file, entries, save.storages);
    }

    static Path zip(Path file, Map<String, byte[]> entries, List<Saved> storages) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue().length, out -> out.write(entry.getValue()));
            }
            for (int i = 0; i < storages.size(); i++) {
                Saved saved = storages.get(i);
                put(zip, "archive/data/" + i, saved.numbers() * saved.element().bytes(), saved.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, long size, IoConsumer<OutputStream> data)
            throws IOException {
        CRC32 sum = new CRC32();
        data.accept(new OutputStream() {
            @Override
            public void write(int value) {
                sum.update(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sum.update(bytes, offset, length);
            }
        });
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        data.accept(zip);
        zip.closeEntry();
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> map) {
            latin1("}(");
            map.forEach((key, each) -> {
                add(key);
                add(each);
            });
            latin1("u");
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            latin1("X");
            pickle.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(utf8.length)
                    .array());
            pickle.writeBytes(utf8);
        } else if (value instanceof Long number) {
            latin1("L" + number + "L\n");
        } else if (value instanceof List<?> list) {
            latin1("(");
            list.forEach(this::add);
            latin1("t");
        } else {
            tensor((Saved) value);
        }
    }

    private void tensor(Saved saved) {
        latin1("ctorch._utils\n_rebuild_tensor_v2\n((");
        add("storage");
        latin1("ctorch\n" + STORAGES.get(saved.element()) + "\n");
        add(String.valueOf(storages.size()));
        add("cuda:0");
        add(saved.numbers());
        latin1("tQ");
        add(saved.offset());
        add(saved.shape());
        add(saved.strides());
        latin1("\u0089ccollections\nOrderedDict\n)RtR");
        storages.add(saved);
    }

    private void latin1(String text) {
        pickle.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
