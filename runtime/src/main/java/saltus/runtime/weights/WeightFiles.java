package saltus.runtime.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/** Opens weights of any kind, which is told by the content. */
public final class WeightFiles {
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String SINGLE = "model.safetensors";
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** A pickle of protocol 2 that begins with a whole number of 10 bytes: what torch.save wrote before it wrote archives. */
    private static final byte[] OLD = {(byte) 0x80, 2, (byte) 0x8A, 10, 0x6C, (byte) 0xFC, (byte) 0x9C, 0x46};

    private static final String FIX =
            "give a .pt that torch.save has written, a .safetensors file, its model.safetensors.index.json, or a run folder";

    private WeightFiles() {}

    /**
     * Opens a file, or the weights in a folder.
     *
     * @throws BadInputException if there is nothing, or nothing that can be read
     */
    public static StoredWeights open(Path path) {
        if (Place.at(path) == Place.FOLDER) {
            return open(inside(path));
        }
        ReadableFile.require(path);
        byte[] start = start(path);
        if (begins(start, ZIP)) {
            return TorchWeights.open(path);
        }
        if (begins(start, OLD)) {
            throw new BadInputException(
                    "The file '%s' is in the format that torch.save wrote before version 1.6; load it in Python and save it again, or %s."
                            .formatted(path, FIX));
        }
        if (path.getFileName().toString().endsWith(".json")) {
            return ShardedWeights.open(path);
        }
        if (start.length > 0 && start[0] == (byte) 0x80) {
            throw new BadInputException(
                    "The file '%s' is a pickle, but no archive of torch.save; %s.".formatted(path, FIX));
        }
        return SafetensorsWeights.open(path);
    }

    private static Path inside(Path folder) {
        for (String name : new String[] {CHECKPOINT, INDEX, SINGLE}) {
            if (Place.at(folder.resolve(name)) == Place.FILE) {
                return folder.resolve(name);
            }
        }
        throw new BadInputException(
                "The folder '%s' has no %s, %s or %s; %s.".formatted(folder, CHECKPOINT, INDEX, SINGLE, FIX));
    }

    private static byte[] start(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(OLD.length);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private static boolean begins(byte[] start, byte... with) {
        return start.length >= with.length && Arrays.equals(start, 0, with.length, with, 0, with.length);
    }
}
