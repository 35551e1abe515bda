package saltus.runtime.program;

/**
 * The expressions by which ranks give each other tensors. Their group (Gloo) works in the memory of the processor: what lies on
 * another device is copied there and back, and what lies there already is not copied at all.
 */
final class Collectives {
    private Collectives() {}

    /** A tensor where ranks meet: itself, or its copy. */
    static String there(String tensor) {
        return "torch.to(" + tensor + ", torch.device(\"cpu\"), None)";
    }

    /** What ranks have made of it, on the device of {@code like}. */
    static String back(String tensor, String like) {
        return "torch.to(" + tensor + ", ops.prim.device(" + like + "))";
    }

    /** Begins to sum a tensor over all ranks, in place, where they meet. */
    static String sum(String there) {
        return "ops._c10d_functional.all_reduce_(" + there + ", \"sum\", \"" + BatchParts.GROUP + "\")";
    }

    /** Begins to give rank 0's tensor to all, in place, where they meet. */
    static String broadcast(String there) {
        return "ops._c10d_functional.broadcast_(" + there + ", 0, \"" + BatchParts.GROUP + "\")";
    }

    /** Begins to put the tensors of all ranks one after the other, where they meet. */
    static String gather(String there, int ranks) {
        return "ops._c10d_functional.all_gather_into_tensor(%s, %d, \"%s\")".formatted(there, ranks, BatchParts.GROUP);
    }

    /** What was begun, once it is there; begun in vain, if nothing reads it. */
    static String done(String begun) {
        return "ops._c10d_functional.wait_tensor(" + begun + ")";
    }
}
