package org.bunpil;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packages on which each package of shared-model may depend. */
class ArchitectureTest {
    private static final String ROOT = "org.bunpil.";
    private static final String[] PURE = {ROOT + "geometry", ROOT + "model", ROOT + "op", ROOT + "board"};
    private static final String[] ALL = {
        ROOT + "geometry",
        ROOT + "model",
        ROOT + "op",
        ROOT + "board",
        ROOT + "undo",
        ROOT + "wire..",
        ROOT + "rate",
        ROOT + "sync.."
    };

    /** Classes that handle ops which exist only for strokes. */
    private static final Set<String> STROKES_ONLY = Set.of(
            "StrokeOps",
            "ElementOps",
            "BoardState",
            "LimitCheck",
            "Board",
            "StateHash",
            "UnfinishedStrokes",
            "ElementJson");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.bunpil");

    @Test
    void packagesPointOneWay() {
        assertFalse(PRODUCT.isEmpty());
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("geometry")
                .definedBy(ROOT + "geometry")
                .layer("model")
                .definedBy(ROOT + "model")
                .layer("op")
                .definedBy(ROOT + "op")
                .layer("board")
                .definedBy(ROOT + "board")
                .layer("undo")
                .definedBy(ROOT + "undo")
                .layer("wire")
                .definedBy(ROOT + "wire..")
                .layer("sync")
                .definedBy(ROOT + "sync..")
                .whereLayer("sync")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("undo")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("sync")
                .whereLayer("board")
                .mayOnlyBeAccessedByLayers("undo", "wire", "sync")
                .whereLayer("op")
                .mayOnlyBeAccessedByLayers("board", "undo", "wire", "sync")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("op", "board", "undo", "wire", "sync")
                .because(
                        "what a board is must not know how it changes, and how it changes must not know how it travels")
                .check(PRODUCT);
        slices().matching("org.bunpil.(**)").should().beFreeOfCycles().check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "rate")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "others of ours",
                        c -> c.getPackageName().startsWith(ROOT)
                                && !c.getPackageName().equals(ROOT + "rate")))
                .because("relay and client both use it")
                .check(PRODUCT);
    }

    @Test
    void onlyAllowedLibraries() {
        classes()
                .that()
                .resideInAnyPackage(ALL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.bunpil..", "org.jspecify..", "com.google.gson..")
                .because("relay and client share this module; a screen, a socket or Kafka belongs to one of them")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "wire.json..")
                .and()
                .resideInAnyPackage(ALL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .because("JSON is read with every limit checked, in one place")
                .check(PRODUCT);
    }

    @Test
    void noClockRandomOrSleep() {
        DescribedPredicate<JavaClass> outside = DescribedPredicate.describe(
                "clocks, sources of randomness, threads or files",
                c -> c.getPackageName().startsWith("java.time")
                        || c.getPackageName().startsWith("java.util.concurrent")
                        || c.getPackageName().startsWith("java.nio.file")
                        || c.getPackageName().startsWith("java.io")
                        || c.getPackageName().startsWith("java.net")
                        || c.getName().startsWith("java.util.Random")
                        || c.getName().equals("java.util.UUID")
                        || c.getName().equals("java.security.SecureRandom")
                        || c.getName().equals("java.util.Timer")
                        || c.isEquivalentTo(Thread.class));
        String[] places = Arrays.copyOf(PURE, PURE.length + 2);
        places[PURE.length] = ROOT + "rate";
        places[PURE.length + 1] = ROOT + "sync..";
        noClasses()
                .that()
                .resideInAnyPackage(places)
                .should()
                .dependOnClassesThat(outside)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .because("the same log must give the same board everywhere, and the engine must run in a simulation")
                .check(PRODUCT);
    }

    /**
     * Reads the instructions, as local variables are not visible elsewhere. States must be equal to the bit on every machine and in every
     * language.
     */
    @Test
    void noFloatingPointInTheFold() throws IOException {
        int methods = 0;
        for (JavaClass c : PRODUCT.that(JavaClass.Predicates.resideInAnyPackage(PURE))) {
            String file = "/" + c.getName().replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(ArchitectureTest.class.getResourceAsStream(file), file)) {
                for (MethodModel method :
                        ClassFile.of().parse(in.readAllBytes()).methods()) {
                    methods++;
                    for (CodeElement element :
                            method.code().map(CodeModel::elementList).orElse(List.of()))
                        if (element instanceof Instruction instruction)
                            assertFalse(
                                    isFloating(instruction.opcode()),
                                    () -> file + " " + method.methodName() + ": " + element);
                }
            }
        }
        assertTrue(methods > 300, methods + " methods were looked at");
    }

    private static boolean isFloating(Opcode opcode) {
        String name = opcode.name();
        boolean works = (name.startsWith("D") && !name.startsWith("DUP")) || name.startsWith("F");
        return works || name.endsWith("2D") || name.endsWith("2F");
    }

    @Test
    void whatIsSealedIsMadeOfRecords() {
        DescribedPredicate<JavaClass> sealedParent = DescribedPredicate.describe(
                "implement a sealed interface of ours",
                c -> c.getAllRawInterfaces().stream()
                        .filter(i -> i.getPackageName().startsWith("org.bunpil"))
                        .anyMatch(i -> i.reflect().isSealed()));
        classes()
                .that(sealedParent)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("alternatives are plain values, told apart by switches that the compiler checks")
                .check(PRODUCT);
    }

    @Test
    void kindsAndOpsAreToldApartBySwitchesThatNameThemAll() {
        assertEquals(
                List.of(),
                SealedSwitches.silent(PRODUCT.stream().map(JavaClass::getName).toList(), STROKES_ONLY));
    }

    @Test
    void noStaticMutableState() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(ALL)
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("two boards in one program must not know of each other")
                .check(PRODUCT);
    }
}
