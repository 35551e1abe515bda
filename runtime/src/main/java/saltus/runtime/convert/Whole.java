package saltus.runtime.convert;

import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;

/**
 * What is known of all records before they are written.
 *
 * @param copies how often each is stored
 * @param classNames empty for none
 * @param numbers how numbers are kept
 */
public record Whole(Form form, Shape shape, int count, int copies, List<String> classNames, Numbers numbers) {
    public Whole {
        classNames = List.copyOf(classNames);
    }
}
