package saltus.recipes.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import saltus.pipeline.Pipeline;
import saltus.runtime.recipe.RecipeCatalog;

/** The shipped recipes as source files, which are kept beside their classes. */
final class ShippedRecipes {
    private static final String PACKAGE = "saltus.recipes.";

    private ShippedRecipes() {}

    /** False for one of the tests. */
    static boolean isShipped(Pipeline pipeline) {
        return pipeline.card().type().equals(PACKAGE + pipeline.card().recipe());
    }

    /** Writes them; one file each. */
    static List<Path> write(Path folder) throws IOException {
        ClassLoader loader = ShippedRecipes.class.getClassLoader();
        List<Path> files = new ArrayList<>();
        for (Pipeline pipeline : RecipeCatalog.load(loader).all()) {
            String type = pipeline.card().type();
            if (!isShipped(pipeline)) {
                continue;
            }
            try (InputStream source = loader.getResourceAsStream("META-INF/saltus/" + type + ".recipe")) {
                if (source == null) {
                    throw new IOException("no source is kept of " + type);
                }
                Path file = folder.resolve(pipeline.card().recipe() + ".java");
                Files.write(file, source.readAllBytes());
                files.add(file);
            }
        }
        return files;
    }
}
