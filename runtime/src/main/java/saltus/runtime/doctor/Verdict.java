package saltus.runtime.doctor;

/** How well something is. */
public enum Verdict {
    /** As it should be. */
    WELL("ok"),
    /** Training works, and would go better. */
    COULD_BE_BETTER("note"),
    /** No training is possible. */
    PREVENTS("STOP");

    private final String mark;

    Verdict(String mark) {
        this.mark = mark;
    }

    /** How it is written. */
    public String mark() {
        return mark;
    }
}
