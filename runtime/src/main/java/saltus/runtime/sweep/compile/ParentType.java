package saltus.runtime.sweep.compile;

import java.lang.reflect.Modifier;

/** What has to be known of a type before another one extends it. */
final class ParentType {
    private ParentType() {}

    /** True if a type of another package can extend it: it is public, all around it, too, and in a package. */
    static boolean isVisibleElsewhere(String name) {
        Class<?> type = load(name);
        if (type.getPackageName().isEmpty()) {
            return false;
        }
        for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
            if (!Modifier.isPublic(around.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** False of a class, which only another class can extend. */
    static boolean isInterface(String name) {
        return load(name).isInterface();
    }

    static String packageOf(String name) {
        return load(name).getPackageName();
    }

    /** By the name that sources use, in which dots stand before inner types, too. */
    private static Class<?> load(String name) {
        for (String binary = name; ; binary = inner(binary)) {
            try {
                return Class.forName(binary, false, ParentType.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                if (binary.indexOf('.') < 0) {
                    throw new IllegalStateException("the recipe " + name + " is not there, though its pipeline is", e);
                }
            }
        }
    }

    private static String inner(String binary) {
        int dot = binary.lastIndexOf('.');
        return binary.substring(0, dot) + "$" + binary.substring(dot + 1);
    }
}
