/**
 * Commands that are killed at random instants and started again: whatever the instant, every file ends with the bytes of a
 * command that nobody has killed.
 */
package saltus.recipes.crash;
