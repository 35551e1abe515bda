/** The shipped recipes against the test kit, and the test kit against pipelines that were broken on purpose. */
package saltus.recipes.identities;
