package saltus.processor.mirror;

import java.lang.reflect.Field;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Javac's own environment behind the wrappers of build tools, which pass everything on but are not what javac's trees ask
 * for: Gradle's keeps it in a field {@code delegate}, IntelliJ's has a class that gives it back.
 */
final class Unwrapped {
    private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";

    private Unwrapped() {}

    /** The innermost environment; the one given if it is no wrapper that is known. */
    static ProcessingEnvironment of(ProcessingEnvironment environment) {
        ProcessingEnvironment inner = byIntelliJ(environment);
        return inner == environment ? byGradle(environment) : inner;
    }

    private static ProcessingEnvironment byIntelliJ(ProcessingEnvironment environment) {
        try {
            Class<?> wrappers =
                    Class.forName(INTELLIJ, true, environment.getClass().getClassLoader());
            Object inner = wrappers.getMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, environment);
            return inner instanceof ProcessingEnvironment unwrapped ? unwrapped : environment;
        } catch (ReflectiveOperationException notIntelliJ) {
            return environment;
        }
    }

    private static ProcessingEnvironment byGradle(ProcessingEnvironment environment) {
        try {
            Field delegate = environment.getClass().getDeclaredField("delegate");
            return delegate.trySetAccessible() && delegate.get(environment) instanceof ProcessingEnvironment unwrapped
                    ? unwrapped
                    : environment;
        } catch (ReflectiveOperationException notGradle) {
            return environment;
        }
    }
}
