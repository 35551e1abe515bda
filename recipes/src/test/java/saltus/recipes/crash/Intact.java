package saltus.recipes.crash;

import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.train.Checkpoint;

/** Whether files are whole, each by its kind. */
public final class Intact {
    private Intact() {}

    /** True for what a killed command may leave behind until the next one: half-written copies, and a lock nobody holds. */
    public static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return (name.startsWith(".saltus-") && name.endsWith(".tmp")) || name.equals(".lock");
    }

    /** A sentence for each file in a folder and below that is not whole, temporary ones aside. */
    public static List<String> problems(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path name : Workplace.files(folder)) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && !isTemporary(file)) {
                try {
                    read(file);
                } catch (IOException | RuntimeException e) {
                    problems.add("%s is not whole: %s".formatted(name, e));
                }
            }
        }
        return problems;
    }

    private static void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "safetensors" -> {
                if (!name.equals("checkpoint.safetensors")) {
                    SafetensorsReader.open(file).close();
                } else {
                    Checkpoint.open(file).close();
                }
            }
            case "png" -> {
                if (ImageIO.read(file.toFile()) == null) {
                    throw new IOException("no picture");
                }
            }
            case "npz", "pt" -> unzip(file);
            case "json" -> {
                if (!name.equals("classes.json")) {
                    object(Files.readString(file));
                } else if (!JsonParser.parseString(Files.readString(file)).isJsonArray()) {
                    throw new IOException("no list of names");
                }
            }
            case "jsonl" -> lines(file);
            case "saltus" -> records(file);
            case "md", "csv", "html", "java" -> {
                if (!Files.readString(file).endsWith("\n")) {
                    throw new IOException("the last line is cut off");
                }
            }
            default -> throw new IOException("nobody knows what it is");
        }
    }

    private static void unzip(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            int entries = 0;
            while (zip.getNextEntry() != null) {
                zip.readAllBytes();
                entries++;
            }
            if (entries < 2) {
                throw new IOException(entries + " entries");
            }
        }
    }

    /** Each record of an event file: its length with a sum, its bytes with a sum. */
    private static void records(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long rest = Files.size(file);
            while (rest > 0) {
                long length = Long.reverseBytes(in.readLong());
                in.skipNBytes(length + 2 * Integer.BYTES);
                rest -= length + Long.BYTES + 2 * Integer.BYTES;
            }
        }
    }

    private static void lines(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IOException("the last line is cut off");
        }
        for (String line : text.lines().toList()) {
            object(line);
        }
    }

    private static void object(String text) throws IOException {
        if (!JsonParser.parseString(text).isJsonObject()) {
            throw new IOException("no JSON object: " + text);
        }
    }
}
