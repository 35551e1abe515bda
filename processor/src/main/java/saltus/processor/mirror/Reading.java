package saltus.processor.mirror;

import java.util.List;
import saltus.processor.design.Design;
import saltus.processor.rules.Finding;

/**
 * A recipe as it was read.
 *
 * @param design what it says, without the formulas that cannot be read
 * @param problems why they cannot be read
 */
public record Reading(Design design, List<Finding> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }
}
