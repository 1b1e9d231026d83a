package org.bunpil.client.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.Classroom;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board that nobody exports costs neither time nor memory for it. Alone in its class: what is loaded stays. */
class NothingLoadedTest {
    @TempDir
    Path folder;

    private static String loadedClasses() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmSystemdictionary",
                        new Object[] {new String[] {"-verbose"}},
                        new String[] {String[].class.getName()});
    }

    @Test
    void nothingOfExportIsLoadedBeforeItIsUsed() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser user = ScriptedUser.atHumanPace(teacher);
            user.take(ToolKind.PEN);
            user.draw(300, 300, 500, 360);
            String loaded = loadedClasses();
            assertTrue(loaded.contains(AppWindow.class.getName()), "the list of classes is readable");
            for (String later : List.of(
                    "org.apache.pdfbox",
                    "org.apache.commons.logging",
                    "org.bunpil.client.export.page",
                    "org.bunpil.client.export.pdf",
                    "javax.print.PrintService")) {
                assertEquals(
                        List.of(),
                        loaded.lines().filter(each -> each.contains(later)).toList());
            }
        }
    }
}
