package saltus.runtime.sweep.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import saltus.runtime.sweep.choice.Language;

/** What a compiler writes, kept in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Output> outputs = new TreeMap<>();

    MemoryFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** Lets the compiler see what this process was started with. */
    void setClassPath() throws IOException {
        fileManager.setLocation(StandardLocation.CLASS_PATH, Language.classPath());
    }

    /** What was written for a virtual machine, by path. */
    Map<String, byte[]> written() {
        Map<String, byte[]> written = new TreeMap<>();
        outputs.forEach((path, output) -> {
            if (!path.endsWith(JavaFileObject.Kind.SOURCE.extension)) {
                written.put(path, output.bytes.toByteArray());
            }
        });
        return written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return output(name.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
            JavaFileManager.Location location, String packageName, String name, FileObject sibling) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return output(folder + name, JavaFileObject.Kind.OTHER);
    }

    private Output output(String path, JavaFileObject.Kind kind) {
        return outputs.computeIfAbsent(path, there -> new Output(there, kind));
    }

    /** Is rewritten where it is written again. */
    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String path, Kind kind) {
            super(URI.create("memory:///" + path), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public InputStream openInputStream() throws NoSuchFileException {
            if (bytes.size() == 0) {
                throw new NoSuchFileException(getName());
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
