/**
 * Saltus as its users have it: its jars, a folder with their sources, the tools of a Java installation. Nothing here
 * reaches into the build; what a consumer's project does is done by child processes, without a build tool or a network.
 */
package saltus.recipes.blackbox;
