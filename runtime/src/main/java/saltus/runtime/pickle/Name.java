package saltus.runtime.pickle;

/**
 * A type or function of the list of allowed names, which the pickle names.
 *
 * @param text module and name with a dot between, such as {@code torch.FloatStorage}
 */
public record Name(String text) {}
