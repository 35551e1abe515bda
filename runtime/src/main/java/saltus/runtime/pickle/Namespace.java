package saltus.runtime.pickle;

import java.util.Map;

/**
 * An {@code argparse.Namespace}: the arguments of a script.
 *
 * @param values by name, in the order of the pickle
 */
public record Namespace(Map<Object, Object> values) {}
