package saltus.processor.rules;

/** What a finding means for the recipe. */
public enum Severity {
    /** No pipeline is written. */
    ERROR,
    /** The recipe works; whoever knows better says {@code @SuppressWarnings("saltus:ID")}. */
    WARNING
}
