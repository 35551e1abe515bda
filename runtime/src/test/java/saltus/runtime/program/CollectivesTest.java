package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Dtype;

/**
 * What ranks exchange comes back from where they meet, be that where the tensors are (nothing is copied) or elsewhere (copies go
 * and come). Two ranks that have the same: a sum is twice one's own.
 */
class CollectivesTest {
    private static final BatchParts RANKS = new BatchParts(2, 1, 1);

    /** A program that meets itself, and with {@code elsewhere} by real copies. */
    private static NativeProgram program(Script script, boolean elsewhere) {
        String text = script.text()
                .replaceAll("ops\\._c10d_functional\\.all_reduce_\\((.*), \"sum\", \"0\"\\)", "torch.mul_($1, 2.0)")
                .replaceAll("ops\\._c10d_functional\\.broadcast_\\((.*), 0, \"0\"\\)", "torch.fill_($1, 7.0)")
                .replaceAll(
                        "ops\\._c10d_functional\\.all_gather_into_tensor\\((.*), 2, \"0\"\\)", "torch.cat([$1, $1])")
                .replaceAll("ops\\._c10d_functional\\.wait_tensor\\((\\w+)\\)", "$1");
        assertFalse(text.contains("c10d"), text);
        String copied = text.replace("torch.device(\"cpu\"), None)", "torch.device(\"cpu\"), None, False, True)");
        assertEquals(!text.equals(copied), text.contains("torch.device"), text);
        return new NativeProgram(elsewhere ? copied : text, Optional.empty(), Device.cpu());
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsAreSummed(boolean elsewhere) {
        try (Buckets buckets = Buckets.of(List.of(4L, 2L, 3L), Dtype.F32, Device.cpu())) {
            Script script = new Script(Optional.empty())
                    .method("sum", "ps: List[Tensor], g: List[Tensor], bs: List[Tensor]", "Tensor");
            script.recording(false);
            buckets.write(script, "g", 2);
            script.line("return torch.cat([torch.flatten(q) for q in g])");
            try (NativeProgram program = program(script, elsewhere);
                    NDManager scope = program.manager().newSubManager()) {
                NDList arguments = new NDList();
                for (String list : List.of("ps[]", "g[]")) {
                    arguments.add(named(scope.create(new float[][] {{1, 2}, {3, 4}}), list));
                    arguments.add(named(scope.create(new float[] {5, 6}), list));
                }
                arguments.add(named(scope.create(new float[] {7, 8, 9}), "g[]"));
                buckets.appendTo(arguments);
                float[] summed =
                        program.call("sum", arguments).singletonOrThrow().toFloatArray();
                assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12, 14, 16, 18}, summed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsOfAllAreThoseOfEachAndTheOwnHaveTheGradient(boolean elsewhere) {
        Script script = new Script(Optional.empty()).allRows(RANKS);
        script.method("slopes", "x: Tensor", "Tensor");
        script.recording(true);
        script.inner("leaf = torch.detach(x).requires_grad_(True)");
        script.inner("y = self.all_rows(leaf * 3.0)");
        script.inner("found = torch.autograd.grad([torch.sum(y * y)], [leaf])");
        script.inner("g = unchecked_cast(Tensor, found[0])");
        script.line("return torch.cat([torch.detach(y), g])");
        try (NativeProgram program = program(script, elsewhere);
                NDManager scope = program.manager().newSubManager()) {
            NDArray own = scope.create(new float[] {1, 2});
            float[] found =
                    program.call("slopes", new NDList(own)).singletonOrThrow().toFloatArray();
            assertArrayEquals(new float[] {3, 6, 3, 6, 18, 36}, found);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theStateOfTheFirstIsWrittenToAll(boolean elsewhere) {
        try (NativeProgram program = program(SharedState.script(), elsewhere);
                NDManager scope = program.manager().newSubManager()) {
            NDArray one = named(scope.create(new float[] {1, 2}), "xs[]");
            NDArray other = named(scope.create(new float[] {3}), "xs[]");
            assertEquals(
                    3,
                    program.call(SharedState.SHARE, new NDList(one, other))
                            .singletonOrThrow()
                            .getLong());
            assertArrayEquals(new float[] {7, 7}, one.toFloatArray());
            assertArrayEquals(new float[] {7}, other.toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void meansAreMadeOfAll(boolean elsewhere) {
        Script script = new Script(Optional.empty()).and(OuterStep.means(4));
        script.method("mean", "xs: List[Tensor], buffer: Tensor", "Tensor");
        script.recording(false);
        script.inner("n = self.means(xs, buffer)");
        script.line("return torch.scalar_tensor(n, dtype=4)");
        try (NativeProgram program = program(script, elsewhere);
                NDManager scope = program.manager().newSubManager()) {
            NDArray one = named(scope.create(new float[] {1, 2}), "xs[]");
            NDArray other = named(scope.create(new float[] {3}), "xs[]");
            program.call("mean", new NDList(one, other, scope.create(new float[2])));
            assertArrayEquals(new float[] {0.5f, 1}, one.toFloatArray());
            assertArrayEquals(new float[] {1.5f}, other.toFloatArray());
        }
    }
}
