package saltus.runtime.data.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of numpy, byte for byte. */
public final class NpyBytes {
    private NpyBytes() {}

    /** A file of a version with this header and these numbers. */
    public static byte[] file(int version, String header, byte[] numbers) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(12 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text).put(numbers).flip();
        byte[] file = new byte[bytes.limit()];
        bytes.get(file);
        return file;
    }

    public static String header(String descr, String shape) {
        return "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }".formatted(descr, shape);
    }

    /** Of single precision. */
    public static byte[] floats(String shape, float... values) {
        ByteBuffer numbers = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            numbers.putFloat(value);
        }
        return file(1, header("<f4", shape), numbers.array());
    }

    public static byte[] longs(String shape, long... values) {
        ByteBuffer numbers = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            numbers.putLong(value);
        }
        return file(1, header("<i8", shape), numbers.array());
    }

    public static byte[] bytes(String shape, int... values) {
        byte[] numbers = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = (byte) values[i];
        }
        return file(1, header("|u1", shape), numbers);
    }

    /** 0, 1, 2 .. in eighths. */
    public static float[] eighths(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i / 8f - 1;
        }
        return values;
    }

    public static Path zip(Path target, boolean stored, Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                if (stored) {
                    CRC32 sum = new CRC32();
                    sum.update(member.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(member.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        }
        return Files.write(target, bytes.toByteArray());
    }
}
