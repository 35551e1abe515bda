/**
 * Reference parity: every case of a folder of reference numbers becomes a recipe, is compiled, replayed and compared, or
 * is asked of the part of the runtime that it is about.
 * {@link saltus.recipes.parity.ReferenceParityTest} is the door; one class a kind of case.
 */
package saltus.recipes.parity;
