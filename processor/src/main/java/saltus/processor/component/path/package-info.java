/** Flow paths: how data and noise are mixed over time. */
@NullMarked
package saltus.processor.component.path;

import org.jspecify.annotations.NullMarked;
