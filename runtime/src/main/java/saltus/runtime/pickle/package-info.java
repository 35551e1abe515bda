/**
 * Pickles without Python. A pickle is a program for a stack machine that may name, call and build whatever its reader can
 * import; {@link saltus.runtime.pickle.Pickle} follows protocols 0 to 5 and makes nothing but plain values, arrays of NumPy
 * and descriptions of PyTorch's tensors ({@link saltus.runtime.pickle.Allowed} is the whole list). Any other name is refused
 * as such. Memory is bounded by what the caller grants, time by the length of the pickle and that memory.
 *
 * <p>What is wrong is said as an {@link java.lang.IllegalArgumentException} whose message is a clause about the pickle; who
 * knows the file makes a sentence of it.
 *
 * <p>Source: Python's {@code pickletools}, which describes every operation.
 */
@NullMarked
package saltus.runtime.pickle;

import org.jspecify.annotations.NullMarked;
