package saltus.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;

class FittedWeightsTest {
    private static final List<Weight> WEIGHTS = List.of(
            Weight.of("table", Depth.EDGE, new Initial.SineTable(1, 4), 1, 1, 4),
            Weight.of("a.weight", Depth.EDGE, new Initial.Zero(), 1, 2),
            Weight.of("a.bias", Depth.EDGE, new Initial.Zero(), 1),
            Weight.of("b.weight", Depth.EDGE, new Initial.Zero(), 2, 1));

    @TempDir
    Path folder;

    @Test
    void whatIsThereIsTakenAndTheRestTold() {
        Map<String, Object> tensors = new LinkedHashMap<>();
        tensors.put("a.weight", TorchSave.floats(List.of(1L, 2L), 1, 2));
        tensors.put("table", TorchSave.floats(List.of(1L, 1L, 4L), 0, 1, 0, 1));
        for (int i = 0; i < 9; i++) {
            tensors.put("other." + i, TorchSave.floats(List.of(1L), 1));
        }
        try (StoredWeights file = save(tensors)) {
            FittedWeights fitted = FittedWeights.of(file, "model", NameMapping.NONE, WEIGHTS);
            assertEquals(List.of("a.weight"), List.copyOf(fitted.found().keySet()));
            assertEquals(List.of("a.bias", "b.weight"), fitted.missing());
            assertEquals(
                    List.of(
                            "1 of 3 weights are taken from 'model' of '%s', a file of PyTorch".formatted(file.path()),
                            "not in the file, and as without it: 'a.bias', 'b.weight'",
                            "in the file, and not used: 'other.0', 'other.1', 'other.2', 'other.3', 'other.4',"
                                    + " 'other.5' and 3 more"),
                    fitted.report());
        }
    }

    @Test
    void otherShapesAndTablesAreRefused() {
        refused(
                Map.of("a.weight", TorchSave.floats(List.of(2L, 1L), 1, 2)),
                "its 'a.weight' has the shape [2, 1], that of the network has [1, 2]; use the network that it was"
                        + " trained with.");
        refused(
                Map.of("table", TorchSave.floats(List.of(1L, 1L, 4L), 0, 1, 0, 2)),
                "its fixed table 'table' has other numbers than the network's; leave it out of the file if it is of no"
                        + " use.");
        refused(
                Map.of("A.weight", TorchSave.floats(List.of(1L, 2L), 1, 2)),
                "none of its 1 names is one of the network's; name the file's tensors with --map FILE, in lines such"
                        + " as 'A.weight = table'.");
    }

    private void refused(Map<String, Object> tensors, String clause) {
        try (StoredWeights file = save(tensors)) {
            BadInputException said = assertThrows(
                    BadInputException.class, () -> FittedWeights.of(file, "model", NameMapping.NONE, WEIGHTS));
            assertTrue(said.getMessage().endsWith(clause), said.getMessage());
        }
    }

    @Test
    void aMappingNamesThem() throws IOException {
        NameMapping mapping = mapping("# ours\n\nnet.first.* = a.*  # all of it\r\nlast=b.weight\n");
        Map<String, Object> tensors = Map.of(
                "net.first.weight", TorchSave.floats(List.of(1L, 2L), 1, 2),
                "net.first.bias", TorchSave.floats(List.of(1L), 3),
                "last", TorchSave.floats(List.of(2L, 1L), 4, 5));
        try (StoredWeights file = save(tensors)) {
            FittedWeights fitted = FittedWeights.of(file, "model", mapping, WEIGHTS);
            assertEquals(
                    List.of("a.weight", "a.bias", "b.weight"),
                    List.copyOf(fitted.found().keySet()));
            assertEquals(List.of(), fitted.left());
        }
    }

    @Test
    void twoNamesForOneAreRefused() throws IOException {
        NameMapping mapping = mapping("x = a.bias");
        try (StoredWeights file = save(Map.of(
                "x", TorchSave.floats(List.of(1L), 1),
                "a.bias", TorchSave.floats(List.of(1L), 3)))) {
            BadInputException said =
                    assertThrows(BadInputException.class, () -> FittedWeights.of(file, "model", mapping, WEIGHTS));
            assertTrue(
                    said.getMessage().startsWith("The mapping gives the name 'a.bias' to two tensors"),
                    said.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x = y = z", "= y", "x =", "* = y", "x = *", "*.* = *.*"})
    void linesThatMapNothingAreNumbered(String line) {
        BadInputException said = assertThrows(BadInputException.class, () -> mapping("a = b\n" + line));
        assertEquals(
                "Line 2 of '%s' is '%s', which maps no name; write 'theirs = ours', with one star on both sides or none."
                        .formatted(folder.resolve("names.txt"), line),
                said.getMessage());
    }

    private NameMapping mapping(String text) throws IOException {
        return NameMapping.read(Files.writeString(folder.resolve("names.txt"), text));
    }

    private StoredWeights save(Map<String, Object> tensors) {
        return WeightFiles.open(TorchSave.write(folder.resolve("w.pt"), tensors));
    }
}
