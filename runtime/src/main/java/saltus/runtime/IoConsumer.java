package saltus.runtime;

import java.io.IOException;

/**
 * Takes one value and may fail with an {@link IOException}, as everything that writes to a file does.
 *
 * @param <T> what is consumed, mostly a stream
 */
@FunctionalInterface
public interface IoConsumer<T> {
    void accept(T value) throws IOException;
}
