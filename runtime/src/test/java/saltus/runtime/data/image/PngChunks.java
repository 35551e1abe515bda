package saltus.runtime.data.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files made chunk by chunk, with checksums that fit whatever they hold. */
final class PngChunks {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final List<Chunk> chunks = new ArrayList<>();

    /** A chunk; the checksum comes by itself. */
    private record Chunk(String type, byte[] data) {}

    PngChunks() {}

    /** The chunks of a file. */
    static PngChunks of(byte[] file) {
        PngChunks png = new PngChunks();
        ByteBuffer bytes = ByteBuffer.wrap(file).position(SIGNATURE.length);
        while (bytes.hasRemaining()) {
            byte[] data = new byte[bytes.getInt()];
            byte[] type = new byte[4];
            bytes.get(type).get(data).getInt();
            png.add(new String(type, StandardCharsets.ISO_8859_1), data);
        }
        return png;
    }

    PngChunks add(String type, byte... data) {
        chunks.add(new Chunk(type, data));
        return this;
    }

    /** Adds the header. */
    PngChunks header(int width, int height, int depth, int colour, int interlace) {
        return add(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {(byte) depth, (byte) colour, 0, 0, (byte) interlace})
                        .array());
    }

    /** Adds pixels that are all zero, which take next to no place. */
    PngChunks zeros(long bytes) {
        return add("IDAT", deflated(bytes));
    }

    static byte[] deflated(long bytes) {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        for (long left = bytes; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Changes the data of every chunk of a type. */
    PngChunks change(String type, UnaryOperator<byte[]> change) {
        chunks.replaceAll(chunk -> chunk.type.equals(type) ? new Chunk(type, change.apply(chunk.data)) : chunk);
        return this;
    }

    /** Puts a chunk behind the header. */
    PngChunks insert(String type, byte... data) {
        chunks.add(1, new Chunk(type, data));
        return this;
    }

    /** Leaves out all chunks of a type. */
    PngChunks without(String type) {
        chunks.removeIf(chunk -> chunk.type.equals(type));
        return this;
    }

    byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            for (Chunk chunk : chunks) {
                byte[] type = chunk.type.getBytes(StandardCharsets.ISO_8859_1);
                CRC32 sum = new CRC32();
                sum.update(type);
                sum.update(chunk.data);
                out.writeInt(chunk.data.length);
                out.write(type);
                out.write(chunk.data);
                out.writeInt((int) sum.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A file of 8 bits a pixel with a palette of some colours, all pixels of colour {@code pixel}. */
    static PngChunks palette(int side, int colours, int pixel) {
        byte[] raw = new byte[side * (side + 1)];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (i % (side + 1) == 0 ? 0 : pixel);
        }
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[raw.length + 100];
        byte[] pixels = Arrays.copyOfRange(packed, 0, deflater.deflate(packed));
        deflater.end();
        byte[] palette = new byte[3 * colours];
        Arrays.fill(palette, (byte) 100);
        return new PngChunks()
                .header(side, side, 8, 3, 0)
                .add("PLTE", palette)
                .add("IDAT", pixels)
                .add("IEND");
    }
}
