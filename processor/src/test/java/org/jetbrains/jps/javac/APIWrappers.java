package org.jetbrains.jps.javac;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Stands in for the class of IntelliJ's build that gives back what it wraps. */
public final class APIWrappers {
    private APIWrappers() {}

    /** What is wrapped, or the object itself. */
    public static <T> Object unwrap(Class<T> type, Object wrapper) {
        return Proxy.isProxyClass(wrapper.getClass())
                        && Proxy.getInvocationHandler(wrapper) instanceof Supplier<?> supplier
                ? type.cast(supplier.get())
                : wrapper;
    }
}
