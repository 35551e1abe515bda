package saltus.runtime.sweep.compile;

import java.util.Map;
import saltus.pipeline.Pipeline;

/** Loads pipelines that have just been compiled. */
public final class CompiledRecipes extends ClassLoader {
    private static final String PIPELINE = "Pipeline";

    private final Map<String, byte[]> files;

    /** A loader of files by path. */
    public CompiledRecipes(Map<String, byte[]> files) {
        super(CompiledRecipes.class.getClassLoader());
        this.files = Map.copyOf(files);
    }

    /** The pipeline of a recipe that was compiled. */
    public Pipeline pipeline(RecipeSource source) {
        try {
            return (Pipeline)
                    loadClass(source.type() + PIPELINE).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the pipeline of " + source.type() + " cannot be loaded", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
