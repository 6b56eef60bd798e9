package io.mingqu.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** House rules a machine can check. Each failure says what to write instead. */
class TidyTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "dist", ".git", "data");
  private static final List<Path> FILES = files();

  @Test
  void namesSayWhatAThingIs() {
    assertThat(javaFiles(".*(Impl|Manager|Helper|Utils?|DTO|Dto|VO|BaseController)\\.java"))
        .as("names that say nothing: call the class after its business act or term").isEmpty();
  }

  @Test
  void sqlStandsInStoresAndQueriesOnly() {
    Pattern sql = Pattern.compile("JdbcClient|JdbcTemplate|prepareStatement|CopyManager|createStatement");
    assertThat(offending("server/src/main/java/.*\\.java",
        (file, text) -> sql.matcher(text).find() && !file.matches(".*(Store|Queries)\\.java") && !file.contains("/foundation/shared/")))
        .as("SQL outside *Store (writes) and *Queries (reads): move it there").isEmpty();
  }

  @Test
  void timeComesFromTheClock() {
    Pattern now = Pattern.compile("(Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime)\\.now\\(\\)|System\\.currentTimeMillis");
    assertThat(offending("(server|kernel)/src/main/java/.*\\.java", (file, text) -> now.matcher(text).find()))
        .as("the wall clock read directly: inject java.time.Clock").isEmpty();
  }

  @Test
  void moneyIsNeverFloating() {
    Pattern floating = Pattern.compile("\\b(double|float)\\b(?! *\\*/)");
    // LargestRemainder estimates a quotient by a reciprocal and repairs it by the exact remainder
    assertThat(offending("kernel/src/main/java/.*(?<!/LargestRemainder)\\.java", (file, text) -> floating.matcher(text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "")).find()))
        .as("double or float in the kernel: amounts are long minor units, rates int ppm").isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    Pattern later = Pattern.compile("\\b(TODO|FIXME)\\b|@Disabled|@Ignore|\\b(it|test|describe)\\.skip\\(");
    assertThat(offending(".*\\.(java|ts|tsx|sql|css)", (file, text) -> later.matcher(text).find() && !file.endsWith("TidyTest.java")))
        .as("left for later: finish it, or take it out and say so").isEmpty();
  }

  @Test
  void noFileNamesAMachineOrARegistry() {
    Pattern place = Pattern.compile("/w" + "ork/(main|shared|wt|brief)|/home/[a-z]+/|reg" + "istry\\.npmjs|repo\\.maven\\.ap" + "ache");
    assertThat(offending(".*\\.(java|ts|tsx|sql|md|json|xml|properties|sh|yml|css|tsv|html)|mingqu|.*/run", (file, text) -> place.matcher(text).find()))
        .as("paths of one machine or registry hosts").isEmpty();
  }

  @Test
  void migrationsSayWhy() {
    assertThat(offending("server/src/main/resources/db/.*\\.sql", (file, text) -> !text.startsWith("-- Why:")))
        .as("migrations that do not begin with '-- Why:'").isEmpty();
    assertThat(FILES.stream().map(TidyTest::name).filter(f -> f.matches("server/src/main/resources/db/.*")))
        .as("migrations are called V<n>__why_in_words.sql").allMatch(f -> f.matches(".*/V\\d+(_\\d+)?__[a-z0-9_]+\\.sql"));
  }

  @Test
  void packagesAreNullMarked() {
    Set<String> marked = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (Path file : FILES) {
      String name = name(file);
      if (name.matches("(kernel|server|embedded|cli|demo|bench|proof)/src/main/java/.*\\.java")) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        used.add(folder);
        if (name.endsWith("/package-info.java") && read(file).contains("@NullMarked")) {
          marked.add(folder);
        }
      }
    }
    used.removeAll(marked);
    assertThat(used).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void everyProblemReadsInBothLanguages() throws IOException {
    for (Path zh : FILES.stream().filter(f -> name(f).matches("server/src/main/resources/problems/.*\\.zh\\.properties")).toList()) {
      Path en = Path.of(zh.toString().replace(".zh.", ".en."));
      assertThat(keys(zh)).as("keys of %s and its English twin", name(zh)).isEqualTo(keys(en));
    }
  }

  @Test
  void everyProblemCodeHasItsText() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path file : FILES.stream().filter(f -> name(f).matches("server/src/main/resources/problems/.*\\.zh\\.properties")).toList()) {
      known.addAll(keys(file));
    }
    Pattern thrown = Pattern.compile("Problem\\.of\\(\\s*\"([a-z-]+\\.[a-z0-9-]+)\"");
    Set<String> missing = new TreeSet<>();
    for (Path file : FILES.stream().filter(f -> name(f).matches("server/src/main/java/.*\\.java")).toList()) {
      thrown.matcher(read(file)).results().map(m -> m.group(1)).filter(c -> !known.contains(c)).forEach(c -> missing.add(c + " in " + name(file)));
    }
    assertThat(missing).as("problem codes without a text in problems/<module>.zh.properties").isEmpty();
  }

  private static Set<String> keys(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return new TreeSet<>(texts.stringPropertyNames());
  }

  private static List<String> javaFiles(String pattern) {
    return FILES.stream().map(TidyTest::name).filter(f -> f.matches(pattern)).toList();
  }

  private static List<String> offending(String pattern, BiPredicate<String, String> rule) {
    return FILES.stream().filter(f -> name(f).matches(pattern)).filter(f -> rule.test(name(f), read(f))).map(TidyTest::name).toList();
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
          boolean skipped = SKIPPED.contains(folder.getFileName().toString()) && !folder.toString().contains("/src/");
          return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          files.add(file);
          return FileVisitResult.CONTINUE;
        }
      });
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
