package saltus.runtime.cli;

import saltus.runtime.recipe.RecipeCatalog;

/** The recipes that the command line sees. */
final class Recipes {
    private Recipes() {}

    static RecipeCatalog onClassPath() {
        return RecipeCatalog.load(Recipes.class.getClassLoader());
    }
}
