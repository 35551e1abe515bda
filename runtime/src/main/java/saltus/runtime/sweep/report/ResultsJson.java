package saltus.runtime.sweep.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.stream.Stream;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.effect.Estimate;
import saltus.runtime.sweep.job.Outcome;

/** The findings for programs. Apart from the members called {@code seconds} the same command gives the same text. */
public final class ResultsJson {
    private ResultsJson() {}

    /** The findings as one object. */
    public static JsonObject of(Findings findings) {
        Findings.Setting setting = findings.setting();
        JsonObject json = new JsonObject();
        json.addProperty("base", setting.base());
        json.addProperty("data", setting.data());
        json.addProperty("metric", setting.metric());
        json.addProperty("more_is_better", setting.isMoreBetter());
        json.addProperty("budget", setting.budget());
        json.addProperty("seeds", setting.seeds());
        json.addProperty("combinations", setting.combinations());
        json.addProperty("floor", findings.floor());
        json.addProperty("comparisons", findings.comparisons().number());
        JsonArray ranked = new JsonArray();
        findings.ranked().forEach(one -> ranked.add(ranked(one)));
        json.add("ranked", ranked);
        JsonArray compared = new JsonArray();
        findings.comparisons().all().forEach(one -> compared.add(compared(one, setting.isMoreBetter())));
        json.add("compared", compared);
        JsonObject refused = new JsonObject();
        findings.refused().forEach((what, refusal) -> {
            JsonObject why = new JsonObject();
            why.add("checks", texts(refusal.ids().stream()));
            // what is wrong; why and how it is put right say the pages of the checks
            why.add(
                    "says",
                    texts(refusal.messages().stream()
                            .flatMap(text -> text.lines().limit(1))));
            refused.add(what, why);
        });
        json.add("refused", refused);
        JsonObject leftOut = new JsonObject();
        findings.leftOut().forEach(left -> leftOut.addProperty(left.component(), left.reason()));
        json.add("left_out", leftOut);
        return json;
    }

    private static JsonArray texts(Stream<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObject ranked(Ranked ranked) {
        JsonObject json = new JsonObject();
        json.addProperty("what", ranked.candidate().text());
        json.addProperty("recipe", ranked.candidate().pipeline().card().type());
        json.addProperty("folder", "runs/" + ranked.candidate().name());
        JsonObject choices = new JsonObject();
        ranked.candidate().combination().choices().forEach((slot, choice) -> choices.addProperty(slot, choice.text()));
        json.add("choices", choices);
        json.add("alike", texts(ranked.alike().stream()));
        json.addProperty("steps", ranked.steps());
        ranked.candidate().cost().ifPresent(cost -> json.addProperty("evaluations_a_step", cost));
        JsonArray seeds = new JsonArray();
        ranked.outcomes().forEach(outcome -> seeds.add(outcome(outcome)));
        json.add("seeds", seeds);
        ranked.estimate().ifPresent(estimate -> add(json, estimate));
        ranked.seconds().ifPresent(seconds -> json.addProperty("seconds", seconds));
        return json;
    }

    private static JsonObject outcome(Outcome outcome) {
        JsonObject json = new JsonObject();
        if (outcome instanceof Outcome.Measured measured) {
            json.addProperty("value", measured.value());
            measured.others().forEach(json::addProperty);
        } else if (outcome instanceof Outcome.Useless useless) {
            json.addProperty("useless", useless.said());
        } else if (outcome instanceof Outcome.Refused refused) {
            json.addProperty("refused", refused.said());
        }
        return json;
    }

    private static JsonObject compared(Comparisons.Compared compared, boolean isMoreBetter) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", compared.contrast().kind().name().toLowerCase(Locale.ROOT));
        json.addProperty("what", compared.contrast().what());
        json.addProperty("pairs", compared.contrast().pairs());
        add(json, compared.estimate());
        json.addProperty("p", compared.estimate().p());
        json.addProperty("p_corrected", compared.p());
        json.addProperty("verdict", Words.verdict(compared, isMoreBetter));
        return json;
    }

    private static void add(JsonObject json, Estimate estimate) {
        json.addProperty("mean", estimate.mean());
        json.addProperty("low", estimate.low());
        json.addProperty("high", estimate.high());
    }
}
