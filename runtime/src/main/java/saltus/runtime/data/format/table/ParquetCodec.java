package saltus.runtime.data.format.table;

import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** How the pages of a column are compressed. */
enum ParquetCodec {
    NONE(0) {
        @Override
        int unfold(byte[] packed, byte[] into) {
            System.arraycopy(packed, 0, into, 0, packed.length);
            return packed.length;
        }
    },
    SNAPPY(1) {
        @Override
        int unfold(byte[] packed, byte[] into) {
            return new SnappyDecompressor().decompress(packed, 0, packed.length, into, 0, into.length);
        }
    },
    GZIP(2) {
        @Override
        int unfold(byte[] packed, byte[] into) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return in.readNBytes(into, 0, into.length);
            }
        }
    },
    ZSTD(6) {
        @Override
        int unfold(byte[] packed, byte[] into) {
            return new ZstdDecompressor().decompress(packed, 0, packed.length, into, 0, into.length);
        }
    };

    private final long number;

    ParquetCodec(long number) {
        this.number = number;
    }

    /**
     * The way of a number.
     *
     * @throws IllegalArgumentException with a clause if it is not read
     */
    static ParquetCodec of(long number) {
        for (ParquetCodec codec : values()) {
            if (codec.number == number) {
                return codec;
            }
        }
        throw new IllegalArgumentException(
                "a column is compressed in the way %d, where none, snappy, gzip and zstd are read".formatted(number));
    }

    /**
     * Unfolds a page, whose size is known before.
     *
     * @return bytes that were written
     * @throws RuntimeException of any kind if they do not fit, or are damaged
     */
    abstract int unfold(byte[] packed, byte[] into) throws IOException;
}
