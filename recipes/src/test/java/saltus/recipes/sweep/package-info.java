/** Sweeps over the shipped recipes: what they write, what the compiler says of it, and what is left when they are killed. */
package saltus.recipes.sweep;
