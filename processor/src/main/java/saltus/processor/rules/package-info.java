/**
 * One class per rule, each a pure function of the design. A rule has a stable id, says what it claims, and reports what
 * contradicts the claim, why that matters and how to mend it. {@link saltus.processor.rules.Rules} finds them all
 * as services. Ranges of numbers stand on the members of the annotations, as {@link saltus.Within}.
 */
@NullMarked
package saltus.processor.rules;

import org.jspecify.annotations.NullMarked;
