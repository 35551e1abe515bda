/** Recipes on normal data, where the one-step map is known and an affine network can have it. */
package saltus.recipes.gaussian;
