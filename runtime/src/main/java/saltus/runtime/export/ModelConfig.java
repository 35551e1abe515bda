package saltus.runtime.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import saltus.pipeline.Card;
import saltus.pipeline.Guided;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.sample.Sampling;

/** {@code config.json}: what a program has to know to use the weights, and what people want to know about them. */
final class ModelConfig {
    private static final String FORMAT = "saltus model 1";

    private ModelConfig() {}

    static JsonObject of(Exported exported, List<String> noise) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("saltus", exported.version());
        json.add("design", design(exported.model().pipeline().card()));
        json.add("network", network(exported.model().network()));
        json.add("data", data(exported));
        json.add("training", training(exported));
        json.add("sampler", sampler(exported, noise));
        return json;
    }

    private static JsonObject design(Card card) {
        JsonObject json = new JsonObject();
        json.addProperty("recipe", card.type());
        JsonObject components = new JsonObject();
        card.components()
                .forEach(part -> components.addProperty(
                        part.category().name().toLowerCase(Locale.ROOT),
                        part.annotation().toString()));
        json.add("components", components);
        return json;
    }

    private static JsonObject network(Architecture network) {
        JsonObject json = new JsonObject();
        json.addProperty("name", network.name());
        json.addProperty("parameters", network.parameters());
        if (network instanceof Record sizes) {
            json.add("sizes", members(sizes));
        }
        return json;
    }

    /** The numbers, words and groups of them by which a network was made. */
    private static JsonObject members(Record all) {
        JsonObject json = new JsonObject();
        for (RecordComponent component : all.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(all);
                if (value instanceof Number || value instanceof Boolean || value instanceof String) {
                    json.add(component.getName(), primitive(value));
                } else if (value instanceof Record inner) {
                    json.add(component.getName(), members(inner));
                }
            } catch (ReflectiveOperationException hidden) {
                // a network of somebody else's may keep to itself how it was made
            }
        }
        return json;
    }

    private static JsonPrimitive primitive(Object value) {
        return value instanceof Number number
                ? new JsonPrimitive(number)
                : value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }

    private static JsonObject data(Exported exported) {
        DataSet data = exported.data().value();
        JsonObject json = new JsonObject();
        json.addProperty("name", exported.dataText());
        json.addProperty("kind", data.kind().text());
        JsonArray shape = new JsonArray();
        data.sample().dims().forEach(dim -> shape.add(dim.size()));
        json.add("sample_shape", shape);
        json.add("classes", texts(data.classNames()));
        data.count().ifPresent(count -> json.addProperty("count", count));
        if (!data.units().areStored()) {
            JsonObject units = new JsonObject();
            units.add("means", numbers(data.units().means()));
            units.add("factors", numbers(data.units().factors()));
            json.add("units", units);
        }
        return json;
    }

    private static JsonObject training(Exported exported) {
        JsonObject json = new JsonObject();
        json.addProperty("steps", exported.steps());
        exported.settings().forEach(json::addProperty);
        return json;
    }

    private static JsonObject sampler(Exported exported, List<String> noise) {
        JsonObject json = new JsonObject();
        json.addProperty("steps", exported.sampler().route().steps());
        json.addProperty("evaluations", Sampling.evaluations(exported.model(), exported.sampler()));
        json.add("times", numbers(exported.sampler().route().times()));
        Guided guided = exported.guided();
        json.addProperty("guidance", guided.omega());
        if (guided.omega() > 1) {
            json.add("guided", numbers(List.of(guided.from(), guided.until())));
            if (guided.formula().isPresent()) {
                json.add(
                        "guidance_at_times",
                        numbers(exported.sampler().route().times().stream()
                                .map(guided::at)
                                .toList()));
            }
        }
        json.add("noise_shape", texts(noise));
        return json;
    }

    private static JsonElement numbers(List<Double> numbers) {
        JsonArray array = new JsonArray();
        numbers.forEach(array::add);
        return array;
    }

    private static JsonElement texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
