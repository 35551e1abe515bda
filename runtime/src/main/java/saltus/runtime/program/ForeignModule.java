package saltus.runtime.program;

import java.util.Map;

/** A module of a user's file, to be spliced into a program's archive as an attribute. */
interface ForeignModule {
    /** What the attribute is called. */
    String attribute();

    /** What pushes the module. */
    ModulePickle module();

    /** What the archive needs besides the module's pickle: code, tensors and constants. */
    Map<String, byte[]> entries();
}
