package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.graph.Precision.SINGLE;

import ai.djl.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Precision;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

/** What is read of a user's file, and the sentence that refuses what is no feature network. */
class FeatureNetworkTest {
    private static final Shape SAMPLE = Shape.of(3, 4, 4);
    private static final String HEAD = "class Net(Module):\n  def forward(self: __torch__.Net,\n    x: Tensor) -> ";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("features.pt");
    }

    private void refused(Path file, String why) {
        refused(() -> FeatureNetwork.read(file), why);
    }

    private void refused(org.junit.jupiter.api.function.Executable action, String why) {
        String message = assertThrows(BadInputException.class, action).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("The file '" + file() + "' cannot be a feature network: "), message);
        assertTrue(message.contains(why), message);
        assertTrue(message.contains("give a file that torch.jit.script(network).save(FILE) has written"), message);
    }

    private void check(String result) {
        check(result, SINGLE);
    }

    private void check(String result, Precision precision) {
        FeatureNetwork.read(FeatureFile.write(file(), HEAD + result)).check(SAMPLE, precision, Device.cpu());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tensor | x",
                "List[Tensor] | [x, torch.neg(x)]",
                "Tuple[Tensor, Tensor] | (x, torch.neg(x))",
            })
    void oneTensorOrSeveralAreFeatures(String type, String value) {
        check(type + ":\n    return " + value + "\n");
    }

    @Test
    void aNetworkWithParametersConstantsAndSubmodulesWorks() {
        FeatureNetwork network = FeatureNetwork.read(FeatureFile.write(file()));
        network.check(SAMPLE, DOUBLE, Device.cpu());
        assertFalse(network.entries().containsKey("code/__torch__/nets.py.debug_pkl"));
        assertEquals("__torch__.nets.Net", network.module().type());
    }

    @Test
    void equalContentIsTheSameNetworkWhereverItStands() throws IOException {
        FeatureNetwork network = FeatureNetwork.read(FeatureFile.write(file()));
        Path moved = Files.move(file(), folder.resolve("moved.pt"));
        assertEquals(network.hash(), FeatureNetwork.read(moved).hash());
        Map<String, byte[]> other = FeatureFile.entries();
        other.get("data/0")[3]++;
        assertNotEquals(
                network.hash(),
                FeatureNetwork.read(FeatureFile.write(file(), other)).hash());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        String message = assertThrows(BadInputException.class, () -> FeatureNetwork.read(file()))
                .getMessage();
        assertEquals(
                "Cannot read '" + file() + "': there is no such file; check the path and the rights on it.", message);
    }

    @Test
    void whatIsNoArchiveOfTorchScriptIsRefused() throws IOException {
        refused(Files.writeString(file(), "not an archive"), "it is no archive");
        refused(FeatureFile.write(file(), Map.of("a.txt", new byte[1])), "it is an archive, but none of TorchScript");
        refused(
                FeatureFile.write(file(), Map.of("data.pkl", new byte[1], "data/0", new byte[4])),
                "it holds weights without code, as torch.save writes them");
    }

    @Test
    void aPickleThatIsNoneIsRefused() {
        Map<String, byte[]> entries = FeatureFile.entries();
        byte[] pickle = entries.get("data.pkl");
        entries.put("data.pkl", Arrays.copyOf(pickle, pickle.length - 20));
        refused(FeatureFile.write(file(), entries), "its data.pkl ends too early");
        entries.put("data.pkl", FeatureFile.latin1("\u0080\u0002ccollections\nOrderedDict\n)R."));
        refused(FeatureFile.write(file(), entries), "its data.pkl holds 'collections.OrderedDict', which is no module");
        entries.put("data.pkl", FeatureFile.latin1("\u0080\u0002)."));
        refused(FeatureFile.write(file(), entries), "its data.pkl holds no module");
        entries.put("data.pkl", FeatureFile.latin1("\u0080\u0002c__torch__.nets\nNet\n\u0095b."));
        refused(FeatureFile.write(file(), entries), "its data.pkl has the operation 0x95, which no module needs");
    }

    @Test
    void aModuleWithoutSuchAForwardIsRefused() {
        refused(
                FeatureFile.write(file(), "class Other(Module):\n  pass\n"),
                "it has no code of its class '__torch__.Net'");
        refused(
                FeatureFile.write(
                        file(), "class Net(Module):\n  def apply(self: __torch__.Net) -> Tensor:\n    return 1\n"),
                "its class '__torch__.Net' has no forward");
        refused(
                FeatureFile.write(file(), HEAD + "Dict[str, Tensor]:\n    return {\"a\": x}\n"),
                "its forward returns 'Dict[str, Tensor]', neither tensors nor a list of them");
    }

    @Test
    void aPackageOfOurNameIsRefused() {
        Map<String, byte[]> entries = FeatureFile.entries();
        entries.put(Archive.FILE, "class Net(Module):\n  pass\n".getBytes(StandardCharsets.UTF_8));
        refused(FeatureFile.write(file(), entries), "a Python package 'saltus'");
    }

    @Test
    void aNetworkThatFailsOnTheImagesIsRefused() {
        refused(
                () -> check("Tensor:\n    return torch.nope(x)\n"),
                "its code has 'torch.nope' at line 4 of code/__torch__.py");
        refused(() -> check("Tensor:\n    return torch.reshape(x, [7, -1])\n"), "is invalid for input of size 96");
        refused(
                () -> check("List[Tensor]:\n    return [torch.mean(x, [2, 3])]\n"),
                "of 2 images [3,4,4] it makes float32 of shape (2, 3)");
        refused(
                () -> check("List[Tensor]:\n    return [torch.slice(x, 0, 0, 1)]\n"),
                "of 2 images [3,4,4] it makes float32 of shape (1, 3, 4, 4)");
        refused(
                () -> check("List[Tensor]:\n    return [torch.to(x, 4)]\n"),
                "of 2 images [3,4,4] it makes int64 of shape (2, 3, 4, 4)");
        refused(() -> check("Tensor:\n    return torch.mul_(x, 2)\n"), "it changes the images that it is given");
        refused(() -> check("List[Tensor]:\n    return annotate(List[Tensor], [])\n"), "it returns no features");
    }

    @Test
    void aNetworkOfAnotherPrecisionSaysSo() {
        FeatureNetwork network = FeatureNetwork.read(FeatureFile.write(file()));
        refused(
                () -> network.check(SAMPLE, SINGLE, Device.cpu()),
                "on images [3,4,4] of f32 it fails with 'expected scalar type Float but found Double'");
    }

    @Test
    void aNetworkThatForgetsTheImagesIsRefused() {
        refused(
                () -> check("List[Tensor]:\n    return [x, torch.detach(x)]\n"),
                "no gradient passes from its features to the images");
    }

    @Test
    void aNetworkThatChangesIsRefused() {
        String counting = """
            class Net(Module):
              first : __torch__.nets.___torch_mangle_3.Layer
              training : bool
              _is_full_backward_hook : Optional[bool]
              def forward(self: __torch__.nets.Net,
                x: Tensor) -> List[Tensor]:
                w = self.first.weight
                w = torch.add_(torch.detach(w), 1)
                return [torch.sin(x)]
            """;
        Map<String, byte[]> entries = FeatureFile.entries();
        entries.put("code/__torch__/nets.py", FeatureFile.latin1(counting));
        refused(
                () -> FeatureNetwork.read(FeatureFile.write(file(), entries)).check(SAMPLE, DOUBLE, Device.cpu()),
                "it changes its own numbers when it is called");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.save(x, 'f') | 'torch.save'",
                "(torch.save)(x, 'f') | 'torch.save'",
                "torch . save(x, 'f') | 'torch.save'",
                "torch.rand([2]) | 'torch.rand'",
                "torch.rand_like(x) | 'torch.rand_like'",
                "x.bernoulli_() | 'bernoulli_'",
                "x.save('f') | 'save'",
                "(x).save('f') | 'save'",
                "torch.from_file('f') | 'torch.from_file'",
                "ops.aten.from_file('f') | 'ops.aten.from_file'",
                "ops.image.read_file('f') | 'ops.image'",
                "ops.prim.AddStatistics(x) | 'ops.prim.AddStatistics'",
                "__torch__.torch.classes.x.Y() | '__torch__.torch.classes'",
                "print(x) | 'print'",
                "(print)(x) | 'print'",
                "fork(x) | 'fork'",
                "torch.jit.fork(x) | 'torch.jit'",
                "'#'; y = torch.save(x, '') | 'torch.save'",
                "x # torch.relu | what torch.jit never writes ('#')",
                "x \\ | what torch.jit never writes",
            })
    void whatDoesMoreThanComputeIsRefused(String expression, String says) {
        String code = "Tensor:\n    y = " + expression + "\n    return x\n";
        refused(
                FeatureFile.write(file(), HEAD + code),
                "its code has " + (says.startsWith("what") ? says : "'" + says + "'"));
    }

    @Test
    void textsMeanNothing() {
        check("Tensor:\n    y = torch.format('torch.save(\"{}\") #', 1)\n    return torch.relu(x)\n");
    }

    @Test
    void anAssignmentToItselfIsRefused() {
        String code = "Tensor:\n    self.count = 1\n    return x\n";
        refused(FeatureFile.write(file(), HEAD + code), "an assignment to its own 'count' at line 4");
    }

    @Test
    void aStorageIsAsLongAsItIsSaidToBe() {
        for (int length : new int[] {0, 8, 88, 97, 104}) {
            Map<String, byte[]> entries = FeatureFile.entries();
            entries.put("data/0", Arrays.copyOf(entries.get("data/0"), length));
            refused(
                    FeatureFile.write(file(), entries),
                    "its storage 'data/0' has " + length + " bytes, not 12 numbers");
        }
        Map<String, byte[]> entries = FeatureFile.entries();
        entries.remove("constants/0");
        refused(FeatureFile.write(file(), entries), "its storage 'constants/0' has no entry");
    }

    @Test
    void aTensorStaysInItsStorage() {
        Map<String, byte[]> entries = FeatureFile.entries();
        byte[] pickle = entries.get("data.pkl");
        String text = new String(pickle, StandardCharsets.ISO_8859_1);
        String shape = "(K\u0004K\u0003K\u0001K\u0001t";
        assertTrue(text.contains(shape));
        entries.put("data.pkl", FeatureFile.latin1(text.replace(shape, "(K\u0005K\u0003K\u0001K\u0001t")));
        refused(FeatureFile.write(file(), entries), "a tensor of it reaches beyond its storage '0' of 12 numbers");
    }

    @Test
    void aFlippedBitOfWhatIsReadIsNoticed() throws IOException {
        byte[] sound = Files.readAllBytes(FeatureFile.write(file()));
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        for (String part : new String[] {"torch.sin", "Layer", "DoubleStorage"}) {
            byte[] damaged = sound.clone();
            damaged[text.indexOf(part) + 1] ^= 4;
            refused(Files.write(file(), damaged), "is damaged");
        }
        byte[] longer = Arrays.copyOf(sound, sound.length + 5);
        refused(Files.write(file(), longer), "something stands behind the end of the archive");
    }
}
