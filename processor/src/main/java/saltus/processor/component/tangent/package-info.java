/** What becomes of the change that a continuous target asks for: along which velocity, times what, within which bound. */
@NullMarked
package saltus.processor.component.tangent;

import org.jspecify.annotations.NullMarked;
