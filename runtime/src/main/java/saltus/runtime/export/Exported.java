package saltus.runtime.export;

import java.util.Map;
import java.util.Optional;
import saltus.pipeline.Guided;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;

/**
 * A model on its way out.
 *
 * @param model recipe, network and weights
 * @param data what it was trained on
 * @param settings what else made its run what it is, by name, such as {@code batch}
 * @param steps training steps that the weights have had
 * @param measured how far its samples lay from the truth, if that was measured
 * @param sampler steps and guidance of the sampler
 * @param licence under which it is given away, as hubs spell it; {@code unknown} if nobody has said
 * @param version of Saltus
 */
public record Exported(
        Model model,
        Named<DataSet> data,
        Map<String, String> settings,
        long steps,
        Optional<MeasuredSamples> measured,
        SampleRequest sampler,
        String licence,
        String version) {
    /** How its samples are guided. */
    Guided guided() {
        return sampler.guided(model.pipeline(), model.network().classes());
    }

    /** The text of the data without folders of this machine, which are nobody else's business. */
    String dataText() {
        return data.text().replaceAll("[^:,=]*[/\\\\]", "");
    }
}
