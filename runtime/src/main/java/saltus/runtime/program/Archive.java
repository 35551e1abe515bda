package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive made in memory: code, and a feature network if the code has one; the same content gives the same
 * bytes. Saltus's own classes stand in a file of their own, so that their names meet no other's.
 */
final class Archive {
    /** The file of Saltus's own classes. */
    static final String FILE = "code/__torch__/saltus.py";

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROTOCOL = "\u0080\u0002";
    private static final String STOP = ".";
    private static final String NO_CONSTANTS = PROTOCOL + ")" + STOP;
    private static final String FORMAT = "10\n";

    private Archive() {}

    /**
     * The archive of a module {@code M} with the given methods and helper classes.
     *
     * @param features the value of its attribute of that name, if the code declares one
     */
    static byte[] of(String code, Optional<FeatureNetwork> features) {
        byte[] attributes = features.map(
                        network -> attribute("features", network.module().program()))
                .orElseGet(() -> new byte[0]);
        byte[] module = joined(latin1("c__torch__.saltus\nM\n)\u0081}"), attributes, latin1("b"));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("data.pkl", joined(latin1(PROTOCOL), module, latin1(STOP)));
        entries.put(FILE, latin1(code));
        entries.put("constants.pkl", latin1(NO_CONSTANTS));
        entries.put("version", latin1(FORMAT));
        features.ifPresent(network -> entries.putAll(network.entries()));
        return zip(entries);
    }

    /** What sets the one attribute of an object. */
    private static byte[] attribute(String name, byte... value) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(name.length())
                .array();
        return joined(latin1("(X"), length, latin1(name), value, latin1("u"));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The archive of these entries. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte... content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("saltus/" + name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
