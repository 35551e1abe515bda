package saltus.recipes.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What commands leave behind, byte by byte. What depends on a clock is left out: times, the page and the
 * events that show them, and the column of seconds in a table.
 *
 * @param files by their path, in order; folders have no bytes
 */
public record Bytes(SortedMap<Path, byte[]> files) {
    private static final String SECONDS = "seconds";

    /** All that is in a working folder, and what the last command said if it says the same each time. */
    public static Bytes of(Workplace place) throws IOException {
        SortedMap<Path, byte[]> files = new TreeMap<>();
        for (Path name : Workplace.files(place.work())) {
            Path file = place.work().resolve(name);
            files.put(name, Files.isDirectory(file) ? new byte[0] : withoutClock(file));
        }
        for (Path name : Workplace.files(place.temporary())) {
            files.put(Path.of("tmp").resolve(name), new byte[0]);
        }
        return new Bytes(files);
    }

    private static byte[] withoutClock(Path file) throws IOException {
        return switch (file.getFileName().toString()) {
            case "time.json", "timings.jsonl", "machine.json", "report.html", "events.out.tfevents.0.saltus" ->
                new byte[0];
            case "table.md" -> withoutSeconds(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
            default -> Files.readAllBytes(file);
        };
    }

    /** The rows of a table without spaces and without one column. */
    private static String withoutSeconds(String table) {
        List<String> lines = new ArrayList<>();
        int column = -1;
        for (String line : table.lines().toList()) {
            List<String> cells =
                    new ArrayList<>(List.of(line.replaceAll(" *\\| *", "|").split("\\|")));
            if (cells.contains(SECONDS)) {
                column = cells.indexOf(SECONDS);
            }
            if (column >= 0 && line.startsWith("|")) {
                cells.set(column, "");
                lines.add(String.join("|", cells).replaceAll("-+", "-"));
            } else {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    /** Number of bytes. */
    public long count() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** How another one differs: by a line for each file. */
    public List<Difference> differences(Bytes other) {
        TreeMap<Path, Difference> differences = new TreeMap<>();
        files.forEach((name, bytes) -> {
            byte[] there = other.files.get(name);
            if (there == null) {
                differences.put(name, new Difference(name, Math.max(1, bytes.length), "is missing"));
            } else {
                long count = differing(bytes, there);
                if (count > 0) {
                    differences.put(name, new Difference(name, count, "differs"));
                }
            }
        });
        other.files.forEach((name, bytes) -> {
            if (!files.containsKey(name)) {
                differences.put(name, new Difference(name, Math.max(1, bytes.length), "should not be there"));
            }
        });
        return List.copyOf(differences.values());
    }

    private static long differing(byte[] one, byte[] other) {
        int common = Math.min(one.length, other.length);
        long count = (long) Math.max(one.length, other.length) - common;
        for (int i = 0; i < common; i++) {
            if (one[i] != other[i]) {
                count++;
            }
        }
        return count;
    }

    /**
     * A file that is not as it should be.
     *
     * @param file its path
     * @param bytes that differ
     * @param how in words
     */
    public record Difference(Path file, long bytes, String how) {
        @Override
        public String toString() {
            return "%s %s (%,d bytes)".formatted(file, how, bytes);
        }
    }
}
