package saltus.runtime.checkpoint;

import java.io.IOException;
import java.io.OutputStream;

/** Lets a fixed number of bytes through and refuses the first one more; closing it leaves the file below open. */
final class ExactOutput extends OutputStream {
    private final OutputStream out;
    private long remaining;

    ExactOutput(OutputStream out, long bytes) {
        this.out = out;
        remaining = bytes;
    }

    long remaining() {
        return remaining;
    }

    @Override
    public void write(int value) throws IOException {
        take(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int count) {
        if (count > remaining) {
            throw new IllegalStateException("a tensor wrote more bytes than its dtype and shape say");
        }
        remaining -= count;
    }
}
