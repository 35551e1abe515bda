/**
 * A disk that fails at a chosen operation: full, broken, read-only, or slow to answer; and commands that run on it, once for
 * each operation that they make.
 */
package saltus.recipes.faults;
