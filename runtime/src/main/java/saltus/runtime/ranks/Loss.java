package saltus.runtime.ranks;

/** Ends a process whose fellows are lost: it may be inside a call that waits for them, from which nobody fetches it. */
@FunctionalInterface
public interface Loss {
    /**
     * Says why and ends the process, without waiting for anything.
     *
     * @param sentence who was lost, and what to do; it was said elsewhere already if {@code isKnown}
     */
    void end(String sentence, boolean isKnown);
}
