package saltus.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.UpdateRule;

/** What makes a run what it is, beside its model: a run is continued by the same settings only. */
final class RunCard {
    private static final String TEACHER = "teacher";
    private static final String WARM_UP = "lr-warm-up";
    private static final String SCHEDULE = "lr-schedule";
    private static final String COSINE = "cosine";
    private static final String OPTIMISER = "optimiser";
    private static final String LOCAL_STEPS = "local-steps";

    /** Settings that are kept where they are not these, which every run had before there were others. */
    private static final Map<String, String> USUAL = Map.of(
            WARM_UP, "0", SCHEDULE, "one without an end", OPTIMISER, UpdateRule.ADAMW.text(), LOCAL_STEPS, "none");

    private static final List<String> SETTINGS = List.of(
            "batch",
            "lr",
            "lr-decay-after",
            WARM_UP,
            SCHEDULE,
            OPTIMISER,
            "beta1",
            "beta2",
            "weight-decay",
            "clip",
            LOCAL_STEPS,
            Checkpoint.AVERAGES,
            "seed",
            "precision",
            "threads",
            "features",
            TEACHER);

    private RunCard() {}

    /** Of all that makes a run what it is, how it was trained. */
    static Map<String, String> settings(Map<String, String> identity) {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.stream().filter(identity::containsKey).forEach(name -> settings.put(name, identity.get(name)));
        return settings;
    }

    /** How another run differs from this one, one clause each; what one of them does not say is as usual. */
    static List<String> differences(Identity here, Map<String, String> there) {
        return new Identity(complete(here.texts())).differences(complete(there));
    }

    private static Map<String, String> complete(Map<String, String> identity) {
        Map<String, String> complete = new LinkedHashMap<>(identity);
        USUAL.forEach(complete::putIfAbsent);
        return complete;
    }

    /** True if there is no going on by this run's optimiser, even if wanted, since the other's keeps fewer means of squares. */
    static boolean lacksSquares(Identity here, Map<String, String> there) {
        return rule(there).keepsLessThan(rule(here.texts()));
    }

    /** The optimiser of a run; the usual one for a name that no version has known. */
    static UpdateRule rule(Map<String, String> identity) {
        String name = identity.getOrDefault(OPTIMISER, UpdateRule.ADAMW.text());
        return Stream.of(UpdateRule.values())
                .filter(rule -> rule.text().equals(name))
                .findFirst()
                .orElse(UpdateRule.ADAMW);
    }

    /** True if two runs differ in where their learning rates end. */
    static boolean endsElsewhere(Identity here, Map<String, String> there) {
        String ends = here.texts().getOrDefault(SCHEDULE, "");
        return ends.startsWith(COSINE)
                && there.getOrDefault(SCHEDULE, "").startsWith(COSINE)
                && !ends.equals(there.get(SCHEDULE));
    }

    /**
     * The identity of a run.
     *
     * @param model what is trained, and on what
     * @param settings how
     * @param threads CPU threads of the engine, on which the last bits depend
     */
    static Identity of(Identity model, TrainingSettings settings, int threads) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Origin.FROM, Origin.NOTHING);
        texts.put("batch", String.valueOf(settings.batchSize()));
        texts.put("lr", String.valueOf(settings.learningRate()));
        texts.put(
                "lr-decay-after",
                settings.schedule() instanceof RateSchedule.InverseSquareRoot root
                        ? String.valueOf(root.after())
                        : "never");
        if (settings.warmUp() > 0) {
            texts.put(WARM_UP, String.valueOf(settings.warmUp()));
        }
        if (settings.schedule() instanceof RateSchedule.Cosine cosine) {
            texts.put(SCHEDULE, "%s to %s at step %d".formatted(COSINE, cosine.last(), settings.steps()));
        }
        if (settings.rule() != UpdateRule.ADAMW) {
            texts.put(OPTIMISER, settings.rule().text());
        }
        texts.put("beta1", String.valueOf(settings.beta1()));
        texts.put("beta2", String.valueOf(settings.beta2()));
        texts.put("weight-decay", String.valueOf(settings.weightDecay()));
        texts.put("clip", String.valueOf(settings.clip()));
        settings.localSteps().ifPresent(local -> texts.put(LOCAL_STEPS, local.toString()));
        texts.put(Checkpoint.AVERAGES, String.join(", ", settings.averages()));
        texts.put("seed", String.valueOf(settings.seed()));
        texts.put("precision", settings.precision().name());
        texts.put("threads", String.valueOf(threads));
        texts.put(
                "features", settings.features().map(features -> features.hash()).orElse("none"));
        settings.teacher().ifPresent(teacher -> texts.put(TEACHER, teacher.fingerprint()));
        return model.and(texts);
    }
}
