/** The eighteen constraints that the reference implementation breaks with a visible effect, as recipes. */
package saltus.recipes.defects;
