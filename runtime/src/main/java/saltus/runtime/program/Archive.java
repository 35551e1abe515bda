package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A TorchScript archive made in memory: code, and a user's module if the code has one; the same content gives the same
 * bytes. Saltus's own classes stand in a file of their own, so that their names meet no other's.
 */
final class Archive {
    /** The file of Saltus's own classes. */
    static final String FILE = "code/__torch__/saltus.py";

    /** What stands before the names of Saltus's own classes. */
    static final String MODULE = "__torch__.saltus";

    private static final String FORMAT = "10\n";

    private Archive() {}

    /**
     * The archive of a module {@code M} with the given methods and helper classes.
     *
     * @param foreign the value of its attribute, if the code declares one
     */
    static byte[] of(String code, Optional<? extends ForeignModule> foreign) {
        Pickle attributes = new Pickle();
        foreign.ifPresent(
                user -> attributes.text(user.attribute()).raw(user.module().program()));
        Map<String, byte[]> entries = entries(code, attributes);
        foreign.ifPresent(user -> entries.putAll(user.entries()));
        return zip(entries);
    }

    /**
     * What every archive has.
     *
     * @param code of a class {@code M} and its helpers
     * @param attributes the names and values of M's attributes
     */
    static Map<String, byte[]> entries(String code, Pickle attributes) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("data.pkl", Pickle.file(new Pickle().object(MODULE, "M", attributes)));
        entries.put(FILE, code.getBytes(StandardCharsets.UTF_8));
        entries.put("constants.pkl", Pickle.file(new Pickle().nothing()));
        entries.put("version", FORMAT.getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    /** The archive of these entries. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ArchiveWriter archive = new ArchiveWriter(bytes);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                archive.put(entry.getKey(), entry.getValue());
            }
            archive.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
