package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import saltus.runtime.FileProblem;
import saltus.runtime.data.NaturalOrder;

/**
 * What lies in a folder at any depth, without what is hidden. Links to files of the folder itself count as files; links that lead
 * out of it, and links to folders, are not followed, so that they can neither show what nobody meant nor lead round in circles.
 */
final class FolderWalk {
    private final Path home;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private int linksOut;
    private int linksToFolders;

    private FolderWalk(Path home) {
        this.home = home;
    }

    /** The whole of a folder, in natural order. */
    static FolderWalk of(Path folder) {
        try {
            FolderWalk walk = new FolderWalk(folder.toRealPath());
            Files.walkFileTree(walk.home, walk.new Visitor());
            walk.files.sort(order());
            return walk;
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder, e);
        }
    }

    /** Paths within a folder: name by name. */
    private static Comparator<Path> order() {
        return (one, other) -> {
            Iterator<Path> left = one.iterator();
            Iterator<Path> right = other.iterator();
            while (left.hasNext() && right.hasNext()) {
                int order = NaturalOrder.INSTANCE.compare(
                        left.next().toString(), right.next().toString());
                if (order != 0) {
                    return order;
                }
            }
            return Boolean.compare(left.hasNext(), right.hasNext());
        };
    }

    /** All files, relative to the folder. */
    List<Path> files() {
        return files;
    }

    /** All folders within it, relative to it. */
    List<Path> folders() {
        return folders;
    }

    /** How many links lead out of the folder. */
    int linksOut() {
        return linksOut;
    }

    /** How many links lead to a folder within it. */
    int linksToFolders() {
        return linksToFolders;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(home)) {
                return FileVisitResult.CONTINUE;
            }
            if (isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(home.relativize(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file) && (!attributes.isSymbolicLink() || isOurs(file))) {
                files.add(home.relativize(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            throw FileProblem.cannotRead(file, problem);
        }

        private boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        /** Whether a link leads to a file within the folder; one that leads nowhere is a file that cannot be read. */
        private boolean isOurs(Path link) {
            try {
                Path target = link.toRealPath();
                if (!target.startsWith(home)) {
                    linksOut++;
                    return false;
                }
                if (Files.isDirectory(target)) {
                    linksToFolders++;
                    return false;
                }
                return true;
            } catch (IOException nowhere) {
                return true;
            }
        }
    }
}
