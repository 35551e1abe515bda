package saltus.processor.component;

/**
 * Why a component does not go with another.
 *
 * @param what what is wrong, one clause
 * @param why why it matters
 * @param fix what to do
 */
public record Refusal(String what, String why, String fix) {}
