package saltus.runtime.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that would call code in Python, or take all memory or time there. */
class HostilePicklesTest {
    private static final long MOST = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "nt, system",
        "builtins, eval",
        "builtins, exec",
        "builtins, getattr",
        "__builtin__, __import__",
        "subprocess, Popen",
        "numpy.testing._private.utils, runstring",
        "numpy, load",
        "torch, load",
        "torch.storage, _load_from_bytes",
        "torch.hub, load",
        "functools, partial",
        "operator, attrgetter",
        "copyreg, _reconstructor",
        "collections, OrderedDict.__init__",
    })
    void whatIsNotAllowedIsNamed(String module, String name) {
        String clause = "it names '" + module + "." + name + "', which is no plain value, array or tensor";
        String argument = "\u0085R.";
        assertRefused(clause, "\u0080\u0002c" + module + "\n" + name + "\nX\u0002\0\0\0ls" + argument);
        assertRefused(
                clause, "\u0080\u0004" + shortText(module) + shortText(name) + "\u0093X\u0002\0\0\0ls" + argument);
        assertRefused(clause, "(S'ls'\ni" + module + "\n" + name + "\n.");
        assertRefused(clause, "(c" + module + "\n" + name + "\nS'ls'\no.");
    }

    @Test
    void whatIsNamedButNotCalledIsNotCalled() {
        assertRefused("it calls 'numpy.ndarray', which makes no value", "cnumpy\nndarray\n)R.");
        assertRefused("it calls 'torch.FloatStorage', which makes no value", "ctorch\nFloatStorage\n)\u0081.");
        assertEquals(new Name("torch.float32"), read("ctorch\nfloat32\n."));
    }

    @Test
    void statesBelongToWhatHasOne() {
        assertRefused("it gives a state to a value that has none", "K\u0001}b.");
        assertRefused("it gives a state to a value that has none", "ctorch\nfloat32\n}b.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0082\u0001.", "\u0083\u0001\0.", "\u0084\u0001\0\0\0."})
    void numbersOfTheRegistryAreRefused(String pickle) {
        assertRefused("it names something by a number of Python's registry", pickle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\u00ff\u00ff\u00ff\u00ff.",
                "X\u00ff\u00ff\u00ff\u007f.",
                "B\u00ff\u00ff\u00ff\u00ff.",
                "T\u00ff\u00ff\u00ff\u00ff.",
                "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.",
                "\u0096\0\0\0\0\0\u0001\0\0.",
                "\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                "\u008b\u00ff\u00ff\u00ff\u00ff.",
                "\u008a\u0009.",
            })
    void lengthsAreNotBelieved(String pickle) {
        assertTrue(refusal(pickle).startsWith("one of its values should have "), refusal(pickle));
    }

    @Test
    void wholeNumbersEndAt64Bits() {
        assertRefused("it has a whole number of 9 bytes, more than 8", "\u008a\u0009aaaaaaaaa.");
        assertRefused("it has '99999999999999999999' where a number belongs", "L99999999999999999999L\n.");
    }

    @Test
    void depthIsBoundedWithoutARecursion() {
        assertEquals(List.of(List.of()), read("]]a."));
        String most = "]".repeat(Nesting.MOST) + "a".repeat(Nesting.MOST - 1) + ".";
        read(most);
        assertRefused("its values hold each other more than 100 deep", "]" + most.replace(".", "a."));
        assertRefused("its values hold each other more than 100 deep", ")" + "\u0085".repeat(10_000) + ".");
    }

    /** Python's own reader makes both. */
    @Test
    void circlesAreRefused() {
        assertRefused("its values hold each other more than 100 deep", "]q\0h\0a.");
        assertRefused("its values hold each other more than 100 deep", "}q\0K\u0001h\0s.");
    }

    /** Fifty pairs, each of the one before twice, hold 2^50 values. */
    @Test
    void whatIsSharedIsNotUnfolded() {
        assertRefused("its values unfold to more than is granted", ")" + "2\u0086".repeat(50) + ".");
        assertRefused("its values unfold to more than is granted", ")" + "q\0h\0\u0086".repeat(50) + ".");
    }

    /** A text of 60,000 letters, made into bytes again and again. */
    @Test
    void memoryIsCounted() {
        String text = "a".repeat(60_000);
        String once = "c_codecs\nencode\nh\0h\1\u0086Ra";
        String pickle = "]X`\u00ea\0\0" + text + "q\0aX\6\0\0\0latin1q\1a";
        assertEquals(4, ((List<?>) read(pickle + once.repeat(2) + ".")).size());
        assertRefused("its values take more than the 1024 KB that are granted", pickle + once.repeat(30) + ".");
    }

    /** A dictionary of 1000 entries, copied by every operation. */
    @Test
    void copiesAreCounted() {
        String entry = "I%d\nN";
        StringBuilder pickle = new StringBuilder("(");
        for (int i = 0; i < 1000; i++) {
            pickle.append(entry.formatted(i));
        }
        pickle.append("dq\0cargparse\nNamespace\n)\u0081");
        assertRefused("its values take more than the 1024 KB that are granted", pickle + "h\0b".repeat(10_000) + ".");
    }

    @Test
    void longPicklesTakeLinearTime() {
        String values = "]" + "K\u0001a".repeat(500_000) + ".";
        assertTimeout(SOON, () -> Pickle.read(bytes(values), 1L << 30));
        assertTimeout(SOON, () -> Pickle.read(bytes("(" + "N".repeat(1_000_000) + "l."), 1L << 30));
    }

    @Test
    void arraysFitTheirBytes() {
        String array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntU\u0001btR"
                + "(I1\n(%stcnumpy\ndtype\n(U\u0002%sI0\nI1\ntR(I3\nU\u0001<NNNI-1\nI-1\nI0\ntbI00\nU\u0004abcdtb.";
        assertEquals(1, ((NumpyArray) read(array.formatted("I1\n", "f4"))).size());
        assertRefused("it has an array of the shape [2] of F32 in 4 bytes", array.formatted("I2\n", "f4"));
        assertRefused("it has an array of the shape [-1] of F32 in 4 bytes", array.formatted("I-1\n", "f4"));
        assertRefused(
                "it has an array of the shape [4611686018427387904, 4] of I8 in 4 bytes",
                array.formatted("L4611686018427387904L\nI4\n", "i1"));
        assertRefused("it has an array of 70 axes", array.formatted("I1\n".repeat(70), "f4"));
        for (String type : List.of("O8", "V4", "S4", "M8", "c8")) {
            assertRefused(
                    "it has an array of the type '" + type + "', which is not one of plain numbers",
                    array.formatted("I1\n", type));
        }
    }

    @Test
    void tensorsKeepWithinTheirStorages() {
        String tensor = "\u0080\u0002ctorch._utils\n_rebuild_tensor_v2\n"
                + "((U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuK\u0004tQ%s\u0089Nt"
                + "R.";
        TorchTensor good = (TorchTensor) read(tensor.formatted("K\0K\u0002K\u0002\u0086K\u0002K\u0001\u0086"));
        assertTrue(good.isContiguous());
        assertEquals(16, good.storage().bytes());
        String beyond = "a tensor of it reaches beyond its storage '0' of 4 numbers";
        assertRefused(beyond, tensor.formatted("K\u0001K\u0002K\u0002\u0086K\u0002K\u0001\u0086"));
        assertRefused(beyond, tensor.formatted("K\0K\u0002K\u0002\u0086K\u0009K\u0001\u0086"));
        assertRefused(beyond, tensor.formatted("J\u00ff\u00ff\u00ff\u00ffK\u0002\u0085K\u0001\u0085"));
        assertRefused(beyond, tensor.formatted("K\0K\u0002K\u0002\u0086K\u0002\u0085"));
        assertRefused(
                beyond, tensor.formatted("K\0(I4\nL9223372036854775807L\nL9223372036854775807L\nt(I1\nI1\nI1\nt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"value_numpy1_protocol2", "value_numpy2_protocol5", "plain_protocol0", "plain_protocol4"})
    void whatIsCutOffAnywhereIsRefused(String name) throws IOException {
        byte[] whole;
        try (var in = HostilePicklesTest.class.getResourceAsStream(name + ".pkl")) {
            whole = in.readAllBytes();
        }
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> Pickle.read(ByteBuffer.wrap(cut), MOST));
        }
    }

    @Property(tries = 1000)
    void anyBytesGiveAValueOrAClause(@ForAll byte[] content) {
        byte[] stopped = Arrays.copyOf(content, content.length + 1);
        stopped[content.length] = '.';
        try {
            Pickle.read(ByteBuffer.wrap(stopped), MOST);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().matches("(?s)(its?|one of its|a tensor of it) .*"), e.getMessage());
        }
    }

    private static void assertRefused(String clause, String pickle) {
        assertEquals(clause, refusal(pickle));
    }

    private static String refusal(String pickle) {
        return assertThrows(IllegalArgumentException.class, () -> read(pickle)).getMessage();
    }

    private static Object read(String pickle) {
        return Pickle.read(bytes(pickle), MOST);
    }

    private static ByteBuffer bytes(String pickle) {
        return ByteBuffer.wrap(pickle.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String shortText(String text) {
        return "\u008c" + (char) text.length() + text;
    }
}
