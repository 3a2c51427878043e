package live.rostrum.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTests {

    @Test
    void hasTheMembersOfTheStandard() {
        Problem problem = Problem.invalid("title", "is required");

        assertThat(problem.body())
                .containsEntry("type", "urn:rostrum:problem:invalid-request")
                .containsEntry("status", 400)
                .containsEntry("title", "The request has invalid fields")
                .containsEntry("detail", "title: is required")
                .containsEntry("errors", List.of(new FieldProblem("title", "is required")));
    }

    @Test
    void leavesErrorsOutWhenItIsNotAboutFields() {
        assertThat(Problem.of(ProblemType.NOT_FOUND, "No such stream.").body()).doesNotContainKey("errors");
    }

    @Test
    void boundsTheErrors() {
        assertThat(Problem.invalid(Collections.nCopies(1000, new FieldProblem("a", "b")))
                        .errors())
                .hasSize(20);
    }

    @Test
    void hasATypeForEveryStatus() {
        for (int status = 100; status < 700; status++) {
            ProblemType type = ProblemType.ofStatus(status);
            assertThat(type.status() / 100).isEqualTo(status >= 400 && status < 500 ? 4 : 5);
        }
    }

    @Test
    void refusesCodesThatNobodyCouldRelyOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProblemType("Not found", 404, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProblemType("fine", 200, "x"));
    }

    @Test
    void knowsNoFrameworkInItsCore() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("live.rostrum.problems")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "jakarta..")
                .check(new ClassFileImporter().importPackages("live.rostrum.problems"));
    }
}
