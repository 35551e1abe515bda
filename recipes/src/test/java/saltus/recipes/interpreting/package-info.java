/** Pipelines in the reference interpreter: training steps and samplers with networks whose values are known. */
package saltus.recipes.interpreting;
