package saltus.recipes.parity;

import com.google.gson.JsonObject;

/**
 * What a case says about one of the reference's schedulers. Where it says nothing, the constants are those of the format.
 *
 * @param path the path's name
 * @param deviation of the data
 * @param smallest smallest noise level, of EDM only
 * @param largest largest noise level, of EDM only
 */
record SchedulerConstants(String path, double deviation, double smallest, double largest) {
    /** Those of a scheduler's name, such as {@code linear_half}. */
    static SchedulerConstants of(String name, ReferenceCase reference) {
        JsonObject edm = object(reference, "edm");
        String path = name.replaceFirst("_.*", "");
        return new SchedulerConstants(
                path,
                number(
                        object(reference, "sigma_data"),
                        name,
                        path.equals("edm") ? number(edm, "sigma_data", 0.5) : usual(name)),
                number(edm, "sigma_min", 0.002),
                number(edm, "sigma_max", 80));
    }

    private static double usual(String name) {
        return name.equals("linear") || name.endsWith("_one") ? 1 : 0.5;
    }

    private static JsonObject object(ReferenceCase reference, String key) {
        return reference.config().has(key) && reference.config().get(key).isJsonObject()
                ? reference.config().getAsJsonObject(key)
                : new JsonObject();
    }

    private static double number(JsonObject settings, String key, double otherwise) {
        return settings.has(key) ? settings.get(key).getAsDouble() : otherwise;
    }
}
