package io.railiance.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages, enforced. */
class ArchitectureTest {
  private static final String ROOT = "io.railiance.platform";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What each package may import of ours; the root may import everything. */
  private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();

  static {
    MAY_IMPORT.put("report", Set.of());
    MAY_IMPORT.put("files", Set.of("report"));
    MAY_IMPORT.put("yaml", Set.of("report"));
    MAY_IMPORT.put("spec", Set.of("yaml", "report"));
    MAY_IMPORT.put("kubernetes", Set.of("yaml", "report"));
    // The schema of a values record is derived as that of a spec is.
    MAY_IMPORT.put("chart", Set.of("spec", "yaml", "files", "kubernetes", "report"));
    MAY_IMPORT.put("render", Set.of("files", "yaml", "kubernetes", "report"));
    MAY_IMPORT.put("check", Set.of("chart", "render", "kubernetes", "files", "yaml", "report"));
    // Charts of either side go to Helm as trees of files.
    MAY_IMPORT.put("review", Set.of("render", "files", "kubernetes", "yaml", "report"));
    MAY_IMPORT.put("platform", Set.of("kubernetes", "spec"));
    MAY_IMPORT.put("identity", Set.of("kubernetes", "spec", "yaml"));
    MAY_IMPORT.put(
        "service",
        // A service sees its spec with its source, to say where a need cannot be met.
        Set.of(
            "chart",
            "render",
            "identity",
            "platform",
            "kubernetes",
            "spec",
            "yaml",
            "files",
            "report"));
  }

  static List<String> packages() {
    return List.copyOf(MAY_IMPORT.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageImportsOnlyWhatItsRowNames(String name) {
    List<String> strangers = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (area(type).equals(name)) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(each -> each.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(each -> !area(each.getTargetClass()).equals(name))
            .filter(each -> !MAY_IMPORT.get(name).contains(area(each.getTargetClass())))
            .forEach(each -> strangers.add(each.getDescription()));
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void everyPackageHasARow() {
    assertThat(CLASSES.stream().map(ArchitectureTest::area).distinct())
        .allMatch(name -> name.isEmpty() || MAY_IMPORT.containsKey(name));
  }

  @Test
  void onlyTheTemplateEngineImportsFreemarker() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TemplateEngine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("freemarker..")
        .check(CLASSES);
  }

  @Test
  void onlyTheHelmEngineImportsHelm() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".render")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.marcnuri..")
        .check(CLASSES);
  }

  @Test
  void onlyFilesAndTheScratchFolderOfHelmWriteFiles() {
    Set<String> writers =
        Set.of(
            "write",
            "writeString",
            "newBufferedWriter",
            "newOutputStream",
            "createDirectory",
            "createDirectories",
            "createFile",
            "createTempFile",
            "createTempDirectory",
            "move",
            "copy",
            "delete",
            "deleteIfExists");
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".files")
        .and()
        .resideOutsideOfPackage(ROOT + ".render")
        .and()
        // It remembers a run in the build's own folder, which is nobody's output.
        .doNotHaveSimpleName("ContentIndex")
        .should()
        .callMethodWhere(calls("java.nio.file.Files", writers))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile|PrintWriter)")
        .check(CLASSES);
  }

  @Test
  void nothingReadsTheClockTheMachineOrChance() {
    noClasses()
        .should()
        .callMethodWhere(
            calls("java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv")))
        .orShould()
        .callMethodWhere(calls("java.time.Instant", Set.of("now")))
        .orShould()
        .callMethodWhere(calls("java.time.LocalDate", Set.of("now")))
        .orShould()
        .callMethodWhere(calls("java.time.LocalDateTime", Set.of("now")))
        .orShould()
        .callMethodWhere(calls("java.util.UUID", Set.of("randomUUID")))
        .orShould()
        .callMethodWhere(calls("java.net.InetAddress", Set.of("getLocalHost")))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Date|Calendar|Random)|java\\.security\\.SecureRandom")
        .check(CLASSES);
  }

  @Test
  void textIsFormattedInALocaleThatIsNamed() {
    DescribedPredicate<JavaCall<?>> withoutLocale =
        DescribedPredicate.describe(
            "format or change case without a Locale",
            call ->
                call.getTargetOwner().isEquivalentTo(String.class)
                    && Set.of("format", "formatted", "toLowerCase", "toUpperCase")
                        .contains(call.getName())
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.util.Locale")));
    noClasses().should().callMethodWhere(withoutLocale).check(CLASSES);
  }

  /** Freemarker reads a component of a record that is not public as missing. */
  @Test
  void recordsThatTemplatesSeeArePublic() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Values")
        .or()
        .haveSimpleNameEndingWith("Spec")
        .and()
        .areRecords()
        .should()
        .haveModifier(JavaModifier.PUBLIC)
        .check(CLASSES);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Abstract.*)")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaCall<?>> calls(String owner, Set<String> methods) {
    return DescribedPredicate.describe(
        owner + " " + methods,
        call -> call.getTargetOwner().getName().equals(owner) && methods.contains(call.getName()));
  }

  /** {@code service} for {@code io.railiance.platform.service.valkey}; empty for the root. */
  private static String area(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).replaceFirst("\\..*", "");
  }
}
