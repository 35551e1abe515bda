package saltus.recipes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Python of this machine, if it has one.
 *
 * @param folder for what it says
 */
public record Python(Path folder) {
    /** Runs it; 1 if there is none. */
    public int run(String... arguments) throws InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("python3"), Stream.of(arguments)).toList();
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(file().toFile())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            return 1;
        }
    }

    /** What it said last. */
    public String said() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path file() {
        return folder.resolve("said.txt");
    }
}
