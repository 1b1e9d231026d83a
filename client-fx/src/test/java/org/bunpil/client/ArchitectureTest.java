package org.bunpil.client;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bunpil.SealedSwitches;
import org.bunpil.client.ui.controls.UncachedScrollPane;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which packages of the app each package may use. */
class ArchitectureTest {
    private static final String ROOT = "org.bunpil.client";
    private static final int MAX_FILES = 25;
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Package → the packages of the app that it may use besides itself. The root package with {@code Main} has the empty name. */
    private static final String LAYERS = """
        geometry      |
        input         |
        input.xinput  | input
        i18n          |
        names         |
        link          |
        store         |
        ink           | geometry input
        render        | geometry
        editor        | geometry
        tool          | editor geometry ink input
        thumbnail     | editor geometry render
        canvas        | editor geometry input names render thumbnail tool
        pdf           | geometry render
        asset         | pdf render store
        hosting       | store
        file          | i18n
        interchange   | asset file geometry pdf render
        convert       | export file i18n interchange
        export.page   | asset file geometry pdf render
        export.pdf    | asset export.page file render
        export        | export.page export.pdf file geometry render
        classwork     | export export.page file
        export.print  | export.page export.pdf file render
        library       | editor file hosting i18n store ui ui.dialogs
        session       | editor names
        ui.theme      | editor
        ui.controls   | i18n ui.theme
        ui.dialogs    | i18n ui.controls
        ui            | asset canvas editor i18n render session ui.dialogs ui.theme
        ui.actions    | editor geometry i18n ui ui.controls ui.dialogs ui.theme
        ui.settings   | i18n ui ui.actions ui.dialogs ui.theme
        ui.keyboard   | i18n ui.controls ui.theme
        ui.pdf        | asset editor geometry i18n pdf ui ui.controls ui.dialogs
        ui.clipboard  | asset canvas editor geometry i18n render session ui ui.dialogs ui.pdf
        ui.history    | editor geometry i18n render session ui ui.actions ui.controls ui.dialogs ui.theme
        ui.people     | editor i18n session ui ui.actions ui.controls ui.dialogs ui.history ui.theme
        ui.pages      | canvas editor geometry i18n render session thumbnail ui ui.actions ui.controls ui.dialogs ui.theme
        ui.export     | asset canvas editor export export.page export.print file geometry i18n render session ui ui.actions ui.controls ui.dialogs ui.theme
        ui.present    | asset canvas editor geometry i18n session ui ui.actions ui.controls ui.dialogs ui.theme
        ui.commands   | editor geometry i18n render session ui ui.actions ui.clipboard ui.controls ui.dialogs ui.export ui.history ui.pages ui.people ui.settings ui.theme
        ui.palette    | editor i18n ui ui.actions ui.commands ui.controls ui.dialogs ui.theme
        ui.style      | editor geometry i18n render ui ui.actions ui.commands ui.controls ui.dialogs ui.theme
        ui.toolbar    | editor geometry i18n ui ui.actions ui.commands ui.controls ui.dialogs ui.style ui.theme
        ui.selection  | canvas editor geometry i18n ui ui.actions ui.commands ui.controls ui.dialogs ui.style ui.theme
        ui.connection | i18n session ui ui.controls ui.dialogs
        ui.start      | i18n session ui ui.actions ui.controls ui.dialogs ui.settings
        ui.shell      | asset canvas editor geometry i18n session ui ui.theme ui.controls ui.dialogs ui.keyboard ui.settings ui.clipboard ui.pdf ui.actions ui.commands ui.palette ui.style ui.toolbar ui.pages ui.selection ui.people ui.present ui.export ui.connection
        process       |
        kiosk         | editor i18n session ui ui.controls ui.dialogs ui.keyboard ui.settings ui.shell ui.theme
        app           | classwork geometry input input.xinput i18n link store render editor tool canvas thumbnail asset hosting file convert library session ui ui.theme ui.controls ui.dialogs ui.keyboard ui.settings ui.start ui.shell kiosk
        demo          | app canvas editor file geometry hosting i18n input process session ui
                      | app convert demo hosting input.xinput kiosk process
        """;

    @TestFactory
    List<DynamicTest> packagesKnowOnlyTheseOthers() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, Set<String>> layer : layers().entrySet()) {
            Set<String> allowed = layer.getValue().stream()
                    .map(each -> ROOT + "." + each)
                    .collect(Collectors.toCollection(TreeSet::new));
            String home = layer.getKey().isEmpty() ? ROOT : ROOT + "." + layer.getKey();
            allowed.add(home);
            tests.add(rule(
                    noClasses()
                            .that()
                            .resideInAPackage(home)
                            .should()
                            .dependOnClassesThat(describe(
                                    "belong to other packages of the app than " + layer.getValue(),
                                    (JavaClass c) -> c.getPackageName().startsWith(ROOT)
                                            && !allowed.contains(c.getPackageName()))),
                    "a package can be read with those that it names, and no others"));
        }
        return tests;
    }

    @Test
    void everyPackageHasItsLineInTheTable() {
        assertEquals(packageSizes().keySet(), layers().keySet());
    }

    @Test
    void noPackageIsTooLargeToRead() {
        Map<String, Integer> large = packageSizes();
        large.values().removeIf(size -> size <= MAX_FILES);
        assertEquals(Map.of(), large, "more than " + MAX_FILES + " files");
    }

    @TestFactory
    List<DynamicTest> rules() {
        return List.of(
                rule(only("org.java_websocket..", ROOT + ".link.."), "the socket library can be changed in one place"),
                rule(only("atlantafx..", ROOT + ".ui.theme.."), "looks can be changed in one place"),
                rule(only("org.kordamp.ikonli..", ROOT + ".ui.."), "icons belong to what is pressed"),
                rule(
                        only("org.apache.pdfbox..", ROOT + ".pdf..", ROOT + ".export.pdf.."),
                        "PDFs are read in a process of its own, and written in one package"),
                rule(only("org.bunpil.relay..", ROOT + ".hosting.."), "an app that hosts no class needs no relay"),
                rule(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.util.logging..")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(System.Logger.class),
                        "SLF4J is how the whole project logs"),
                rule(
                        noClasses()
                                .that()
                                .areNotAssignableTo(UncachedScrollPane.class)
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("javafx.scene.control.ScrollPane"),
                        "the toolkit's own leaves a bitmap behind"),
                rule(
                        only("com.google.gson..", ROOT + ".store..", ROOT + ".interchange.."),
                        "frames are read and written by org.bunpil.wire"),
                rule(
                        only(
                                "java.awt..",
                                ROOT + ".geometry..",
                                ROOT + ".render..",
                                ROOT + ".canvas..",
                                ROOT + ".asset..",
                                ROOT + ".export..",
                                ROOT + ".pdf..",
                                ROOT + ".demo.."),
                        "AWT is for outlines, bitmaps and image files, not for windows"),
                rule(
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + ".geometry..")
                                .should()
                                .dependOnClassesThat(describe(
                                        "are of AWT but neither its geometry nor Shape",
                                        (JavaClass c) -> c.getPackageName().startsWith("java.awt")
                                                && !c.getPackageName().equals("java.awt.geom")
                                                && !c.getName().equals("java.awt.Shape"))),
                        "geometry paints nothing"),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        ROOT + ".geometry..",
                                        ROOT + ".ink..",
                                        ROOT + ".i18n..",
                                        ROOT + ".render..",
                                        ROOT + ".editor..",
                                        ROOT + ".thumbnail..",
                                        ROOT + ".tool..",
                                        ROOT + ".link..",
                                        ROOT + ".pdf..",
                                        ROOT + ".store..",
                                        ROOT + ".asset..",
                                        ROOT + ".file..",
                                        ROOT + ".convert..",
                                        ROOT + ".export..",
                                        ROOT + ".hosting..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javafx..", "com.sun.."),
                        "they are tried without a screen, and the painter runs on other threads"),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        ROOT + ".geometry..",
                                        ROOT + ".ink..",
                                        ROOT + ".input..",
                                        ROOT + ".render..",
                                        ROOT + ".editor..",
                                        ROOT + ".tool..",
                                        ROOT + ".canvas..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.bunpil.sync.."),
                        "the board on the screen is fed by whoever owns the engine"),
                rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ROOT + ".session..", ROOT + ".editor..")
                                .should()
                                .dependOnClassesThat()
                                .haveSimpleName("EditableBoardListener"),
                        "the session tells the editor, the editor tells the canvas, nothing is told back"),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(ROOT + ".ui.dialogs..", ROOT + ".kiosk..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("javafx.animation.."),
                        "an animation keeps the pulses running, and here is waited for seconds; ui.controls.Delay does"
                                + " not"),
                rule(
                        slices().matching(ROOT + ".(**)").should().beFreeOfCycles(),
                        "packages in a cycle can only be read together"),
                rule(
                        classes()
                                .that()
                                .haveNameNotMatching(".*\\$.*")
                                .should()
                                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)$"),
                        "a name says what a thing is"),
                rule(
                        fields().that()
                                .areStatic()
                                .and()
                                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                                .should()
                                .beFinal(),
                        "static state outlives every board"));
    }

    @Test
    void kindsAreToldApartBySwitchesThatNameThemAll() {
        assertEquals(
                List.of(),
                SealedSwitches.silent(APP.stream().map(JavaClass::getName).toList(), Set.of()));
    }

    private static Map<String, Set<String>> layers() {
        Map<String, Set<String>> all = new TreeMap<>();
        LAYERS.lines().forEach(line -> {
            String[] sides = line.split("\\|", -1);
            Set<String> known = new TreeSet<>(Arrays.asList(sides[1].strip().split(" ")));
            known.remove("");
            all.put(sides[0].strip(), known);
        });
        return all;
    }

    /** Number of files in each package, with package-info. */
    private static Map<String, Integer> packageSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (JavaClass c : APP) {
            if (c.isTopLevelClass())
                sizes.merge(c.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", ""), 1, Integer::sum);
        }
        return sizes;
    }

    private static ArchRule only(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static DynamicTest rule(ArchRule rule, String because) {
        ArchRule explained = rule.because(because);
        return DynamicTest.dynamicTest(explained.getDescription(), () -> explained.check(APP));
    }
}
