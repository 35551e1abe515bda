package saltus.runtime.data.format.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import saltus.runtime.BadInputException;

/** The bytes of a table; refuses what no table of text has, before a reader waits for the end of such a line. */
final class TableBytes extends FilterInputStream {
    private static final int LONGEST_LINE = 1 << 24;

    private final Path file;
    private long line = 1;
    private int length;

    TableBytes(Path file, InputStream in) {
        super(in);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int got = super.read(into, from, count);
        for (int i = from; i < from + got; i++) {
            check(into[i]);
        }
        return got;
    }

    private void check(byte one) {
        if (one == '\n' || one == '\r') {
            line += one == '\n' ? 1 : 0;
            length = 0;
        } else if (one >= 0 && one < ' ' && one != '\t') {
            throw new BadInputException(
                    "'%s' line %d has the byte %d, which no text has; give a table of numbers, saved as UTF-8."
                            .formatted(file, line, one));
        } else if (++length > LONGEST_LINE) {
            throw new BadInputException(
                    "'%s' line %d has more than %d bytes; give a point a line.".formatted(file, line, LONGEST_LINE));
        }
    }
}
