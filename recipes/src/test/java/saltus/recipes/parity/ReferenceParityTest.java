package saltus.recipes.parity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case of {@link Fixtures#folder()} against the recipe that its configuration describes. A case of a kind that no
 * recipe covers yet is skipped with its name; a configuration that is not understood fails.
 */
class ReferenceParityTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        Path folder = Fixtures.folder();
        System.out.println("Reference cases of " + folder.toAbsolutePath().normalize());
        return Fixtures.cases(folder).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @TestFactory
    Stream<DynamicTest> classBatches() {
        return Fixtures.classBatches(Fixtures.folder()).stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> ClassBatchesCase.check(file)));
    }

    @TestFactory
    Stream<DynamicTest> notEmpty() {
        return Stream.of(DynamicTest.dynamicTest(
                "there are cases that are covered",
                () -> Assertions.assertTrue(
                        Fixtures.cases(Fixtures.folder()).stream().anyMatch(ReferenceParityTest::isCovered))));
    }

    private static boolean isCovered(Path file) {
        try (ReferenceCase reference = ReferenceCase.open(file)) {
            return kind(reference).isPresent();
        }
    }

    private static void check(Path file) {
        try (ReferenceCase reference = ReferenceCase.open(file)) {
            Optional<String> defect = KnownDefects.of(reference);
            defect.ifPresent(reason -> System.out.println(file.getFileName() + ": " + reason));
            Assumptions.assumeTrue(defect.isEmpty(), defect.orElse(""));
            Optional<Consumer<ReferenceCase>> kind = kind(reference);
            if (kind.isEmpty()) {
                System.out.println("not yet covered: " + file.getFileName());
            }
            Assumptions.assumeTrue(kind.isPresent(), "not yet covered: " + file.getFileName());
            kind.orElseThrow().accept(reference);
        }
    }

    private static Optional<Consumer<ReferenceCase>> kind(ReferenceCase reference) {
        return switch (reference.text("type")) {
            case "network" -> Optional.of(NetworkCase::check);
            case "latents" -> Optional.of(LatentsCase::check);
            case "schedulers" -> Optional.of(SchedulerCase::check);
            case "sampler" -> Optional.of(SamplerCase::check);
            case "loss" -> Optional.of(LossCase::check);
            case "lmdb_expected" -> Optional.of(LmdbCase::check);
            case "trajectory" -> Optional.of(TrajectoryCase::check);
            default -> Optional.empty();
        };
    }
}
