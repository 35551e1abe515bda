package saltus.runtime.data.format.tar;

import java.nio.charset.StandardCharsets;
import saltus.runtime.Quoted;
import saltus.runtime.data.format.OpenFile;

/** Names of members for sentences. */
final class Names {
    private static final int HEADER = 512;
    private static final int NAME_BYTES = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_BYTES = 155;

    private Names() {}

    /** The name in the header before a member, shortened if it is long. */
    static String before(OpenFile file, long start) {
        byte[] header = file.bytes(start - HEADER, HEADER);
        String prefix = text(header, PREFIX_AT, PREFIX_BYTES);
        String name = text(header, 0, NAME_BYTES);
        return Quoted.of(prefix.isEmpty() || name.contains("/") ? name : prefix + "/" + name);
    }

    private static String text(byte[] header, int from, int most) {
        String text = new String(header, from, most, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
