package live.rostrum.transcription;

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
            slices().matching("live.rostrum.transcription.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CUES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("live.rostrum.transcription.cue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "live.rostrum.transcription.settings..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule SEES_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("live.rostrum.transcription..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.hls..",
                    "live.rostrum.gateway..",
                    "live.rostrum.stream..",
                    "live.rostrum.recording..",
                    "live.rostrum.standalone..",
                    "live.rostrum.database..");
}
