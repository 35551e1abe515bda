/**
 * Symbolic tensors: the typed graph in which networks, pipelines and custom components are written.
 *
 * <p>A {@link saltus.graph.Graph} is an ordered list of {@link saltus.graph.Node}s; operands are value ids, so shared
 * values stay shared. {@link saltus.graph.Tensor} is the handle with which Java code builds one. On it stand the
 * forward-mode derivative ({@link saltus.graph.ForwardMode}), the passes ({@link saltus.graph.Pass}), the printer and
 * the reference {@link saltus.graph.Interpreter}, whose plain double arithmetic <em>defines</em> what a graph means.
 */
@NullMarked
package saltus.graph;

import org.jspecify.annotations.NullMarked;
