package saltus.runtime.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The last tensor of a file that Saltus wrote: a CRC-32C of every byte before it, header included. So a file whose bytes have
 * changed since is told from a good one, and any reader of safetensors sees one small tensor more.
 */
final class Seal {
    /** The tensor's name. */
    static final String NAME = "crc32c";

    private static final String DTYPE = "U8";

    private Seal() {}

    /** The tensor that ends a file which is written through a stream. */
    static Entry over(Summed stream) {
        return new Entry(NAME, DTYPE, new long[] {Integer.BYTES}, out -> out.write(bytes(stream.sum())));
    }

    private static byte[] bytes(CRC32C sum) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Checks a file from its first byte to its last. */
    static void check(DataFile file, HeaderReader.Located located) throws IOException, HeaderException {
        TensorInfo last = located.header().tensors().stream()
                .filter(tensor -> tensor.name().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new HeaderException("it has no checksum, so that it was not written by Saltus"));
        long place = located.dataStart() + last.begin();
        if (last.bytes() != Integer.BYTES || place + Integer.BYTES != file.size()) {
            throw new HeaderException("its checksum does not stand at its end");
        }
        CRC32C sum = new CRC32C();
        file.stream(0, place, sum::update);
        if (file.read(place, Integer.BYTES).getInt() != (int) sum.getValue()) {
            throw new HeaderException("its bytes have changed since it was written");
        }
    }

    /** Sums what goes through it. */
    static final class Summed extends OutputStream {
        private final OutputStream out;
        private final CRC32C sum = new CRC32C();

        Summed(OutputStream out) {
            this.out = out;
        }

        CRC32C sum() {
            return sum;
        }

        @Override
        public void write(int value) throws IOException {
            sum.update(value);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            sum.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }
    }
}
