package saltus.runtime.door;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import saltus.runtime.BadInputException;

/** The only place that asks {@link ServiceLoader}. */
public final class Services {
    private static final boolean MODULAR = Services.class.getModule().isNamed();

    private Services() {}

    /**
     * Everything that is registered for a service, in no order.
     *
     * @param what one of them is called, such as "recipe"
     * @param ending of the class that is registered, which people do not see; may be empty
     * @param remedy what helps if one cannot be loaded, such as "compile it again"
     * @throws BadInputException if one that is registered is not there or cannot be loaded
     */
    public static <T> List<T> load(Class<T> service, String what, String ending, String remedy, ClassLoader loader) {
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(service, loader).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new BadInputException(
                    Registration.missing(service, what, ending, loader)
                            .orElseGet(() -> "A %s on the %s path cannot be loaded (%s); %s."
                                    .formatted(what, path(), reason(e), remedy)),
                    e);
        }
        return found;
    }

    private static String reason(ServiceConfigurationError error) {
        String cause = error.getCause() == null ? "" : ": " + error.getCause();
        return error.getMessage() + cause;
    }

    /** Where services are looked for: "class" or "module", as in "on the class path". */
    public static String path() {
        return MODULAR ? "module" : "class";
    }

    /** In named modules the files that register on a class path are not read: a sentence that says so there, else nothing. */
    public static String advice(Class<?> service, String what, String provider) {
        return MODULAR
                ? " A module with a %s needs a line 'provides %s with %s;' for each, and has to be among the modules that run: java --add-modules NAME."
                        .formatted(what, service.getName(), provider)
                : "";
    }
}
