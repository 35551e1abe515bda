package saltus.recipes.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import saltus.graph.Array;
import saltus.graph.Features;
import saltus.graph.GraphException;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Part;
import saltus.graph.Shape;
import saltus.graph.Sharded;

/** Interprets the parts of a step side by side, one thread each, and joins what they yield. */
final class Together {
    private final Sharded step;
    private final Features features;
    private final Array[] meeting;
    private final CyclicBarrier barrier;

    Together(Sharded step, int parts, Features features) {
        this.step = step;
        this.features = features;
        this.meeting = new Array[parts];
        this.barrier = new CyclicBarrier(parts);
    }

    /** The outputs of a batch that all inputs with rows are cut from. */
    Map<String, Array> run(Map<String, Array> inputs) {
        ExecutorService threads = Executors.newFixedThreadPool(meeting.length);
        try {
            List<Callable<Map<String, Array>>> work = new ArrayList<>();
            for (int i = 0; i < meeting.length; i++) {
                int number = i;
                work.add(() -> Interpreter.run(step.graph(), cut(inputs, number), features, new Met(number)));
            }
            List<Map<String, Array>> said = new ArrayList<>();
            for (Future<Map<String, Array>> part : threads.invokeAll(work)) {
                said.add(part.get());
            }
            Map<String, Array> joined = new LinkedHashMap<>();
            step.joinings().forEach((name, joining) -> {
                Array[] parts = said.stream().map(part -> part.get(name)).toArray(Array[]::new);
                joined.put(name, joined(joining, parts));
            });
            return joined;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Array joined(Sharded.Joining joining, Array... parts) {
        return switch (joining) {
            case ROWS -> Part.stacked(parts);
            case SUM -> sum(parts);
            case SAME -> {
                for (Array part : parts) {
                    if (!part.equals(parts[0])) {
                        throw new GraphException("parts say different things: " + part + " and " + parts[0]);
                    }
                }
                yield parts[0];
            }
        };
    }

    private static Array sum(Array... parts) {
        Array sum = Array.zeros(parts[0].shape());
        for (Array part : parts) {
            Arrays.setAll(sum.values(), i -> sum.values()[i] + part.values()[i]);
        }
        return sum;
    }

    private Map<String, Array> cut(Map<String, Array> inputs, int number) {
        Map<String, Array> own = new LinkedHashMap<>(inputs);
        for (saltus.graph.Node node : step.graph().nodes()) {
            if (node.op() instanceof Op.Input input) {
                Shape shape = input.type().shape();
                if (shape.rank() > 0 && !shape.dim(0).isFixed()) {
                    own.put(input.name(), rows(inputs.get(input.name()), number));
                }
            }
        }
        return own;
    }

    private Array rows(Array whole, int number) {
        int[] shape = whole.shape().clone();
        shape[0] /= meeting.length;
        int size = whole.values().length / meeting.length;
        return new Array(Arrays.copyOfRange(whole.values(), number * size, (number + 1) * size), shape);
    }

    private final class Met implements Part {
        private final int number;

        Met(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public int count() {
            return meeting.length;
        }

        @Override
        public Array all(Array own) {
            try {
                meeting[number] = own;
                barrier.await();
                Array all = Part.stacked(meeting);
                barrier.await();
                return all;
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
