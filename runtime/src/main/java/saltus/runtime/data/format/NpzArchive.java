package saltus.runtime.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;

/** The arrays of an {@code .npz} archive: those that are stored are read in place, others are unfolded into memory. */
final class NpzArchive implements NamedArrays {
    private static final String ENDING = ".npy";

    private final OpenFile file;
    private final Map<String, ZipDirectory.Member> arrays = new LinkedHashMap<>();

    private NpzArchive(OpenFile file) {
        this.file = file;
        for (ZipDirectory.Member member : ZipDirectory.of(file)) {
            if (member.name().endsWith(ENDING)) {
                arrays.put(member.name().substring(0, member.name().length() - ENDING.length()), member);
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @throws saltus.runtime.BadInputException if it cannot be read or is none
     */
    static NpzArchive open(Path path) {
        return new NpzArchive(OpenFile.of(path));
    }

    @Override
    public Set<String> names() {
        return arrays.keySet();
    }

    @Override
    public String place() {
        return "'" + file.path() + "'";
    }

    @Override
    public String place(String name) {
        return "'%s', array %s".formatted(file.path(), Quoted.of(name));
    }

    /** Also refuses those that are compressed and too many for memory. */
    @Override
    public Rows rows(String name) {
        ZipDirectory.Member member = Objects.requireNonNull(arrays.get(name));
        String place = place(name);
        if (member.stored()) {
            return NpyArray.of(file, member.start(), member.bytes(), place);
        }
        try (InputStream in = member.stream(file)) {
            NpyHeader header = NpyHeader.read(in, place);
            RowType type = header.rows(place);
            NpyArray.require((long) header.count() * type.bytes(), member.bytes() - header.bytes(), place);
            return HeapRows.read(in, type, header.count(), place);
        } catch (EOFException | ZipException e) {
            throw NpyHeader.damaged(place, "what is compressed in it is damaged");
        } catch (IOException e) {
            throw FileProblem.cannotRead(file.path(), e);
        }
    }
}
