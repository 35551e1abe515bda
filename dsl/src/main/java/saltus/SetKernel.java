package saltus;

/** Kernels of {@link KernelDiscrepancy}, of the distance d in units of the width. */
public enum SetKernel {
    /** exp(-d^2 / 2): sees differences of about the width. */
    GAUSSIAN,
    /** exp(-d): sees finer differences, too. */
    LAPLACE
}
