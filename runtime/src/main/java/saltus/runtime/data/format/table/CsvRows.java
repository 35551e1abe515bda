package saltus.runtime.data.format.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.ReadableFile;

/**
 * The rows of a table of texts, one after the other: fields between commas, semicolons or tabs, as the first row has them, in
 * quotes where they have one of these inside.
 *
 * <p>Source: RFC 4180.
 */
final class CsvRows implements AutoCloseable {
    private static final int LONGEST_ROW = 1 << 20;
    private static final int MARK = 0xFEFF;

    private final Path file;
    private final Reader in;
    private int separator;
    private int next;
    private int row;
    private int length;

    /** Opens a table. */
    CsvRows(Path file) throws IOException {
        ReadableFile.require(file);
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        this.next = in.read();
        if (next == MARK) {
            next = in.read();
        }
    }

    /** The number of the last row, from 1. */
    int row() {
        return row;
    }

    /**
     * The fields of the next row that is not empty.
     *
     * @return empty at the end
     * @throws BadInputException if it has more than a megabyte, or a quote that does not end
     */
    Optional<List<String>> next() throws IOException {
        while (next >= 0) {
            row++;
            length = 0;
            List<String> fields = new ArrayList<>();
            fields.add(field());
            while (next == separator && next >= 0) {
                advance();
                fields.add(field());
            }
            endRow();
            if (fields.size() > 1 || !fields.get(0).isBlank()) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        if (next == '"') {
            advance();
            while (next != '"' || quoteAgain()) {
                if (next < 0) {
                    throw damaged("has a quote that does not end");
                }
                text.append((char) next);
                advance();
            }
        }
        while (next >= 0 && next != '\n' && next != '\r' && !isSeparator()) {
            text.append((char) next);
            advance();
        }
        return text.toString().strip();
    }

    /** Behind a quote: true if another follows, which is then the next; else the field has ended. */
    private boolean quoteAgain() throws IOException {
        advance();
        return next == '"';
    }

    private boolean isSeparator() {
        if (separator == 0 && row == 1 && (next == ',' || next == ';' || next == '\t')) {
            separator = next;
        }
        return separator != 0 && next == separator;
    }

    private void endRow() throws IOException {
        if (next == '\r') {
            next = in.read();
        }
        if (next == '\n') {
            next = in.read();
        }
    }

    private void advance() throws IOException {
        if (++length > LONGEST_ROW) {
            throw damaged("has more than %d letters".formatted(LONGEST_ROW));
        }
        next = in.read();
        if (next == 0) {
            throw damaged("has the byte 0, which no text has");
        }
    }

    private BadInputException damaged(String why) {
        return new BadInputException(
                "'%s' row %d %s; give a table of texts, saved as UTF-8.".formatted(file, row, why));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
