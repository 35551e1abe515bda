package saltus.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import saltus.graph.Sharded.Joining;

/**
 * Divides a step among the parts of its batch: {@code %7 = f %3}, which f computes row by row, becomes the same line on the rows of
 * a part; where a row reads others, {@code %7 = f %3} becomes {@code %8 = all_rows %3; %7 = f %8}.
 *
 * <p>What is computed from the rows of all parts is computed in every part, and a gradient passes from it to the part's own rows
 * alone: so the gradients of the parts add up to that of the whole batch, whatever the loss makes of its rows. A mean over
 * the batch that nothing else reads is not computed in every part, but yielded as what the part adds to it.
 *
 * <p>What no network has computed is, where the rows of all parts are needed, computed once more from all rows of the data
 * and draws: whoever has these at hand needs nothing from the other parts.
 *
 * <p>Where most operations leave their results follows from what they read, which {@link Readings} tells. Those here know more of a
 * part's rows: which they are in the batch, how many, or in which order.
 */
public final class Sharding extends Readings {
    private final Graph source;
    private final int parts;
    private final Set<Integer> recorded;
    private final boolean[] computed;
    private final Set<Integer> read;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Integer> wholes = new HashMap<>();
    private final Map<Integer, Integer> owns = new HashMap<>();
    private int line;

    private Sharding(Graph source, int parts, String loss) {
        this.source = source;
        this.parts = parts;
        this.recorded = GradientPath.of(source, loss);
        this.computed = computed(source);
        this.read = source.nodes().stream()
                .flatMap(node -> node.op().operands().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The graph of a part.
     *
     * @param graph of a step on a whole batch, without lines that say the same
     * @param parts equally large ones that the batch lies in, in its order
     * @param loss the output whose gradient is wanted
     * @throws GraphException if the step does something across rows that parts cannot do
     */
    public static Sharded of(Graph graph, int parts, String loss) {
        return new Sharding(graph, parts, loss).run();
    }

    /** The lines that a network has a share in. */
    private static boolean[] computed(Graph graph) {
        boolean[] computed = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            computed[node.id()] = node.op() instanceof Op.Embedding
                    || (node.op() instanceof Op.Input input && input.role() != Role.DATA)
                    || node.op().operands().stream().anyMatch(id -> computed[id]);
        }
        return computed;
    }

    private Sharded run() {
        for (Node node : source.nodes()) {
            line = node.id();
            places.add(node.op().accept(this));
        }
        Map<String, Integer> outputs = new LinkedHashMap<>();
        Map<String, Joining> joinings = new LinkedHashMap<>();
        source.outputs().forEach((name, id) -> {
            line = id;
            Place place = places.get(id);
            outputs.put(name, place.id());
            joinings.put(name, joining(name, place));
        });
        return new Sharded(new Graph(nodes, outputs), joinings);
    }

    private Joining joining(String name, Place place) {
        if (place instanceof Place.Own own) {
            if (!own.order().equals(RowOrder.BATCH)) {
                throw refused("the output " + name + " has rows in another order than the batch");
            }
            return Joining.ROWS;
        }
        if (place instanceof Place.Positions) {
            throw refused("the output " + name + " is numbers of rows");
        }
        return place instanceof Place.Summand ? Joining.SUM : Joining.SAME;
    }

    private GraphException refused(String why) {
        return new GraphException(
                "a batch in several parts cannot compute line " + source.nodes().get(line) + ": " + why);
    }

    private int add(Op op) {
        nodes.add(new Node(
                nodes.size(),
                op,
                op.accept(new TypeInference(id -> nodes.get(id).type()))));
        return nodes.size() - 1;
    }

    private Place place(int id) {
        return places.get(id);
    }

    @Override
    Shape shape(int id) {
        return source.type(id).shape();
    }

    /** The value with the rows of all parts. */
    private int whole(int id) {
        if (place(id).isSame()) {
            return place(id).id();
        }
        return place(id) instanceof Place.Own own && computed[id] ? gathered(id, own) : again(id);
    }

    private int gathered(int id, Place.Own own) {
        if (!own.order().equals(RowOrder.BATCH)) {
            throw refused("it reads the rows of all parts of %" + id + ", which each part has in an order of its own");
        }
        Integer known = wholes.get(id);
        if (known == null) {
            known = add(new Op.AllRows(own.id()));
            wholes.put(id, known);
        }
        return known;
    }

    /** Computed once more, from data and draws of all parts. */
    private int again(int id) {
        Integer known = wholes.get(id);
        if (known == null) {
            Op op = source.nodes().get(id).op();
            known = op instanceof Op.Input ? add(new Op.AllRows(place(id).id())) : add(ofWhole(op));
            wholes.put(id, known);
        }
        return known;
    }

    /** The operation on the rows of all parts. */
    private Op ofWhole(Op op) {
        Op whole = op.renamed(this::whole);
        if (whole instanceof Op.Reshape reshape) {
            Shape from = nodes.get(reshape.x()).type().shape();
            List<Dim> dims = new ArrayList<>(reshape.shape().dims());
            dims.replaceAll(dim -> dim.isFixed() ? dim : from.named().get(0));
            return new Op.Reshape(reshape.x(), new Shape(dims));
        }
        return whole;
    }

    /** The part's own rows of what all parts have. */
    private int own(int whole) {
        Integer known = owns.get(whole);
        if (known == null) {
            known = add(new Op.OwnRows(whole));
            owns.put(whole, known);
        }
        return known;
    }

    private Place wholly(Op op) {
        if (recorded.contains(line)) {
            for (int id : op.operands()) {
                if (recorded.contains(id) && place(id) instanceof Place.Same) {
                    throw refused("it applies the parameter-dependent %" + id
                            + " to the rows of all parts, and each part" + " would count its gradient");
                }
            }
        }
        return new Place.Whole(add(ofWhole(op)));
    }

    @Override
    Place plain(Op op, Reading... readings) {
        List<Integer> operands = op.operands();
        List<RowOrder> orders = new ArrayList<>();
        boolean gathers = false;
        boolean learned = false;
        for (int i = 0; i < operands.size(); i++) {
            Place place = place(operands.get(i));
            if (place instanceof Place.Positions positions && readings[i] == Reading.SHAPE) {
                orders.add(positions.order());
            } else if (place instanceof Place.Positions) {
                throw refused("it computes with the numbers of a part's rows");
            }
            if (place instanceof Place.Own own && readings[i] != Reading.TABLE) {
                orders.add(own.order());
            }
            boolean table =
                    place instanceof Place.Whole || (place instanceof Place.Own && readings[i] == Reading.TABLE);
            gathers |= table;
            learned |= table && recorded.contains(operands.get(i)) && readings[i] != Reading.SHAPE;
        }
        if (orders.isEmpty() && !gathers) {
            return new Place.Same(add(op.renamed(id -> place(id).id())));
        }
        if (orders.isEmpty() || learned) {
            return wholly(op);
        }
        RowOrder order = orders.get(0);
        if (!orders.stream().allMatch(order::equals)) {
            throw refused("it pairs rows of different orders");
        }
        Map<Integer, Integer> ids = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            ids.put(operands.get(i), read(operands.get(i), readings[i], order));
        }
        return new Place.Own(add(op.renamed(ids::get)), order);
    }

    private int read(int id, Reading reading, RowOrder order) {
        if (reading == Reading.TABLE) {
            return whole(id);
        }
        if (!(place(id) instanceof Place.Whole whole)
                || !nodes.get(whole.id()).type().shape().startsWith(Dim.ALL)) {
            return place(id).id();
        }
        if (!order.equals(RowOrder.BATCH)) {
            throw refused("it pairs rows of a part in another order than the batch with %" + id);
        }
        return own(whole.id());
    }

    @Override
    public Place input(Op.Input op) {
        boolean rows = op.role() == Role.DATA && op.type().shape().startsWith(Dim.BATCH);
        return rows ? new Place.Own(add(op), RowOrder.BATCH) : new Place.Same(add(op));
    }

    @Override
    public Place scalar(Op.Scalar op) {
        return new Place.Same(add(op));
    }

    @Override
    public Place iota(Op.Iota op) {
        return new Place.Same(add(op));
    }

    @Override
    public Place rowNumbers(Op.RowNumbers op) {
        if (!(place(op.like()) instanceof Place.Own own)) {
            return super.rowNumbers(op);
        }
        if (!own.order().equals(RowOrder.BATCH)) {
            throw refused("it numbers rows in another order than the batch");
        }
        int numbers = add(new Op.RowNumbers(own.id()));
        int before = add(new Op.RowsBefore(own.id()));
        return new Place.Own(add(new Op.Binary(Op.BinaryKind.ADD, numbers, before)), RowOrder.BATCH);
    }

    /** A sum over rows is one over the part's own rows first. */
    @Override
    public Place reduce(Op.Reduce op) {
        if (!op.axes().contains(0) || !(place(op.x()) instanceof Place.Own own)) {
            return super.reduce(op);
        }
        boolean mean = op.kind() == Op.ReductionKind.MEAN;
        if (mean && !own.order().isWhole()) {
            throw refused("it is a mean over rows that each part has another number of");
        }
        if (read.contains(line) && !computed[op.x()]) {
            return wholly(op);
        }
        int sum = add(new Op.Reduce(op.kind(), own.id(), op.axes(), op.keep()));
        if (!read.contains(line)) {
            return new Place.Summand(
                    mean ? add(new Op.Binary(Op.BinaryKind.DIVIDE, sum, add(new Op.Scalar(parts)))) : sum);
        }
        List<Dim> dims = new ArrayList<>(nodes.get(sum).type().shape().dims());
        if (!op.keep()) {
            dims.add(0, Dim.of(1));
        }
        int sums = add(new Op.AllRows(add(new Op.Reshape(sum, new Shape(dims)))));
        return new Place.Whole(add(new Op.Reduce(op.kind(), sums, List.of(0), op.keep())));
    }

    @Override
    public Place concat(Op.Concat op) {
        if (op.axis() > 0) {
            return super.concat(op);
        }
        List<Place> stacked = op.operands().stream().map(this::place).toList();
        if (stacked.stream().allMatch(Place.Own.class::isInstance)) {
            List<RowOrder> orders =
                    stacked.stream().map(each -> ((Place.Own) each).order()).toList();
            return new Place.Own(add(op.renamed(id -> place(id).id())), RowOrder.stacked(orders));
        }
        if (stacked.stream().allMatch(Place.Positions.class::isInstance)) {
            List<Place.Positions> numbers =
                    stacked.stream().map(Place.Positions.class::cast).toList();
            if (numbers.stream().map(Place.Positions::of).distinct().count() == 1) {
                RowOrder order = RowOrder.stacked(
                        numbers.stream().map(Place.Positions::order).toList());
                return new Place.Positions(
                        add(op.renamed(id -> place(id).id())), numbers.get(0).of(), order);
            }
        }
        return super.concat(op);
    }

    @Override
    public Place gather(Op.Gather op) {
        if (!(place(op.index()) instanceof Place.Positions index)) {
            return super.gather(op);
        }
        int x = read(op.x(), Reading.ROWS, index.of());
        if (place(op.x()) instanceof Place.Own own && !own.order().equals(index.of())) {
            throw refused("it reads rows of another order than those that are counted");
        }
        return new Place.Own(add(new Op.Gather(x, index.id())), index.order());
    }

    @Override
    public Place scatter(Op.Scatter op) {
        if (!(place(op.index()) instanceof Place.Positions index)) {
            return super.scatter(op);
        }
        boolean fits = place(op.x()) instanceof Place.Own own && own.order().equals(index.order());
        if (!fits) {
            throw refused("it writes rows of another order than those that are counted");
        }
        int like = read(op.like(), Reading.ROWS, index.of());
        return new Place.Own(add(new Op.Scatter(place(op.x()).id(), index.id(), like)), index.of());
    }

    @Override
    public Place rows(Op.Rows op) {
        return place(op.mask()) instanceof Place.Own own
                ? new Place.Positions(
                        add(new Op.Rows(own.id(), op.count())),
                        own.order(),
                        new RowOrder.Chosen(own.order(), op.mask()))
                : super.rows(op);
    }

    @Override
    public Place order(Op.Order op) {
        return place(op.mask()) instanceof Place.Own own
                ? new Place.Positions(
                        add(new Op.Order(own.id())), own.order(), new RowOrder.Sorted(own.order(), op.mask()))
                : super.order(op);
    }

    @Override
    public Place head(Op.Head op) {
        Optional<RowOrder> like = place(op.like()).rows();
        return place(op.x()) instanceof Place.Own own && like.isPresent()
                ? new Place.Own(
                        add(op.renamed(id -> place(id).id())), own.order().first(like.get()))
                : super.head(op);
    }

    @Override
    public Place tail(Op.Tail op) {
        Optional<RowOrder> like = place(op.like()).rows();
        return place(op.x()) instanceof Place.Own own && like.isPresent()
                ? new Place.Own(
                        add(op.renamed(id -> place(id).id())), own.order().last(like.get()))
                : super.tail(op);
    }

    @Override
    public Place pad(Op.Pad op) {
        Optional<RowOrder> like = place(op.like()).rows();
        if (!(place(op.x()) instanceof Place.Own own) || like.isEmpty()) {
            return super.pad(op);
        }
        if (!like.get().beginsWith(own.order())) {
            throw refused("it appends rows to some that are not the first of those");
        }
        return new Place.Own(add(op.renamed(id -> place(id).id())), like.get());
    }

    @Override
    public Place ownRows(Op.OwnRows op) {
        throw refused("its batch lies in parts already");
    }

    @Override
    public Place allRows(Op.AllRows op) {
        throw refused("its batch lies in parts already");
    }

    @Override
    public Place rowsBefore(Op.RowsBefore op) {
        throw refused("its batch lies in parts already");
    }
}
