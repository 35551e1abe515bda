package saltus.runtime.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A line by which a class is registered on the class path. Compilers add such lines and never take one away, so that what
 * was renamed or deleted stays registered until the output folder is cleaned.
 *
 * @param file where the line is
 * @param type the class that it names
 */
record Registration(URL file, String type) {
    /** The first line whose class is not there, as a sentence. */
    static Optional<String> missing(Class<?> service, String what, String ending, ClassLoader loader) {
        return all("META-INF/services/" + service.getName(), loader).stream()
                .filter(line -> !line.isThere(loader))
                .findFirst()
                .map(line ->
                        ("The %s %s is registered in %s, but its class %s is missing: it was renamed or deleted, and"
                                        + " compilers leave such lines behind. Rebuild into a clean folder, or delete the line.")
                                .formatted(what, line.without(ending), line.place(), line.type));
    }

    private static List<Registration> all(String resource, ClassLoader loader) {
        List<Registration> all = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(resource))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").trim())
                            .filter(name -> !name.isEmpty())
                            .forEach(name -> all.add(new Registration(file, name)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registrations in " + resource + " cannot be read", e);
        }
        return all;
    }

    private boolean isThere(ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private String without(String ending) {
        return type.endsWith(ending) ? type.substring(0, type.length() - ending.length()) : type;
    }

    private String place() {
        return "file".equals(file.getProtocol()) ? file.getPath() : file.toString();
    }
}
