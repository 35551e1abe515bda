package saltus.runtime.doctor;

/**
 * Something that was found on the machine.
 *
 * @param verdict how well it is
 * @param what a word or two
 * @param found what there is
 * @param advice what to do about it, a sentence; empty if nothing is to be done
 */
public record Finding(Verdict verdict, String what, String found, String advice) {
    /** All is well. */
    public static Finding well(String what, String found) {
        return new Finding(Verdict.WELL, what, found, "");
    }

    /** Training works, and would go better. */
    public static Finding note(String what, String found, String advice) {
        return new Finding(Verdict.COULD_BE_BETTER, what, found, advice);
    }

    /** No training is possible. */
    public static Finding stop(String what, String found, String advice) {
        return new Finding(Verdict.PREVENTS, what, found, advice);
    }
}
