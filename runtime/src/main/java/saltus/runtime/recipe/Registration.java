package saltus.runtime.recipe;

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
import saltus.pipeline.Pipeline;

/**
 * A line by which a pipeline is registered on the class path. Compilers add such lines and never take one away, so that a
 * recipe that was renamed or deleted stays registered until the output folder is cleaned.
 *
 * @param file where the line is
 * @param pipeline the class that it names
 */
record Registration(URL file, String pipeline) {
    private static final String RESOURCE = "META-INF/services/" + Pipeline.class.getName();
    private static final String ENDING = "Pipeline";

    /** The first line whose class is not there, as a sentence. */
    static Optional<String> missing(ClassLoader loader) {
        return all(loader).stream()
                .filter(line -> !line.isThere(loader))
                .findFirst()
                .map(line ->
                        ("The recipe %s is registered in %s, but its class %s is missing: it was renamed or deleted, and"
                                        + " compilers leave such lines behind. Rebuild into a clean folder, or delete the line.")
                                .formatted(line.recipe(), line.place(), line.pipeline));
    }

    private static List<Registration> all(ClassLoader loader) {
        List<Registration> all = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(RESOURCE))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").trim())
                            .filter(name -> !name.isEmpty())
                            .forEach(name -> all.add(new Registration(file, name)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registrations of recipes cannot be read", e);
        }
        return all;
    }

    private boolean isThere(ClassLoader loader) {
        try {
            Class.forName(pipeline, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private String recipe() {
        return pipeline.endsWith(ENDING) ? pipeline.substring(0, pipeline.length() - ENDING.length()) : pipeline;
    }

    private String place() {
        return "file".equals(file.getProtocol()) ? file.getPath() : file.toString();
    }
}
