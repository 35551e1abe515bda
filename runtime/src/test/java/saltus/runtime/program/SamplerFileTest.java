package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Units;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Initial;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.Weight;

/** A file that is loaded by those who know nothing of Saltus gives the samples that Saltus gives, bit for bit. */
class SamplerFileTest {
    private static final int ROWS = 3;
    private static final Architecture POINTS = new Mlp(2, 8, 1, 0, Extras.NONE);
    private static final Architecture CLASSES = new KnownFlow(4, 5, true);
    private static final Architecture IMAGES = new SiT(3, 8, SiTSize.parse("32x2x2/2"), 10, Extras.LOG_VARIANCE);

    /** What is exported. */
    private record Export(
            Architecture network, Units units, boolean renoising, int steps, double guidance, Precision precision) {
        Export(Architecture network, boolean renoising, int steps, double guidance, Precision precision) {
            this(network, Units.STORED, renoising, steps, guidance, precision);
        }

        SamplingStep step() {
            SamplingStep step =
                    new SamplingStep(batch(), new BoundNetwork(network), Scaling.constant(0.5, 0.5), steps, guidance);
            SolverMap solver = SolverMap.euler();
            (renoising ? Sampler.renoising(new LinearPath(), solver) : Sampler.ofShortcuts(new LinearPath(), solver))
                    .write(step);
            return step;
        }

        TrainingStep.Batch batch() {
            return new TrainingStep.Batch(network.sample(), 64, network.classes());
        }

        long[] shape() {
            return LongStream.concat(
                            LongStream.of(ROWS),
                            network.sample().dims().stream().mapToLong(dim -> dim.size()))
                    .toArray();
        }

        ModelState state() {
            ModelState state = new ModelState(network, precision, Device.cpu());
            Random random = new Random(7);
            for (int i = 0; i < state.learned().size(); i++) {
                long size = state.learned().get(i).size();
                state.parameters().set(i, random.doubles(size, -0.3, 0.3).toArray());
            }
            for (int i = 0; i < state.tables().size(); i++) {
                state.fixed().set(i, InitialWeights.of(state.tables().get(i), 0));
            }
            return state;
        }
    }

    static Stream<Export> exports() {
        return Stream.of(
                new Export(POINTS, false, 1, 1, Precision.SINGLE),
                new Export(POINTS, true, 4, 1, Precision.DOUBLE),
                new Export(
                        POINTS,
                        Units.standard(new double[] {20, -1e4}, new double[] {3, 1e3}),
                        false,
                        1,
                        1,
                        Precision.SINGLE),
                new Export(IMAGES, Units.scaled(0.18125), false, 1, 1, Precision.SINGLE),
                new Export(CLASSES, false, 4, 2.5, Precision.DOUBLE),
                new Export(IMAGES, false, 1, 1, Precision.SINGLE),
                new Export(IMAGES, false, 4, 1, Precision.MIXED),
                new Export(IMAGES, true, 2, 3, Precision.SINGLE));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void theFileGivesTheSamplesOfTheProgram(Export export) throws Exception {
        SamplingStep step = export.step();
        long[] labels = LongStream.range(0, ROWS)
                .map(i -> i % (export.network().classes() + 1))
                .toArray();
        Feed feed = new Feed().integers("labels", labels, ROWS);
        Random random = new Random(3);
        float[][] noises = new float[step.noises().size()][];
        int size = (int) export.network().sample().fixedSize() * ROWS;
        for (int i = 0; i < noises.length; i++) {
            noises[i] = new float[size];
            for (int j = 0; j < size; j++) {
                noises[i][j] = (float) random.nextGaussian();
            }
            feed.reals(step.noises().get(i), noises[i], export.shape());
        }
        try (ModelState state = export.state();
                SamplingProgram program = program(step, state, export.precision(), Products.ENGINE);
                SamplingProgram other = program(step, state, export.precision(), Products.ONEDNN)) {
            double[] expected = program.sample(state.parameters(), state.fixed(), feed);
            assertClose(expected, other.sample(state.parameters(), state.fixed(), feed), 2e-5, "by the other library");
            SamplerFile file = new SamplerFile(step, export.batch(), export.units(), state, export.precision());
            try (Model model = loaded(bytes(file))) {
                NDManager manager = model.getNDManager();
                NDArray noise = noise(manager, export, noises);
                NDArray classes = manager.create(labels);
                float[] samples = forward(model, noise, classes).toFloatArray();
                float[] rounded = new float[size];
                for (int i = 0; i < size; i++) {
                    rounded[i] = (float) expected[i];
                }
                assertArrayEquals(export.units().undone(rounded, size / ROWS), samples, 0);
            }
        }
    }

    private static SamplingProgram program(
            SamplingStep step, ModelState state, Precision precision, Products products) {
        return new SamplingProgram(
                step, names(state.learned()), names(state.tables()), precision, products, Device.cpu());
    }

    private static NDArray noise(NDManager manager, Export export, float[]... noises) {
        long[] shape = export.shape();
        long[] stacked = LongStream.concat(LongStream.of(noises.length), Arrays.stream(shape))
                .toArray();
        int size = noises[0].length;
        float[] all = new float[noises.length * size];
        for (int i = 0; i < noises.length; i++) {
            System.arraycopy(noises[i], 0, all, i * size, size);
        }
        return manager.create(all, new Shape(noises.length == 1 ? shape : stacked));
    }

    @Test
    void withoutLabelsNoneAreMeant() throws Exception {
        Export export = new Export(CLASSES, false, 1, 1, Precision.DOUBLE);
        try (ModelState state = export.state();
                Model model = loaded(bytes(
                        new SamplerFile(export.step(), export.batch(), Units.STORED, state, export.precision())))) {
            NDManager manager = model.getNDManager();
            NDArray noise = manager.randomNormal(new Shape(ROWS, 4));
            NDArray none = manager.full(new Shape(ROWS), 5, DataType.INT64);
            NDArray first = manager.zeros(new Shape(ROWS), DataType.INT32);
            assertEquals(forward(model, noise, none), forward(model, noise));
            assertTrue(!forward(model, noise, first).equals(forward(model, noise)), "labels matter");
        }
    }

    @Test
    void noiseOfAnotherShapeIsTold() throws Exception {
        Export export = new Export(IMAGES, true, 2, 1, Precision.SINGLE);
        try (ModelState state = export.state();
                Model model = loaded(bytes(
                        new SamplerFile(export.step(), export.batch(), Units.STORED, state, export.precision())))) {
            NDManager manager = model.getNDManager();
            for (Shape wrong :
                    List.of(new Shape(2, ROWS, 3, 8, 4), new Shape(ROWS, 3, 8, 8), new Shape(1, 1, 3, 8, 8))) {
                NDArray noise = manager.zeros(wrong);
                EngineException told = assertThrows(EngineException.class, () -> forward(model, noise));
                assertTrue(
                        told.getMessage().contains("noise has to be [2, rows, 3, 8, 8]"),
                        () -> wrong + told.getMessage());
            }
        }
    }

    @Test
    void theWeightsHaveTheNetworksNamesAndNumbers() throws Exception {
        Export export = new Export(IMAGES, false, 1, 1, Precision.SINGLE);
        try (ModelState state = export.state();
                Model model = loaded(bytes(
                        new SamplerFile(export.step(), export.batch(), Units.STORED, state, export.precision())))) {
            NDList parameters = new NDList(JniUtils.moduleGetParams(
                    (PtSymbolBlock) model.getBlock(), (ai.djl.pytorch.engine.PtNDManager) model.getNDManager()));
            List<Weight> all = Stream.concat(state.learned().stream(), state.tables().stream())
                    .toList();
            for (int i = 0; i < state.learned().size(); i++) {
                NDArray found = parameters.get(state.learned().get(i).name());
                assertArrayEquals(state.parameters().shape(i), found.getShape().getShape());
                assertEquals(state.parameters().bytes(i), ((PtNDArray) found).toByteBuffer());
            }
            assertTrue(parameters.size() <= all.size());
        }
    }

    @Test
    void theSameWeightsGiveTheSameBytes() throws Exception {
        Export export = new Export(IMAGES, false, 2, 1, Precision.SINGLE);
        try (ModelState state = export.state();
                ModelState again = export.state()) {
            byte[] first =
                    bytes(new SamplerFile(export.step(), export.batch(), Units.STORED, state, export.precision()));
            byte[] second =
                    bytes(new SamplerFile(export.step(), export.batch(), Units.STORED, again, export.precision()));
            assertArrayEquals(first, second);
        }
    }

    @Test
    void namesOfAnyKindAreKept() throws IOException, MalformedModelException {
        List<String> names = List.of("forwards.if", "a b.\"q\\\"", "0.1.2", "trainings.ü", "if.None", "x.self");
        List<Weight> weights = names.stream()
                .map(name -> Weight.of(name, Depth.EDGE, new Initial.Zero(), 2))
                .toList();
        WeightModules modules = new WeightModules(weights, "FloatStorage");
        String sum = names.stream()
                .map(WeightModules::expression)
                .reduce((a, b) -> a + " + " + b)
                .orElseThrow();
        Script script = new Script(java.util.Optional.empty())
                .attributes(modules.declarations())
                .method("run", "x: Tensor", "Tensor")
                .line("return x + " + sum);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter archive = new ArchiveWriter(out);
        for (var entry : Archive.entries(script.text() + modules.classes(), modules.attributes())
                .entrySet()) {
            archive.put(entry.getKey(), entry.getValue());
        }
        for (int i = 0; i < names.size(); i++) {
            NDManager manager = NativeEngine.manager(Device.cpu());
            archive.put("data/" + i, manager.create(new float[] {i, 1}).toByteBuffer());
        }
        archive.finish();
        try (Model model = loaded(out.toByteArray())) {
            NDArray x = model.getNDManager().create(new float[] {0.5f, 0});
            NDArray method = model.getNDManager().create(0f);
            method.setName("module_method:run");
            int all = IntStream.range(0, names.size()).sum();
            assertArrayEquals(
                    new float[] {all + 0.5f, names.size()},
                    forward(model, x, method).toFloatArray());
        }
    }

    @Test
    void aNameThatIsAModuleAndAWeightIsRefused() {
        List<Weight> weights = List.of(
                Weight.of("a.b", Depth.EDGE, new Initial.Zero(), 1), Weight.of("a", Depth.EDGE, new Initial.Zero(), 1));
        assertThrows(BadInputException.class, () -> new WeightModules(weights, "FloatStorage"));
        assertThrows(
                BadInputException.class,
                () -> new WeightModules(List.of(weights.get(1), weights.get(0)), "FloatStorage"));
        assertThrows(
                BadInputException.class,
                () -> new WeightModules(List.of(Weight.of("a..b", Depth.EDGE, new Initial.Zero(), 1)), "FloatStorage"));
    }

    private static NDArray forward(Model model, NDArray... arguments) {
        return model.getBlock()
                .forward(new ParameterStore(model.getNDManager(), false), new NDList(arguments), false)
                .singletonOrThrow();
    }

    private static Model loaded(byte[] archive) throws IOException, MalformedModelException {
        NativeEngine.manager(Device.cpu()).close();
        Model model = Model.newInstance("exported", Device.cpu(), "PyTorch");
        model.load(new ByteArrayInputStream(archive));
        return model;
    }

    private static byte[] bytes(SamplerFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }

    private static List<String> names(List<Weight> weights) {
        return weights.stream().map(Weight::name).toList();
    }
}
