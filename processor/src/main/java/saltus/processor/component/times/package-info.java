/** Laws of times: what is drawn, and over which region. */
@NullMarked
package saltus.processor.component.times;

import org.jspecify.annotations.NullMarked;
