package org.bunpil.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom in the app. */
class ArchitectureTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bunpil.client");

    @TestFactory
    List<DynamicTest> rules() {
        return List.of(
                rule(only("org.java_websocket..", "..client.link.."), "the socket library can be changed in one place"),
                rule(only("atlantafx..", "..client.view.."), "looks are the view's"),
                rule(only("org.kordamp.ikonli..", "..client.view.."), "icons are the view's"),
                rule(only("org.bunpil.relay..", "..client.host.."), "an app that hosts no class needs no relay"),
                rule(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.util.logging..")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(System.Logger.class),
                        "SLF4J is how the whole project logs"),
                rule(only("com.google.gson..", "..client.store.."), "frames are read and written by org.bunpil.wire"),
                rule(
                        only(
                                "java.awt..",
                                "..client.render..",
                                "..client.canvas..",
                                "..client.picture..",
                                "..client.app.."),
                        "AWT paints bitmaps and writes pictures, no windows"),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "..client.tool..",
                                        "..client.editor..",
                                        "..client.render..",
                                        "..client.link..",
                                        "..client.store..",
                                        "..client.picture..",
                                        "..client.host..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javafx..", "com.sun.."),
                        "they are tried without a screen, and the painter runs on other threads"),
                rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("..client.app..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..client.app.."),
                        "the wiring knows everybody, nobody knows the wiring"),
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "..client.canvas..",
                                        "..client.input..",
                                        "..client.render..",
                                        "..client.tool..",
                                        "..client.editor..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "..client.view..",
                                        "..client.link..",
                                        "..client.store..",
                                        "..client.host..",
                                        "..client.kiosk..",
                                        "org.bunpil.sync.."),
                        "the board node is embedded by windows and fed by whoever owns the engine"),
                rule(
                        noClasses()
                                .that()
                                .resideInAPackage("..client.view..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "..client.link..",
                                        "..client.store..",
                                        "..client.host..",
                                        "..client.kiosk..",
                                        "java.net.http.."),
                        "windows are handed what they need"),
                rule(
                        noClasses()
                                .that()
                                .resideInAPackage("..client.editor..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("..client.tool..", "..client.canvas..", "..client.input.."),
                        "tools and toolbars act on the editor, never the other way round"),
                rule(
                        slices().matching("org.bunpil.client.(*)..").should().beFreeOfCycles(),
                        "a cycle is one package that says it is two"),
                rule(
                        classes()
                                .that()
                                .haveNameNotMatching(".*\\$.*")
                                .should()
                                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)$"),
                        "a name says what a thing is"),
                rule(
                        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                                .that()
                                .areStatic()
                                .and()
                                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                                .should()
                                .beFinal(),
                        "static state outlives every board"));
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
