package saltus.runtime.sweep.choice;

import java.util.List;

/**
 * A slot and what it is tried with.
 *
 * @param slot what is varied
 * @param choices what the base has, which is always the first, and the others
 */
public record Factor(Slot slot, List<Choice> choices) {
    public Factor {
        choices = List.copyOf(choices);
        if (choices.isEmpty() || !(choices.get(0) instanceof Choice.Base)) {
            throw new IllegalArgumentException("the base's own is the first choice of every slot");
        }
    }
}
