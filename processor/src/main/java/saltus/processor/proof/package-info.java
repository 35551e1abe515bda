/**
 * Proofs over whole domains of times: interval arithmetic with outward rounding and adaptive bisection. What is called
 * proved holds for every real point; what is called refuted comes with a point; the rest is undecided, and says where.
 */
@NullMarked
package saltus.processor.proof;

import org.jspecify.annotations.NullMarked;
