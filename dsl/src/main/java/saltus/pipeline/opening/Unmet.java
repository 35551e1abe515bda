package saltus.pipeline.opening;

/**
 * Why an obligation does not hold, in the words of the person who opens the pipeline.
 *
 * @param severity whether work may start
 * @param what what is wrong, one clause
 * @param found what was given
 * @param why why it matters
 * @param fix what to do
 */
public record Unmet(Severity severity, String what, String found, String why, String fix) {
    /** Whether work may start. */
    public enum Severity {
        /** It may: something that was asked for rests. */
        NOTE,
        /** It may not. */
        ERROR
    }

    /** An error. */
    static Unmet error(String what, String found, String why, String fix) {
        return new Unmet(Severity.ERROR, what, found, why, fix);
    }

    /** A note. */
    static Unmet note(String what, String found, String why, String fix) {
        return new Unmet(Severity.NOTE, what, found, why, fix);
    }

    /** The message, in the form of the compiler's. */
    public String message(String rule) {
        return "[Saltus/%s] %s%n  found: %s%n  why:   %s%n  fix:   %s".formatted(rule, what, found, why, fix);
    }
}
