package saltus.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a tensor, outermost first; the empty shape is a scalar.
 *
 * @param dims the extents
 */
public record Shape(List<Dim> dims) {
    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    /** A shape of the given extents. */
    public static Shape of(Dim... dims) {
        return new Shape(Arrays.asList(dims));
    }

    /** A shape of fixed extents. */
    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).mapToObj(Dim::of).collect(Collectors.toList()));
    }

    /** A shape whose first extent is {@code first}, followed by fixed ones. */
    public static Shape rows(Dim first, int... rest) {
        List<Dim> dims = new ArrayList<>();
        dims.add(first);
        Arrays.stream(rest).mapToObj(Dim::of).forEach(dims::add);
        return new Shape(dims);
    }

    public int rank() {
        return dims.size();
    }

    /** The extent at {@code axis}; negative axes count from the end. */
    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /** {@code axis} counted from the front, checked. */
    public int axis(int axis) {
        int front = axis < 0 ? axis + rank() : axis;
        if (front < 0 || front >= rank()) {
            throw new GraphException("shape " + this + " has no axis " + axis);
        }
        return front;
    }

    /** This shape with another extent at {@code axis}. */
    public Shape with(int axis, Dim dim) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis(axis), dim);
        return new Shape(changed);
    }

    /** True if the first extent is {@code dim}: the tensor has one entry for each of its rows. */
    public boolean startsWith(Dim dim) {
        return !dims.isEmpty() && dims.get(0).equals(dim);
    }

    /** Product of the fixed extents. */
    public long fixedSize() {
        return dims.stream().filter(Dim::isFixed).mapToLong(Dim::size).reduce(1, (a, b) -> a * b);
    }

    /** The named extents, in order. */
    public List<Dim> named() {
        return dims.stream().filter(d -> !d.isFixed()).collect(Collectors.toList());
    }

    /**
     * The common shape of two tensors under the usual rule: aligned at the last axis, a missing or unit extent
     * stretches.
     */
    public static Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Dim> dims = new ArrayList<>();
        Dim one = Dim.of(1);
        for (int i = rank; i > 0; i--) {
            Dim x = i > a.rank() ? one : a.dims.get(a.rank() - i);
            Dim y = i > b.rank() ? one : b.dims.get(b.rank() - i);
            if (!x.equals(y) && !x.equals(one) && !y.equals(one)) {
                throw new GraphException("shapes " + a + " and " + b + " do not broadcast: " + x + " against " + y);
            }
            dims.add(x.equals(one) ? y : x);
        }
        return new Shape(dims);
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
