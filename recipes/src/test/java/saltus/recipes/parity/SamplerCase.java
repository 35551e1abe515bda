package saltus.recipes.parity;

import ai.djl.Device;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.SiT;
import saltus.runtime.program.Feed;
import saltus.runtime.program.SamplingProgram;
import saltus.runtime.program.TrainingState;

/** {@code sampler_*}: samples of one or several steps, guided or not. */
final class SamplerCase {
    private SamplerCase() {}

    static void check(ReferenceCase reference) {
        SiT network = reference.network(reference.text("arch").equals("sit_adpt"));
        SchedulerConstants scheduler = SchedulerConstants.of(reference.text("scheduler"), reference);
        Pipeline pipeline = MemoryCompiler.pipeline("Case", RecipeText.ofSampler(scheduler));
        Comparison comparison = new Comparison(reference);
        comparison.used("latents");
        comparison.used("labels");
        Feed feed = new Feed()
                .reals("latents", reference.doubles("latents"), reference.shape("latents"))
                .integers("labels", reference.longs("labels"), reference.shape("labels"));
        int batch = (int) reference.shape("labels")[0];
        try (TrainingState state = Replay.start(reference, network, false)) {
            for (String steps : reference.texts("steps")) {
                for (String scale : reference.texts("cfg_scales")) {
                    SamplingStep step = new SamplingStep(
                            new TrainingStep.Batch(network.sample(), batch, network.classes()),
                            new BoundNetwork(network),
                            pipeline.scaling(),
                            Integer.parseInt(steps),
                            Double.parseDouble(scale));
                    pipeline.sample(step);
                    try (SamplingProgram program = new SamplingProgram(
                            step, state.trained(), state.frozen(), reference.precision(), Device.cpu())) {
                        comparison.compare(
                                "out.steps" + steps + ".cfg" + scale,
                                program.sample(state.parameters(), state.fixed(), feed));
                    }
                }
            }
        }
        comparison.finish();
    }
}
