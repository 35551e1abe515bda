package saltus.graph;

/**
 * What a value is: element type and shape, printed as {@code f32[B,4,32,32]}.
 *
 * @param dtype element type
 * @param shape extents
 */
public record Type(Dtype dtype, Shape shape) {
    /** Single precision reals of the given shape: the type in which graphs are written. */
    public static Type real(Shape shape) {
        return new Type(Dtype.F32, shape);
    }

    /** 64-bit integers of the given shape. */
    public static Type integer(Shape shape) {
        return new Type(Dtype.I64, shape);
    }

    /** This type with another element type. */
    public Type as(Dtype other) {
        return new Type(other, shape);
    }

    @Override
    public String toString() {
        return dtype.toString() + shape;
    }
}
