package dev.maximus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: {@code src -> engine}, {@code src -> components -> certs-tool}. */
class DependencyDirectionTest {
  private static final String CERTS = "dev.maximus.certs..";
  private static final String COMPONENTS = "dev.maximus.components..";
  private static final String ENGINE = "dev.maximus.engine..";
  private static final String PLATFORM = "dev.maximus.platform..";
  private static final String CLI = "dev.maximus.cli..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.maximus");

  @Test
  void seesTheModules() {
    for (String name :
        new String[] {
          "dev.maximus.components.service.ServiceDeployment",
          "dev.maximus.engine.run.InProcessEngine",
          "dev.maximus.platform.PlatformProgram",
          "dev.maximus.cli.Main"
        }) {
      assertThat(CLASSES.contain(name)).describedAs(name).isTrue();
    }
  }

  @Test
  void theEngineKnowsNothingOfWhatItRuns() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CERTS, COMPONENTS, PLATFORM, CLI, "com.pulumi.kubernetes..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void componentsKnowCertificatesOnly() {
    noClasses()
        .that()
        .resideInAPackage(COMPONENTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ENGINE, PLATFORM, CLI, "dev.maximus.certs.cli..", "dev.maximus.certs.store..")
        .check(CLASSES);
  }

  @Test
  void componentsDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage(COMPONENTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.time..")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(CLASSES);
  }

  @Test
  void theCertificateToolKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage(CERTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(COMPONENTS, ENGINE, PLATFORM, CLI, "com.pulumi..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theTypesOfCertificatesKnowNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("dev.maximus.certs.x509")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.maximus.certs.request..",
            "dev.maximus.certs.output..",
            "dev.maximus.certs.store..",
            "dev.maximus.certs.rotation..",
            "dev.maximus.certs.lint..",
            "dev.maximus.certs.inspect..",
            "dev.maximus.certs.cli..",
            "picocli..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(CLASSES);
  }

  /** What it needs of the world is handed to it: a test, or another program, has another world. */
  @Test
  void theLibraryOfCertificatesHasNoWorldOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage(CERTS)
        .and()
        .resideOutsideOfPackage("dev.maximus.certs.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.maximus.certs.cli..", "picocli..")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callConstructor(SecureRandom.class)
        .check(CLASSES);
  }

  @Test
  void theProgramDoesNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(PLATFORM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLI, "picocli..")
        .check(CLASSES);
  }

  /** The program runs in any engine, so it must not know ours; the reader of files is not one. */
  @Test
  void theProgramDoesNotKnowWhatRunsIt() {
    noClasses()
        .that()
        .resideInAPackage(PLATFORM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.maximus.engine.run..", "dev.maximus.engine.graph..", "dev.maximus.engine.render..")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageTouchesTheInternalsOfPulumi() {
    noClasses()
        .that()
        .resideInAPackage("dev.maximus..")
        .and()
        .resideOutsideOfPackage("dev.maximus.engine.run")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.pulumi..internal..", "pulumirpc..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.maximus.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
