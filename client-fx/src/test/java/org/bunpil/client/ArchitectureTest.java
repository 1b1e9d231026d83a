package org.bunpil.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bunpil.client");

    @Test
    void toolsEditorAndPainterAreFreeOfJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage("..client.tool..", "..client.editor..", "..client.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("they are tested and could be used without a screen, and the painter runs on other threads")
                .check(CLASSES);
    }

    @Test
    void theEditorKnowsNeitherToolsNorScreens() {
        noClasses()
                .that()
                .resideInAPackage("..client.editor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..client.tool..", "..client.canvas..", "..client.input..", "..client.view..")
                .because("tools and toolbars act on the editor, never the other way round")
                .check(CLASSES);
    }

    @Test
    void theCanvasKnowsNoWindowsAndNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("..client.canvas..", "..client.tool..", "..client.input..", "..client.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..client.view..", "..client.app..", "..client.link..", "..sync..")
                .because("the board node is embedded by windows and fed by whoever owns the engine")
                .check(CLASSES);
    }
}
