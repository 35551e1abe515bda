package saltus.processor.design;

/**
 * A static method that a recipe or one of its super-types declares.
 *
 * @param owner full name of the type
 * @param name the method's name
 */
public record StaticMethod(String owner, String name) {}
