package saltus.runtime.program;

import java.util.Map;

/**
 * The module of a file under a name.
 *
 * @param attribute the name
 * @param content of the file
 */
record ForeignAttribute(String attribute, ForeignFile content) implements ForeignModule {
    @Override
    public ModulePickle module() {
        return content.module();
    }

    @Override
    public Map<String, byte[]> entries() {
        return content.entries();
    }
}
