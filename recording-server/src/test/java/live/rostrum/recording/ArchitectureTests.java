package live.rostrum.recording;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries within this service and around it. */
@AnalyzeClasses(packages = "live.rostrum", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("live.rostrum.recording.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_KEEPS_AND_MAKES_RECORDINGS_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("live.rostrum.recording.spool..", "live.rostrum.recording.assembly..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "io.netty..", "com.mongodb..", "live.rostrum.recording.settings..");

    @ArchTest
    static final ArchRule ACKNOWLEDGING_NEEDS_NEITHER_ENCODER_NOR_DATABASE = noClasses()
            .that()
            .resideInAnyPackage("live.rostrum.recording.ingest..", "live.rostrum.recording.spool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.ffmpeg..",
                    "live.rostrum.recording.assembly..",
                    "live.rostrum.recording.catalogue..",
                    "org.springframework.data..",
                    "com.mongodb..");

    @ArchTest
    static final ArchRule SEES_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("live.rostrum.recording..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.hls..",
                    "live.rostrum.gateway..",
                    "live.rostrum.stream..",
                    "live.rostrum.standalone..",
                    "live.rostrum.database..");
}
