package saltus.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Array;
import saltus.graph.DeadCode;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.GraphException;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * A call of a method over tensors in a training step. What the compiler cannot know of the method is seen on numbers: it is
 * called again in a graph of its own, which the interpreter runs.
 *
 * @param method what it is for
 * @param body the recipe's method
 * @param arguments what the step gives it, and, for ends, the start behind them
 */
public record TensorCall(TensorMethod method, TensorMethod.Body body, List<Tensor> arguments) {
    private static final String RESULT = "result";
    private static final double ROUNDING = 1e-9;
    private static final int SHOWN = 4;

    public TensorCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * What the method returns.
     *
     * @param shape what it has to return
     * @throws GraphException naming the method, if it fails or returns something else
     */
    Tensor result(Shape shape) {
        Tensor result = result(arguments.toArray(Tensor[]::new));
        if (result.graph() != arguments.get(0).graph()) {
            throw new GraphException(method.signature() + " returns a tensor that is not made of its arguments");
        }
        if (!result.shape().equals(shape) || !result.type().dtype().isReal()) {
            throw new GraphException(
                    method.signature() + " returns " + result.type() + "; it has to return " + method.returns());
        }
        return result;
    }

    private Tensor result(Tensor... given) {
        return called(given).orElseThrow(() -> new GraphException(method.signature() + " returns null"));
    }

    private Optional<Tensor> called(Tensor... given) {
        try {
            return Optional.ofNullable(body.of(given));
        } catch (RuntimeException e) {
            String where = Arrays.stream(e.getStackTrace())
                    .filter(frame -> frame.getMethodName().equals(method.method()))
                    .findFirst()
                    .map(frame -> ", at " + frame)
                    .orElse("");
            throw new GraphException(method.signature() + " fails: " + e.getMessage() + where);
        }
    }

    /** The part of a step's graph that yields the arguments, each by its number. */
    public Graph given(Graph step) {
        Map<String, Integer> yields = new LinkedHashMap<>();
        IntStream.range(0, arguments.size())
                .forEach(i -> yields.put(String.valueOf(i), arguments.get(i).id()));
        return new DeadCode().apply(new Graph(step.nodes(), yields));
    }

    /** What the method returns for numbers. */
    public Array value(List<Array> given) {
        GraphBuilder graph = new GraphBuilder();
        Map<String, Array> inputs = new LinkedHashMap<>();
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = String.valueOf(i);
            inputs.put(name, given.get(i));
            tensors.add(graph.input(Role.DATA, name, arguments.get(i).type()));
        }
        graph.output(RESULT, result(tensors.toArray(Tensor[]::new)));
        return Objects.requireNonNull(Interpreter.run(graph.build(), inputs).get(RESULT));
    }

    /** The first number out of range, with the arguments of its row; empty if there is none. */
    public Optional<String> fault(List<Array> given, Array value) {
        int rows = value.shape()[0];
        int columns = value.values().length / Math.max(1, rows);
        for (int i = 0; i < value.values().length; i++) {
            double number = value.values()[i];
            int row = i / columns;
            if (!(number >= least() - ROUNDING && number <= most(given, row) + ROUNDING)) {
                return Optional.of("it is " + number + " at " + row(given, row));
            }
        }
        return method.returns() == TensorMethod.Result.SIZE
                        && Arrays.stream(value.values()).allMatch(number -> number == 0)
                ? Optional.of("it is 0 on every row, as at " + row(given, rows - 1))
                : Optional.empty();
    }

    private double least() {
        return method.returns().least();
    }

    private double most(List<Array> given, int row) {
        return method.returns() == TensorMethod.Result.EARLIER_TIME
                ? given.get(given.size() - 1).values()[row]
                : method.returns().most();
    }

    private String row(List<Array> given, int row) {
        List<String> names = new ArrayList<>(method.parameters());
        names.add(TensorMethod.START.method());
        return IntStream.range(0, given.size())
                .mapToObj(i -> names.get(i) + " = " + text(given.get(i), row))
                .collect(Collectors.joining(", "));
    }

    private static String text(Array array, int row) {
        int columns = array.values().length / array.shape()[0];
        String shown = Arrays.stream(array.values(), row * columns, row * columns + Math.min(columns, SHOWN))
                .mapToObj(number -> String.valueOf((float) number))
                .collect(Collectors.joining(", "));
        return array.shape().length == 1 ? shown : "[" + shown + (columns > SHOWN ? ", ..]" : "]");
    }
}
