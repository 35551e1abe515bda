/** Compiles recipes in memory with the processor on, as tests of several kinds need it. */
package saltus.recipes.compiling;
