/** Recipes that follow a teacher: who may teach, what is learned from it, and what a run remembers of it. */
package saltus.recipes.teaching;
