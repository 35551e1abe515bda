package saltus.recipes.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Commands that follow one another in a folder, with tiny networks and odd numbers everywhere: no interval divides another
 * or the number of steps, so that a kill meets every state that a run can be in.
 *
 * @param input what is learnt
 * @param commands one after the other; each goes on from what those before it have left
 */
record Scenario(Input input, List<Command> commands) {
    private static final List<String> PRECISIONS = List.of("float32", "float64", "bfloat16");
    private static final int EVERY_FIFTH = 5;

    /**
     * A scenario by its number: the recipes in turn, all else drawn.
     *
     * @param recipes names
     */
    static Scenario numbered(int number, List<String> recipes) {
        RandomGenerator random = new SplittableRandom(number);
        String recipe = recipes.get(number % recipes.size());
        boolean compares = number % EVERY_FIFTH == EVERY_FIFTH - 1;
        Input input = compares
                ? Input.MOONS
                : recipe.contains("ClassConsistent") // one class a batch: nothing to do without classes
                        ? pick(List.of(Input.DIGITS, Input.PICTURES), random)
                        : pick(List.of(Input.values()), random);
        String settings = settings(input, random);
        List<Command> commands = new ArrayList<>();
        if (input == Input.SHARDS) {
            commands.add(Command.of("convert %s shards --to safetensors --shard 5".formatted(Input.PICTURES.data())));
        }
        if (compares) {
            String other = recipes.get((number * 7 + 3) % recipes.size());
            commands.add(Command.of("compare %s %s --count 300 --metric %s %s --out run"
                    .formatted(recipe, other, input.metric(), settings)));
        } else {
            commands.add(Command.of("train %s %s%s --out run"
                    .formatted(recipe, settings, input.isPoints() ? " --metric " + input.metric() : "")));
            commands.add(Command.of("sample run --count 60 --seed 5 --out drawn"));
            commands.add(Command.of("export run --out given"));
            commands.add(Command.of("evaluate run --count 40 --metric " + input.metric()));
        }
        return new Scenario(input, List.copyOf(commands));
    }

    private static String settings(Input input, RandomGenerator random) {
        int steps = 20 + random.nextInt(input.isPoints() ? 100 : 40);
        return "--data %s --network %s --steps %d --batch 64 --log-every %d --checkpoint-every %d --precision %s --seed %d --ema 0.9"
                .formatted(
                        input.data(),
                        pick(input.networks(), random),
                        steps,
                        2 + random.nextInt(9),
                        2 + random.nextInt(12),
                        pick(PRECISIONS, random),
                        random.nextInt(100));
    }

    private static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
        return String.join("; ", commands.stream().map(Command::toString).toList());
    }
}
