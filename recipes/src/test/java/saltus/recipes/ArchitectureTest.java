package saltus.recipes;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.Device;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.lang.model.element.Modifier;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSource;
import saltus.runtime.evaluate.EvaluationMetric;
import saltus.runtime.evaluate.SetDistance;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.ArchitectureFamily;

/** Who may know whom; see the developer section of the README. */
@AnalyzeClasses(packages = "saltus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LANGUAGE = {"saltus", "saltus.graph..", "saltus.pages..", "saltus.pipeline.."};

    @ArchTest
    static final ArchRule THE_LANGUAGE_DEPENDS_ON_NOTHING = classes()
            .that()
            .resideInAnyPackage(LANGUAGE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(LANGUAGE).or(resideInAnyPackage("java..", "org.jspecify..")));

    @ArchTest
    static final ArchRule TENSORS_KNOW_NO_PIPELINE = noClasses()
            .that()
            .resideInAPackage("saltus.graph..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("saltus", "saltus.pipeline.."));

    @ArchTest
    static final ArchRule THE_PROCESSOR_KNOWS_THE_LANGUAGE_ONLY = noClasses()
            .that()
            .resideInAPackage("saltus.processor..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("saltus.runtime..", "saltus.recipes..", "ai.djl.."));

    @ArchTest
    static final ArchRule JAVAC_IS_SEEN_BY_THE_MIRROR_ONLY = noClasses()
            .that()
            .resideInAnyPackage("saltus.processor.design..", "saltus.processor.rules..", "saltus.processor.write..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "com.sun.source..")
                            .and(not(type(Modifier.class))));

    @ArchTest
    static final ArchRule THE_RUNTIME_KNOWS_NO_COMPILER = noClasses()
            .that()
            .resideInAPackage("saltus.runtime..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("saltus.processor..", "saltus.recipes..", "javax.lang.model.."));

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_KNOWS_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("saltus..")
            .and()
            .resideOutsideOfPackage("saltus.runtime.program..")
            .should()
            .dependOnClassesThat(resideInAPackage("ai.djl..").and(not(type(Device.class))));

    @ArchTest
    static final ArchRule ONLY_PROGRAM_AND_RANKS_REACH_INTO_LIBRARIES = noClasses()
            .that()
            .resideInAPackage("saltus..")
            .and()
            .resideOutsideOfPackages("saltus.runtime.program..", "saltus.runtime.ranks..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.sun.jna.."));

    @ArchTest
    static final ArchRule PROGRAMS_KNOW_NO_RANKS = noClasses()
            .that()
            .resideInAPackage("saltus.runtime.program..")
            .should()
            .dependOnClassesThat(resideInAPackage("saltus.runtime.ranks.."));

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI = noClasses()
            .that()
            .resideOutsideOfPackage("saltus.runtime.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("picocli.."));

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_MACHINE = noClasses()
            .that()
            .resideOutsideOfPackage("saltus.runtime.cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule ONLY_DOORS_ASK_FOR_SERVICES = noClasses()
            .that()
            .resideInAPackage("saltus.runtime..")
            .and()
            .resideOutsideOfPackage("saltus.runtime.door..")
            .should()
            .dependOnClassesThat(type(java.util.ServiceLoader.class));

    @ArchTest
    static final ArchRule NOBODY_REACHES_AROUND_THE_DOOR_OF_NETWORKS =
            onlyByItsDoor("saltus.runtime.network..", Architecture.class, ArchitectureFamily.class);

    @ArchTest
    static final ArchRule NOBODY_REACHES_AROUND_THE_DOOR_OF_DATA =
            onlyByItsDoor("saltus.runtime.data..", DataSet.class, DataSource.class);

    @ArchTest
    static final ArchRule NOBODY_REACHES_AROUND_THE_DOOR_OF_METRICS =
            onlyByItsDoor("saltus.runtime.evaluate..", SetDistance.class, EvaluationMetric.class);

    /** Outside their room what is had by name is known by its interfaces only. */
    private static ArchRule onlyByItsDoor(String room, Class<?> thing, Class<?> door) {
        return noClasses()
                .that()
                .resideInAPackage("saltus.runtime..")
                .and()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat(assignableTo(thing)
                        .or(assignableTo(door))
                        .and(not(type(thing)))
                        .and(not(type(door))));
    }

    @ArchTest
    static final ArchRule ROOMS_OF_THE_RUNTIME_FORM_NO_CIRCLE =
            slices().matching("saltus.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ROOMS_OF_THE_PROCESSOR_FORM_NO_CIRCLE =
            slices().matching("saltus.processor.(*)..").should().beFreeOfCycles();
}
