package saltus.runtime.identity;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.Computation;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;

/** What a trained model is: by name, and by what stands behind the names. */
public final class ModelIdentity {
    private ModelIdentity() {}

    /**
     * The identity of a model.
     *
     * @param pipeline of its recipe
     * @param data what it learns
     * @param network what learns it
     * @param thoroughness with which the data are looked at
     */
    public static Identity of(
            Pipeline pipeline, Named<DataSet> data, Named<Architecture> network, Thoroughness thoroughness) {
        Map<String, String> texts = new LinkedHashMap<>();
        Card card = pipeline.card();
        texts.put(Identity.RECIPE, card.type());
        texts.put(Identity.DATA, data.text());
        texts.put(Identity.NETWORK, network.text());
        texts.put(Identity.WEIGHTS, network.value().name());
        card.components()
                .forEach(part -> texts.put(
                        Identity.DESIGN + part.category(), part.annotation().toString()));
        texts.put(Identity.COMPUTATION, Fingerprint.of(Computation.text(pipeline)));
        texts.put(Identity.NETWORK_CODE, Fingerprint.of(NetworkText.of(network.value())));
        texts.put(Identity.CLASSES, new Gson().toJson(data.value().classNames()));
        texts.put(Identity.KIND, data.value().kind().name());
        texts.put(
                Identity.SAMPLE,
                data.value().sample().dims().stream()
                        .map(dim -> String.valueOf(dim.size()))
                        .collect(Collectors.joining(" ")));
        texts.put(Identity.UNITS, data.value().units().text());
        texts.put(Identity.CONTENT, data.value().fingerprint(Thoroughness.QUICK));
        if (thoroughness == Thoroughness.FULL) {
            texts.put(Identity.FULL_CONTENT, data.value().fingerprint(Thoroughness.FULL));
        }
        return new Identity(texts);
    }
}
