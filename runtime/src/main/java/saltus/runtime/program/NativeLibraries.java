package saltus.runtime.program;

import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;

/**
 * The engine's native libraries as they lie in a folder, from which the engine loads them. A damaged one would end the
 * virtual machine, so they are compared with the jar that they are from, and made anew if they differ. What is not there is
 * added, so that versions of DJL, of which each has a bridge of its own, live in one folder.
 *
 * <p>Contents are compared once; what the file system says of files that were found good is kept beside the folder, and
 * while it says the same they are not read again. A folder is made under a lock, which a kill does not leave behind,
 * beside the old one and takes its place when it is complete.
 */
final class NativeLibraries {
    private static final String ENGINE = "pytorch";
    private static final int PART = 1 << 18;
    private static final String ATTRIBUTES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                    ? "unix:size,ino,ctime,lastModifiedTime"
                    : "size,lastModifiedTime";
    private static final System.Logger LOG = System.getLogger(NativeLibraries.class.getName());

    private final Path folder;
    private final List<Library> libraries;

    /**
     * A library.
     *
     * @param file its name in the folder
     * @param source where it is on the class path
     * @param size in bytes
     * @param checksum of its content
     */
    record Library(String file, URL source, long size, long checksum) {
        /** A library of the class path; of a jar the list of its content is read. */
        static Library of(String file, URL source) throws IOException {
            if (source.openConnection() instanceof JarURLConnection jar) {
                JarEntry entry = jar.getJarEntry();
                return new Library(file, source, entry.getSize(), entry.getCrc());
            }
            try (CheckedInputStream in = new CheckedInputStream(source.openStream(), new CRC32())) {
                long size = in.transferTo(OutputStream.nullOutputStream());
                return new Library(file, source, size, in.getChecksum().getValue());
            }
        }
    }

    /** @param folder where the engine looks for libraries */
    NativeLibraries(Path folder, List<Library> libraries) {
        this.folder = folder;
        this.libraries = libraries;
    }

    /** Where the engine keeps libraries. */
    static Path cache() {
        return Utils.getEngineCacheDir(ENGINE).toAbsolutePath();
    }

    /**
     * Sees to it that the libraries of the class path can be loaded. Libraries from elsewhere are the engine's matter.
     *
     * @throws BadInputException if there is no place for them
     */
    static synchronized void prepare() {
        Platform platform = Platform.detectPlatform(ENGINE);
        boolean elsewhere = platform.isPlaceholder()
                || Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") != null
                || Utils.getEnvOrSystemProperty("PYTORCH_VERSION") != null;
        if (elsewhere) {
            return;
        }
        Path folder =
                cache().resolve(platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier());
        try {
            new NativeLibraries(folder, libraries(platform)).check();
        } catch (IOException e) {
            throw new BadInputException(
                    "The engine's libraries cannot be put into '%s': %s; they take about 450 MB: free some space, correct the rights, or set DJL_CACHE_DIR to another folder."
                            .formatted(folder, FileProblem.reason(e)),
                    e);
        }
    }

    private static List<Library> libraries(Platform platform) throws IOException {
        String where = platform.getFlavor() + "/" + platform.getClassifier() + "/";
        List<Library> libraries = new ArrayList<>();
        for (String file : platform.getLibraries()) {
            libraries.add(Library.of(file, source("pytorch/" + where + file)));
        }
        String bridge = System.mapLibraryName("djl_torch");
        String home = platform.getClassifier() + "/" + platform.getFlavor() + "/";
        libraries.add(Library.of(platform.getApiVersion() + "-" + bridge, source("jnilib/" + home + bridge)));
        return List.copyOf(libraries);
    }

    private static URL source(String resource) throws IOException {
        URL source = ClassLoaderUtils.getResource(resource);
        if (source == null) {
            throw new IOException("'%s' is not on the class path".formatted(resource));
        }
        return source;
    }

    /** Makes the folder what the class path says, if it is not. */
    void check() throws IOException {
        if (isKnown()) {
            return;
        }
        if (!wanting().isEmpty()) {
            make();
        }
        remember();
    }

    private void make() throws IOException {
        Files.createDirectories(folder.getParent());
        try (FileChannel file = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            // whoever held the lock before may have made it
            List<Library> wanting = held.isValid() ? wanting() : List.of();
            if (!wanting.isEmpty()) {
                boolean isDamaged = !Files.isDirectory(folder)
                        || wanting.stream().anyMatch(library -> Files.exists(folder.resolve(library.file())));
                put(isDamaged ? libraries : wanting, isDamaged, beside(".new"), beside(".old"));
            }
        }
    }

    /** Makes libraries beside the folder; they become the folder, or a part of it, in which another version has the others. */
    private void put(List<Library> wanted, boolean isWhole, Path fresh, Path old) throws IOException {
        Utils.deleteQuietly(fresh);
        try {
            Files.createDirectories(fresh);
            for (Library library : wanted) {
                extract(library, fresh.resolve(library.file()));
            }
            if (!isWhole) {
                for (Library library : wanted) {
                    Files.move(fresh.resolve(library.file()), folder.resolve(library.file()));
                }
                return;
            }
            if (Files.exists(folder)) {
                Utils.deleteQuietly(old);
                Files.move(folder, old); // who has it open keeps it
            }
            Files.move(fresh, folder);
        } finally {
            Utils.deleteQuietly(fresh);
        }
    }

    private static void extract(Library library, Path target) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(library.source().openStream(), new CRC32());
                FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            long size = in.transferTo(out);
            file.force(true);
            if (size != library.size() || in.getChecksum().getValue() != library.checksum()) {
                throw new ZipException("the jar file with '%s' is damaged".formatted(library.file()));
            }
        }
    }

    /** Libraries that are not there as they should be. */
    private List<Library> wanting() throws IOException {
        List<Library> wanting = new ArrayList<>();
        for (Library library : libraries) {
            Path file = folder.resolve(library.file());
            if (!Files.isRegularFile(file)
                    || Files.size(file) != library.size()
                    || checksum(file) != library.checksum()) {
                wanting.add(library);
            }
        }
        return wanting;
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer part = ByteBuffer.allocateDirect(PART);
            while (in.read(part) >= 0) {
                checksum.update(part.flip());
                part.clear();
            }
        }
        return checksum.getValue();
    }

    private Path beside(String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    private boolean isKnown() throws IOException {
        Path known = beside(".checked");
        return Files.isRegularFile(known)
                && Set.copyOf(Files.readAllLines(known)).containsAll(state());
    }

    /** A folder that is complete is no more in the making, so that what a kill has left beside it goes. */
    private void remember() throws IOException {
        Path known = beside(".checked");
        Set<String> state = new TreeSet<>(state());
        try {
            Utils.deleteQuietly(beside(".new"));
            Utils.deleteQuietly(beside(".old"));
            if (Files.isRegularFile(known)) { // another version of the engine has a library of its own
                Files.readAllLines(known).stream()
                        .filter(line -> libraries.stream().noneMatch(library -> line.startsWith(library.file() + " ")))
                        .forEach(state::add);
            }
            Files.write(known, state);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the libraries will be compared again", e);
        }
    }

    /** What changes with any change of a file, without reading it, a line for each. */
    private List<String> state() throws IOException {
        List<String> state = new ArrayList<>();
        for (Library library : libraries) {
            Path file = folder.resolve(library.file());
            StringBuilder line = new StringBuilder(library.file() + " " + library.checksum());
            if (Files.isRegularFile(file)) {
                Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
                new TreeMap<>(attributes)
                        .values()
                        .forEach(value -> line.append(' ').append(value));
            }
            state.add(line.toString());
        }
        return state;
    }
}
