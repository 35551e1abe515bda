package saltus.runtime.checkpoint;

import java.io.IOException;

/** Finds the header at the start of a file. */
final class HeaderReader {
    private HeaderReader() {}

    /** Reads and checks the header; what it returns agrees with the length of the file. */
    static Located read(DataFile file) throws IOException, HeaderException {
        long size = file.size();
        if (size < Long.BYTES) {
            throw new HeaderException("it has %d bytes, too few for the length of a header".formatted(size));
        }
        long length = file.read(0, Long.BYTES).getLong();
        if (length < 0 || length > Header.MAX_BYTES) {
            throw new HeaderException("its first 8 bytes announce a header of %s bytes, more than the %d allowed"
                    .formatted(Long.toUnsignedString(length), Header.MAX_BYTES));
        }
        long dataStart = Long.BYTES + length;
        if (dataStart > size) {
            throw new HeaderException(
                    "its header should have %d bytes but only %d follow, so it is truncated or something else"
                            .formatted(length, size - Long.BYTES));
        }
        Header header = HeaderParser.parse(file.read(Long.BYTES, (int) length).array());
        return new Located(HeaderCheck.check(header, size - dataStart), dataStart);
    }

    /**
     * A header and where it ends.
     *
     * @param dataStart the place in the file of the first byte after the header
     */
    record Located(Header header, long dataStart) {}
}
