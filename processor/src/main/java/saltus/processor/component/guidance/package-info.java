/** Classifier-free guidance during training: what it reads of the network, and the scale that the model then has. */
@NullMarked
package saltus.processor.component.guidance;

import org.jspecify.annotations.NullMarked;
