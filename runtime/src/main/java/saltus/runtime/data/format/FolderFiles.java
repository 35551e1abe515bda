package saltus.runtime.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.Quoted;

/** Finds the files of a folder, at any depth, in the natural order of their names; hidden ones do not count. */
final class FolderFiles {
    private final Path folder;
    private final String ending;
    private final PathList found;
    private final TreeMap<String, Integer> others = new TreeMap<>();

    private FolderFiles(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
        this.found = new PathList(folder);
    }

    /**
     * What was found.
     *
     * @param files with the ending
     * @param others how many have another ending, by that
     */
    record Found(PathList files, TreeMap<String, Integer> others) {
        /** What was left out, a clause each. */
        List<String> notes() {
            return others.entrySet().stream()
                    .map(other -> "%d %s files left out".formatted(other.getValue(), other.getKey()))
                    .toList();
        }
    }

    /**
     * Looks.
     *
     * @param ending of the files that are wanted, such as {@code .npy}
     * @throws BadInputException if there is no such folder, it cannot be read, or has a link that leads out of it
     */
    static Found of(Path folder, String ending) {
        if (Place.at(folder) != Place.FOLDER) {
            throw new BadInputException("The folder '%s' %s; give a folder with %s files."
                    .formatted(folder, Place.isTaken(folder) ? "is a file" : "does not exist", ending));
        }
        FolderFiles files = new FolderFiles(folder, ending);
        files.walk();
        return new Found(files.found, files.others);
    }

    private void walk() {
        Deque<String> waiting = new ArrayDeque<>();
        waiting.push("");
        while (!waiting.isEmpty()) {
            String at = waiting.pop();
            if (at.isEmpty() || at.endsWith("/")) {
                List<String> inside = inside(at);
                for (int i = inside.size() - 1; i >= 0; i--) {
                    waiting.push(at + inside.get(i));
                }
            } else if (at.endsWith(ending)) {
                found.add(at);
            } else {
                String name = at.substring(at.lastIndexOf('/') + 1);
                int dot = name.lastIndexOf('.');
                others.merge(
                        dot < 0 ? "unnamed" : Quoted.of(name.substring(dot)).replace("'", ""), 1, Integer::sum);
            }
        }
    }

    /** The names in one folder, those of folders with a slash behind. */
    private List<String> inside(String at) {
        Path path = folder.resolve(at);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(file -> file.getFileName() + (isFolder(file) ? "/" : ""))
                    .sorted(FolderOrder.INSTANCE)
                    .toList();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private boolean isFolder(Path file) {
        Links.require(folder, file);
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }
}
