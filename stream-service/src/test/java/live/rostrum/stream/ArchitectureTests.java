package live.rostrum.stream;

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
            slices().matching("live.rostrum.stream.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SEES_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("live.rostrum.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.hls..",
                    "live.rostrum.gateway..",
                    "live.rostrum.standalone..",
                    "live.rostrum.recording..",
                    "live.rostrum.database..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_APPLICATION = noClasses()
            .that()
            .resideInAPackage("live.rostrum.stream.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("live.rostrum.stream");

    @ArchTest
    static final ArchRule ACCOUNTS_KNOW_NOTHING_OF_STREAMS = noClasses()
            .that()
            .resideInAnyPackage("live.rostrum.stream.account..", "live.rostrum.stream.login..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "live.rostrum.stream.catalogue..", "live.rostrum.stream.room..", "live.rostrum.stream.ingest..");

    @ArchTest
    static final ArchRule STATES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .haveSimpleName("Lifecycle")
            .or()
            .haveSimpleName("Rooms$Room")
            .or()
            .haveSimpleName("EventBudget")
            .or()
            .haveSimpleName("RoomRequests")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.corundumstudio..", "tools.jackson..");
}
