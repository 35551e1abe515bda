/**
 * The language: one annotation per component of a shortcut model.
 *
 * <p>A recipe is an interface marked {@link saltus.Recipe} that carries component annotations. Components are inherited
 * from super-interfaces and overridden by redeclaring them, so that an ablation is an interface that changes one line.
 * Every annotation's javadoc is its manual: meaning, units, range, default and source. Throughout, t = 1 is noise, t = 0
 * is data, and r &lt;= s &lt;= t. "The framework" is "On the Design of One-step Diffusion via Shortcutting Flow Paths"
 * (arXiv 2512.11831).
 */
@NullMarked
package saltus;

import org.jspecify.annotations.NullMarked;
