package saltus.graph;

/** Element type of a tensor, printed as in {@code f32[B,4,32,32]}. */
public enum Dtype {
    /** IEEE double precision: tests and reference comparisons. */
    F64("f64"),
    /** IEEE single precision: the type in which graphs are written. */
    F32("f32"),
    /** bfloat16: introduced by {@link Precision} around matrix products only. */
    BF16("bf16"),
    /** 64-bit integers: labels and row numbers. */
    I64("i64"),
    /** Truth values: masks over rows. */
    BOOL("bool");

    private final String printed;

    Dtype(String printed) {
        this.printed = printed;
    }

    /** True for the types that carry derivatives. */
    public boolean isReal() {
        return this == F64 || this == F32 || this == BF16;
    }

    @Override
    public String toString() {
        return printed;
    }
}
