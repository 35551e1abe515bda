/** Benchmarks: run by {@code mvn -P benchmark verify}, never by the tests. */
package saltus.recipes.benchmark;
