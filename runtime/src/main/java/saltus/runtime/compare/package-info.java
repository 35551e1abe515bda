/** Several recipes on several data sets: trained one after the other, measured alike, shown as a table and a picture. */
@NullMarked
package saltus.runtime.compare;

import org.jspecify.annotations.NullMarked;
