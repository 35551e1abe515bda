/**
 * Reference parity: every case of a folder of reference numbers becomes a recipe, is compiled, replayed and compared.
 * {@link saltus.recipes.parity.ReferenceParityTest} is the door; one class a kind of case.
 */
package saltus.recipes.parity;
