/** The command line as a user meets it, in this process or in one of its own. */
package saltus.recipes.cli;
