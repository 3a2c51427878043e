package live.rostrum.hls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
            slices().matching("live.rostrum.hls.(*)..").should().beFreeOfCycles();

    /** Data goes down this list and never back. */
    @ArchTest
    static final ArchRule DATA_GOES_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("coordination")
            .definedBy("live.rostrum.hls.coordination..")
            .layer("ingest")
            .definedBy("live.rostrum.hls.ingest..")
            .layer("take")
            .definedBy("live.rostrum.hls.take..")
            .layer("audio")
            .definedBy("live.rostrum.hls.audio..")
            .layer("transcode")
            .definedBy("live.rostrum.hls.transcode..")
            .layer("packager")
            .definedBy("live.rostrum.hls.packager..")
            .layer("playlist")
            .definedBy("live.rostrum.hls.playlist..")
            .layer("delivery")
            .definedBy("live.rostrum.hls.delivery..")
            .whereLayer("coordination")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ingest")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("take")
            .mayOnlyBeAccessedByLayers("ingest", "coordination", "delivery")
            .whereLayer("audio")
            .mayOnlyBeAccessedByLayers("ingest", "take")
            .whereLayer("transcode")
            .mayOnlyBeAccessedByLayers("take")
            .whereLayer("packager")
            .mayOnlyBeAccessedByLayers("coordination", "ingest", "take", "transcode", "playlist", "delivery")
            .whereLayer("playlist")
            .mayOnlyBeAccessedByLayers("delivery")
            .whereLayer("delivery")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule SETTINGS_STAY_AT_THE_EDGE = noClasses()
            .that()
            .resideInAnyPackage(
                    "live.rostrum.hls.take..",
                    "live.rostrum.hls.audio..",
                    "live.rostrum.hls.transcode..",
                    "live.rostrum.hls.packager..",
                    "live.rostrum.hls.playlist..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("live.rostrum.hls.settings..", "org.springframework..");

    @ArchTest
    static final ArchRule PACKAGING_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage("live.rostrum.hls.packager..", "live.rostrum.hls.playlist..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "live.rostrum.fmp4..",
                    "live.rostrum.hls.packager..",
                    "live.rostrum.hls.playlist..");

    @ArchTest
    static final ArchRule BOXES_ARE_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("live.rostrum.fmp4..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "live.rostrum.fmp4..");

    @ArchTest
    static final ArchRule SEES_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("live.rostrum.hls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.stream..",
                    "live.rostrum.gateway..",
                    "live.rostrum.standalone..",
                    "live.rostrum.recording..",
                    "live.rostrum.transcription..",
                    "live.rostrum.database..",
                    "live.rostrum.publisher..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_APPLICATION = noClasses()
            .that()
            .resideInAPackage("live.rostrum.hls.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("live.rostrum.hls");
}
