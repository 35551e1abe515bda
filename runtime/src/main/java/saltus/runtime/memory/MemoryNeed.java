package saltus.runtime.memory;

/**
 * The memory that something takes at its peak; a number that no integer holds is no mistake here.
 *
 * @param heap bytes of Java's objects
 * @param beyond bytes of the program and of buffers, outside of the heap
 */
public record MemoryNeed(double heap, double beyond) {
    /** What the virtual machine, the engine and its libraries take themselves. */
    private static final double IDLE = 600e6;

    /** Of the heap, for all that is small. */
    private static final double IDLE_HEAP = 50e6;

    /** True if it fits. */
    public boolean fits(MemoryLimit limit) {
        return heap + IDLE_HEAP <= limit.heap() && heap + beyond + IDLE <= limit.machine();
    }

    /** Both together. */
    public MemoryNeed plus(MemoryNeed other) {
        return new MemoryNeed(heap + other.heap, beyond + other.beyond);
    }
}
