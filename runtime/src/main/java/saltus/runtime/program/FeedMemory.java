package saltus.runtime.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Memory outside of Java's heap that feeds take and give back. Java frees such memory when it tidies up its heap, which is seldom
 * where little else is allocated: batches of earlier steps would fill the machine meanwhile. For use by several threads.
 */
public final class FeedMemory {
    private final Map<Integer, Deque<ByteBuffer>> free = new ConcurrentHashMap<>();

    /** So many bytes, of any content. */
    ByteBuffer take(int bytes) {
        Deque<ByteBuffer> fitting = free.get(bytes);
        ByteBuffer given = fitting == null ? null : fitting.poll();
        return given == null ? fresh(bytes) : given;
    }

    /** Takes back what nobody reads any more. */
    void takeBack(ByteBuffer buffer) {
        free.computeIfAbsent(buffer.capacity(), bytes -> new ConcurrentLinkedDeque<>())
                .push(buffer.clear());
    }

    /** Memory that is not given back. */
    static ByteBuffer fresh(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
