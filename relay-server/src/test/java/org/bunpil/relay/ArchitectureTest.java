package org.bunpil.relay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.bunpil.SealedSwitches;
import org.junit.jupiter.api.Test;

/** The architecture rules of this module, each with its reason. */
class ArchitectureTest {
    private static final JavaClasses RELAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bunpil.relay");

    private static void check(ArchRule rule) {
        rule.check(RELAY);
    }

    /** Only strokes are sealed, so that code may ask for one kind. */
    @Test
    void kindsAndFramesAreToldApartBySwitchesThatNameThemAll() {
        List<String> classes = RELAY.stream().map(JavaClass::getName).toList();
        assertEquals(List.of(), SealedSwitches.silent(classes, Set.of("OpenStrokes")));
    }

    @Test
    void packagesDependInOneDirection() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("relay")
                .definedBy("org.bunpil.relay")
                .layer("transport")
                .definedBy("org.bunpil.relay.transport..")
                .layer("admin")
                .definedBy("org.bunpil.relay.admin..")
                .layer("session")
                .definedBy("org.bunpil.relay.session..")
                .layer("room")
                .definedBy("org.bunpil.relay.room")
                .layer("lane")
                .definedBy("org.bunpil.relay.room.lane..")
                .layer("replica")
                .definedBy("org.bunpil.relay.room.replica..")
                .layer("log")
                .definedBy("org.bunpil.relay.log")
                .layer("adapters")
                .definedBy("org.bunpil.relay.log.*..")
                .whereLayer("relay")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("admin")
                .mayOnlyBeAccessedByLayers("relay")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("relay")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("relay", "transport")
                .whereLayer("room")
                .mayOnlyBeAccessedByLayers("relay", "session", "admin")
                .whereLayer("lane")
                .mayOnlyBeAccessedByLayers("room", "relay")
                .whereLayer("replica")
                .mayOnlyBeAccessedByLayers("room", "relay", "session", "admin")
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("relay")
                .because("each may be read, tested and replaced without the ones above it"));
    }

    @Test
    void kafkasPackagesDependInOneDirection() {
        String kafka = "org.bunpil.relay.log.kafka";
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kafka")
                .definedBy(kafka)
                .layer("snapshot")
                .definedBy(kafka + ".snapshot..")
                .layer("store")
                .definedBy(kafka + ".store..")
                .layer("client")
                .definedBy(kafka + ".client..")
                .layer("topic")
                .definedBy(kafka + ".topic..")
                .whereLayer("snapshot")
                .mayOnlyBeAccessedByLayers("kafka")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("kafka", "snapshot")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("kafka", "snapshot", "store", "topic")
                .whereLayer("topic")
                .mayOnlyBeAccessedByLayers("kafka", "snapshot", "store")
                .because("what is stored does not depend on when, nor a client on what it carries"));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("org.bunpil.relay.(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two packages one"));
    }

    @Test
    void librariesStayWhereTheyBelong() {
        confined("org.java_websocket..", "org.bunpil.relay.transport..", "its traps are guarded in one place");
        confined("org.apache.kafka..", "org.bunpil.relay.log.kafka..", "offsets mean nothing outside");
        confined("java.sql..", "org.bunpil.relay.log.sqlite..", "a log is a port, not a database");
        confined("com.sun.net.httpserver..", "org.bunpil.relay.ops..", "what they open is bounded in one place");
        confined("org.sqlite..", "org.bunpil.relay.log.sqlite..", "a log is a port, not a database");
    }

    @Test
    void thereIsOneWayToLog() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .because("SLF4J keeps an event's pairs apart from its text"));
    }

    private static void confined(String library, String home, String why) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(why));
    }

    @Test
    void roomsAndSessionsHaveNoClockOrRandomOfTheirOwn() {
        for (String method : new String[] {"currentTimeMillis", "nanoTime"}) {
            check(noClasses()
                    .that()
                    .resideInAnyPackage("org.bunpil.relay.room..", "org.bunpil.relay.session..")
                    .should()
                    .callMethod(System.class, method)
                    .because("they run on virtual time in simulations"));
        }
        check(noClasses()
                .that()
                .resideInAnyPackage("org.bunpil.relay.room..", "org.bunpil.relay.session..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .because("a seed must decide everything"));
    }

    @Test
    void sealedTypesAreRecords() {
        DescribedPredicate<JavaClass> ofSealed = DescribedPredicate.describe(
                "implementing a sealed interface",
                type -> type.getRawInterfaces().stream()
                        .anyMatch(i -> i.reflect().isSealed()));
        check(classes()
                .that(ofSealed)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("what can happen is data"));
    }

    @Test
    void nothingStaticChanges() {
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("two relays run in one process"));
    }
}
