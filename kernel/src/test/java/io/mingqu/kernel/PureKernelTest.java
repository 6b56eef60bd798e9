package io.mingqu.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The kernel is functions of values: what reads the world, the clock or chance is banned. */
class PureKernelTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.mingqu.kernel");

    @Test
    void touchesNoFileNetworkOrDatabase() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.net..", "java.sql..", "javax.sql..",
                "java.nio.file..", "java.nio.channels..", "java.lang.reflect..", "java.util.logging..", "org.slf4j..", "org.springframework..")
                .check(KERNEL);
    }


    @Test
    void readsNoClock() {
        for (Class<?> clocked : new Class<?>[] {Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class}) {
            noClasses().should().callMethod(clocked, "now").check(KERNEL);
        }
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(KERNEL);
        noClasses().should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").check(KERNEL);
        noClasses().should().callMethod(ZoneId.class, "systemDefault").check(KERNEL);
    }

    @Test
    void knowsNoChanceAndNoSurroundings() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class)
                .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class)
                .orShould().dependOnClassesThat().areAssignableTo(UUID.class).check(KERNEL);
        noClasses().should().callMethod(Locale.class, "getDefault").orShould().dependOnClassesThat().areAssignableTo(TimeZone.class).check(KERNEL);
        noClasses().should().callMethod(Math.class, "random").check(KERNEL);
        noClasses().should().callMethod(System.class, "getProperty", String.class).orShould().callMethod(System.class, "getenv", String.class)
                .check(KERNEL);
        ArchRule noFormat = noClasses().should().callMethod(String.class, "format", String.class, Object[].class);
        noFormat.check(KERNEL);
    }

    @Test
    void arrowsBetweenRoomsPointDown() {
        noClasses().that().resideInAPackage("..kernel.money..").should().dependOnClassesThat(inRooms("time", "movement", "incentive", "reconciliation"))
                .check(KERNEL);
        noClasses().that().resideInAPackage("..kernel.time..").should().dependOnClassesThat(inRooms("money", "movement", "incentive", "reconciliation"))
                .check(KERNEL);
        noClasses().that().resideInAPackage("..kernel.incentive..").should().dependOnClassesThat(inRooms("reconciliation")).check(KERNEL);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> inRooms(String... rooms) {
        return describe("in rooms above", c -> java.util.Arrays.stream(rooms).anyMatch(r -> c.getPackageName().startsWith("io.mingqu.kernel." + r)));
    }
}
