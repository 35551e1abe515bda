package saltus.processor.design;

import saltus.processor.formula.Formula;

/**
 * Two formulas of one kind that come from different super-types, so that neither replaces the other.
 *
 * @param kind which formula
 * @param first one of them
 * @param second the other
 */
public record FormulaClash(FormulaKind kind, Formula first, Formula second) {}
