package saltus.processor.design;

import saltus.Category;

/**
 * Two components of one category that stand side by side, so that neither replaces the other.
 *
 * @param category what both decide
 * @param first one of them
 * @param second the other
 */
public record Clash(Category category, Component first, Component second) {
    /** True if one type declares both; else they come from different super-types. */
    public boolean declaredTogether() {
        return first.owner().equals(second.owner());
    }
}
