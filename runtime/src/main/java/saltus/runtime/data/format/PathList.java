package saltus.runtime.data.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import saltus.runtime.BadInputException;

/** Paths in a folder, a few dozen bytes each: a million of them as objects would need some hundred megabytes. */
public final class PathList {
    private static final int FIRST_BYTES = 1 << 12;
    private static final int MOST_BYTES = 1 << 30;

    /** Arrays double as they grow, so that an eighth may be three eighths for a moment. */
    private final long memory = Runtime.getRuntime().maxMemory() / 8;

    private final Path folder;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int[] ends = new int[FIRST_BYTES / Integer.BYTES];
    private int count;

    public PathList(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a path.
     *
     * @param name relative to the folder, parted by slashes
     */
    public void add(String name) {
        byte[] added = name.getBytes(StandardCharsets.UTF_8);
        int start = start(count);
        if (added.length + (count + 1L) * Integer.BYTES > Math.min(MOST_BYTES, memory) - start) {
            throw new BadInputException(
                    "The folder '%s' has more than %d files; pack them into tar, npz or safetensors files."
                            .formatted(folder, count));
        }
        if (start + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + added.length, (int) Math.min(MOST_BYTES, 2L * bytes.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[count++] = start + added.length;
    }

    public int count() {
        return count;
    }

    /** A path relative to the folder, parted by slashes. */
    public String name(int index) {
        int start = start(index);
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    public Path path(int index) {
        return folder.resolve(name(index));
    }

    public Path folder() {
        return folder;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
