/**
 * Event files for TensorBoard, written without TensorFlow: records with masked checksums, each a message of protocol
 * buffers. The file of a run is a function of what else is in its folder, so that a run that was killed and repeated ends
 * with the file of one that was not; while the run trains, what happens is added to it.
 */
@NullMarked
package saltus.runtime.tensorboard;

import org.jspecify.annotations.NullMarked;
