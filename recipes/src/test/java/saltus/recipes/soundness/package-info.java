/** Arbitrary designs: what the compiler accepts has the fixed point it should have, what it rejects is really wrong. */
package saltus.recipes.soundness;
