package saltus.processor.mirror;

import javax.tools.Diagnostic;

/** A place in the sources at which a message can be printed. */
interface Spot {
    /** Orders the spots of one file as they stand in it; 0 if the compiler does not tell. */
    long position();

    /** Prints a message there. */
    void print(Diagnostic.Kind kind, String message);
}
