package saltus.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

/** Compiles recipes with the processors that users have. */
final class Compiling {
    private Compiling() {}

    static Compilation compile(String file, String source) {
        return Compiler.javac()
                .withProcessors(new PipelineRegistry(), new RecipeProcessor())
                .withOptions("-Xlint:all")
                .compile(JavaFileObjects.forSourceString(file.replace(".java", ""), source));
    }
}
