package saltus.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a graph line by line. Not safe for use by several threads. */
public final class GraphBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> outputs = new LinkedHashMap<>();
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private int counts;

    /** Adds an operation; its type is inferred and checked here. */
    public Tensor add(Op op) {
        for (int id : op.operands()) {
            if (id < 0 || id >= nodes.size()) {
                throw new GraphException("no value %" + id + " in this graph, asked for by " + op);
            }
        }
        Type type = op.accept(new TypeInference(id -> nodes.get(id).type()));
        Node node = new Node(nodes.size(), op, type);
        nodes.add(node);
        return new Tensor(this, node.id());
    }

    /**
     * The input of that role and name; asking again with the same type yields the same tensor.
     *
     * @throws GraphException if it was asked for before with another type
     */
    public Tensor input(Role role, String name, Type type) {
        Tensor known = inputs.get(role + " " + name);
        if (known == null) {
            known = add(new Op.Input(role, name, type));
            inputs.put(role + " " + name, known);
        } else if (!known.type().equals(type)) {
            throw new GraphException("input " + name + " is " + known.type() + ", asked for as " + type);
        }
        return known;
    }

    /** A number as a tensor of scalar shape. */
    public Tensor scalar(double value) {
        return add(new Op.Scalar(value));
    }

    /** The reals 0, 1, .., {@code size - 1}. */
    public Tensor iota(int size) {
        return add(new Op.Iota(size));
    }

    /** Names a value that the graph yields; a name is given once. */
    public void output(String name, Tensor value) {
        if (outputs.putIfAbsent(name, idOf(value)) != null) {
            throw new GraphException("the graph yields " + name + " already");
        }
    }

    /** The value that was named before. */
    public Tensor output(String name) {
        Integer id = outputs.get(name);
        if (id == null) {
            throw new GraphException("the graph does not yield " + name);
        }
        return new Tensor(this, id);
    }

    /** A name for rows that only the program can count, unique in this graph. */
    Dim countedRows(String what) {
        counts++;
        return Dim.named(what + counts);
    }

    /** The number of a value of this graph. */
    int idOf(Tensor value) {
        if (value.graph() != this) {
            throw new GraphException("the value " + value + " belongs to another graph");
        }
        return value.id();
    }

    Node node(int id) {
        return nodes.get(id);
    }

    int size() {
        return nodes.size();
    }

    /** The graph written so far. */
    public Graph build() {
        return new Graph(nodes, outputs);
    }
}
