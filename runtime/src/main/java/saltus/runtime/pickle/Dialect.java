package saltus.runtime.pickle;

import java.util.List;
import saltus.runtime.Quoted;

/** What a pickle may do less, or besides, where it was written by somebody in particular. */
public interface Dialect {
    /** Everything that makes plain values. */
    Dialect PLAIN = new Dialect() {};

    /** False for an operation that this writer does not use. */
    default boolean allows(int operation) {
        return true;
    }

    /** True for a name that stands on no list, but is one of this writer's. */
    default boolean knows(String name) {
        return false;
    }

    /** What a call of such a name makes: a value that {@link Pickle} names, which nothing of the pickle makes otherwise. */
    default Object call(String name, List<?> arguments) {
        throw new IllegalArgumentException("it calls %s, which makes no value".formatted(Quoted.of(name)));
    }

    /** Sees every storage that the pickle asks for, whether it ends up in a value or not. */
    default void meets(TorchStorage storage) {}
}
