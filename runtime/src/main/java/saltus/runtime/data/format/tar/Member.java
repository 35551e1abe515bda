package saltus.runtime.data.format.tar;

import java.util.Locale;

/**
 * A file in an archive.
 *
 * @param name with its folders
 * @param start where its bytes begin
 * @param bytes of it
 */
record Member(String name, long start, long bytes) {
    /** What belongs together: everything up to the first dot behind the last folder. */
    String key() {
        return name.substring(0, dot());
    }

    /** What follows the key, in small letters, without the dot. */
    String extension() {
        return name.substring(Math.min(name.length(), dot() + 1)).toLowerCase(Locale.ROOT);
    }

    /** True for what systems put beside files, and for what has no name behind its folders. */
    boolean isHidden() {
        int start = name.lastIndexOf('/') + 1;
        return start >= name.length() || name.charAt(start) == '.';
    }

    private int dot() {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name.length() : dot;
    }
}
