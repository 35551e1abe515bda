package saltus.runtime.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import saltus.runtime.AtomicFile;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.network.Weight;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.SamplerFile;
import saltus.runtime.program.TensorList;
import saltus.runtime.sample.Sampling;

/**
 * The files of a model that is given away. Each is written completely or not at all, one tensor after the other, the card
 * last; the same model gives the same bytes.
 *
 * @param path the folder, which is there
 */
public record ModelFolder(Path path) {
    /**
     * Writes everything.
     *
     * @return the files
     * @throws saltus.runtime.BadInputException if the model cannot be sampled as asked, if a card that somebody has edited is
     *     in the way, or if the disk refuses
     */
    public List<Path> write(Exported exported) {
        SamplerFile sampler = Sampling.file(
                exported.model(), exported.sampler(), exported.data().value().units());
        String card = new ModelCard(exported, sampler.noise()).text();
        CardFile cardFile = new CardFile(path.resolve("README.md"));
        Path weights = path.resolve("model.safetensors");
        Path config = path.resolve("config.json");
        Path script = path.resolve("model.pt");
        cardFile.retract(card);
        // Python's libraries ask for this word
        SafetensorsWriter.write(
                weights, Map.of("format", "pt"), entries(exported.model().state()));
        write(config, ModelConfig.of(exported, sampler.noise()));
        AtomicFile.write(script, sampler::write);
        cardFile.write(card);
        return List.of(script, weights, config, cardFile.path());
    }

    private static List<Entry> entries(ModelState state) {
        List<Entry> entries = new ArrayList<>();
        add(entries, state.learned(), state.parameters());
        add(entries, state.tables(), state.fixed());
        return entries;
    }

    private static void add(List<Entry> entries, List<Weight> weights, TensorList numbers) {
        for (int i = 0; i < weights.size(); i++) {
            int index = i;
            String type = numbers.isDouble() ? "F64" : "F32";
            entries.add(Entry.bytes(weights.get(i).name(), type, numbers.shape(i), () -> numbers.look(index)));
        }
    }

    private static void write(Path target, JsonObject json) {
        String text = new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json)
                + "\n";
        AtomicFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
