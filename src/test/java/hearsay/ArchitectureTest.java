package hearsay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import hearsay.contract.Contract;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms of the house and which doors are open. A rule for a room that does not exist yet
/// holds.
class ArchitectureTest {
  private static final String[] PURE = {
    "hearsay.crdt..",
    "hearsay.protocol..",
    "hearsay.node..",
    "hearsay.fault..",
    "hearsay.simulation..",
    "hearsay.wal.format.."
  };

  private static final String[] STARTS_THREADS = {
    "hearsay.runtime..",
    "hearsay.transport..",
    "hearsay.discovery..",
    "hearsay.wal..",
    "hearsay.cluster..",
    "hearsay.viz..",
    "hearsay.bench.."
  };

  private static final Set<String> THREAD_STARTING_TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.Thread$Builder",
          "java.lang.Thread$Builder$OfPlatform",
          "java.lang.Thread$Builder$OfVirtual",
          "java.util.Timer",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.concurrent.ThreadPoolExecutor");

  private static JavaClasses main;

  @BeforeAll
  static void readMainClasses() throws URISyntaxException {
    var classes = Contract.class.getProtectionDomain().getCodeSource().getLocation();
    main = new ClassFileImporter().importPath(Path.of(classes.toURI()));

    assertThat(main.contain(Contract.class)).as("the main classes are read").isTrue();
  }

  /// What a room may import of ours, as package patterns. Itself goes without saying.
  record Room(String name, List<String> mayImport) {
    static Room of(String name, String... rooms) {
      return new Room(name, Stream.of(rooms).map(Room::pattern).toList());
    }

    static String pattern(String room) {
      return "hearsay." + room + "..";
    }

    String[] open() {
      return Stream.concat(Stream.of(pattern(name)), mayImport.stream()).toArray(String[]::new);
    }
  }

  static Stream<Room> rooms() {
    return Stream.of(
        Room.of("contract"),
        Room.of("crdt", "contract"),
        Room.of("protocol", "contract", "crdt"),
        Room.of("node", "contract", "crdt", "protocol"),
        Room.of("fault", "contract", "protocol"),
        Room.of("http", "contract"),
        Room.of("transport", "contract", "protocol", "fault"),
        Room.of("discovery", "contract", "protocol", "http"),
        Room.of("wal", "contract", "crdt"),
        Room.of("wal.format", "contract", "crdt"),
        Room.of(
            "runtime",
            "contract",
            "crdt",
            "protocol",
            "node",
            "fault",
            "http",
            "transport",
            "discovery",
            "wal"),
        Room.of("journal", "contract", "crdt", "protocol", "node", "fault"),
        Room.of(
            "cluster",
            "contract",
            "crdt",
            "protocol",
            "node",
            "fault",
            "http",
            "transport",
            "discovery",
            "wal",
            "runtime",
            "journal"),
        Room.of(
            "simulation", "contract", "crdt", "protocol", "node", "fault", "journal", "wal.format"),
        Room.of(
            "lesson", "contract", "crdt", "protocol", "fault", "journal", "cluster", "simulation"),
        Room.of(
            "viz",
            "contract",
            "crdt",
            "protocol",
            "node",
            "fault",
            "journal",
            "cluster",
            "lesson",
            "simulation"),
        Room.of(
            "bench",
            "contract",
            "crdt",
            "protocol",
            "node",
            "fault",
            "http",
            "transport",
            "discovery",
            "wal",
            "runtime",
            "journal",
            "cluster",
            "simulation",
            "viz"));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomImportsOnlyWhatItMay(Room room) {
    check(
        noClasses()
            .that()
            .resideInAPackage(Room.pattern(room.name()))
            .should()
            .dependOnClassesThat(
                resideInAPackage("hearsay..").and(not(resideInAnyPackage(room.open()))))
            .because("the table of rooms lets " + room.name() + " import no other of ours"));
  }

  @Test
  void everyClassLivesInARoom() {
    var patterns =
        Stream.concat(rooms().map(Room::name), Stream.of("cli"))
            .map(Room::pattern)
            .toArray(String[]::new);

    check(
        classes()
            .that(not(describe("the module's descriptor", ArchitectureTest::isModuleInfo)))
            .should()
            .resideInAnyPackage(patterns)
            .because("a package that the table of rooms does not know has no rules"));
  }

  @Test
  void roomsFormNoCycles() {
    check(
        slices()
            .matching("hearsay.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room"));
  }

  @Test
  void benchMeasuresNoViews() {
    check(
        noClasses()
            .that()
            .resideInAPackage("hearsay.bench..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("hearsay.viz..").and(named(".*(View|Controller)(\\$.*)?")))
            .because("a figure that needs a window can't be had on a server"));
  }

  @Test
  void pureRoomsTouchNoNetworkNoDiskAndNoThread() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.util.concurrent..")
                    .or(named("java\\.io\\.(File.*|RandomAccessFile|Console|Piped.*)"))
                    .or(named("java\\.lang\\.(Thread|ThreadLocal|Process|Runtime)(\\$.*)?"))
                    .or(named("java\\.util\\.Timer(Task)?")))
            .because("the same input must give the same output, so that every bug replays"));
  }

  @Test
  void pureRoomsReadNoClock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(
                describe(
                    "the system clock is read",
                    access ->
                        isCall(access, "java.lang.System", "nanoTime", "currentTimeMillis")
                            || access.getTargetOwner().getPackageName().equals("java.time")
                                && access.getName().equals("now")))
            .orShould()
            .dependOnClassesThat(named("java\\.time\\.(Clock|InstantSource)|java\\.util\\.Date"))
            .because("time comes in with the event, so that a run can be virtual and repeated"));
  }

  @Test
  void pureRoomsUseNoUnseededChance() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(
                describe("chance has no seed", ArchitectureTest::isUnseededRandomness))
            .orShould()
            .dependOnClassesThat(named("java\\.security\\.SecureRandom"))
            .because("randomness is injected, so that a seed replays a run"));
  }

  @Test
  void javaFxStaysInViz() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("hearsay.viz..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp..")
            .because("nodes, lessons and simulations run where no window can"));
  }

  @Test
  void viewModelsAndLayoutsKnowNoControls() {
    check(
        noClasses()
            .that(named("hearsay\\..*(ViewModel|Layout)(\\$.*)?"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.scene..")
            .because("what a view decides is tested without a toolkit"));
  }

  @Test
  void threadsStartOnlyWhereTheyAreOwned() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(STARTS_THREADS)
            .should()
            .accessTargetWhere(describe("a thread is started", ArchitectureTest::startsAThread))
            .because("a thread needs an owner who stops it; others are handed an executor"));
  }

  @Test
  void consoleAndExitBelongToTheCommands() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("hearsay.cli..")
            .should()
            .accessTargetWhere(describe("the console is used", ArchitectureTest::isStandardStream))
            .orShould()
            .accessTargetWhere(
                describe(
                    "the process is ended or a stack trace printed",
                    access ->
                        isCall(access, "java.lang.System", "exit")
                            || isCall(access, "java.lang.Runtime", "exit", "halt")
                            || access.getName().equals("printStackTrace")))
            .because("a library that prints or exits takes that choice from its caller"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(main);
  }

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return describe("named " + pattern, type -> type.getName().matches(pattern));
  }

  private static boolean isModuleInfo(JavaClass type) {
    return type.getName().endsWith("module-info");
  }

  private static boolean isStandardStream(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.System")
        && Set.of("out", "err").contains(access.getName());
  }

  private static boolean isCall(JavaAccess<?> access, String owner, String... methods) {
    return access.getTargetOwner().getName().equals(owner)
        && List.of(methods).contains(access.getName());
  }

  private static boolean isUnseededRandomness(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var hasNoArguments = parameters(access) == 0;
    return switch (owner) {
      case "java.util.Random", "java.util.SplittableRandom" ->
          isConstructor(access) && hasNoArguments;
      case "java.lang.Math", "java.lang.StrictMath" -> access.getName().equals("random");
      case "java.util.UUID" -> access.getName().equals("randomUUID");
      case "java.util.Collections" -> access.getName().equals("shuffle") && parameters(access) == 1;
      case "java.util.random.RandomGenerator" ->
          List.of("getDefault", "of").contains(access.getName());
      case "java.util.random.RandomGeneratorFactory" ->
          access.getName().equals("create") && hasNoArguments;
      default -> false;
    };
  }

  private static boolean startsAThread(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getName();
    return THREAD_STARTING_TYPES.contains(owner)
            && (isConstructor(access) || name.matches("start.*|unstarted|new.*|of.*|commonPool"))
        || owner.equals("java.util.concurrent.CompletableFuture") && name.endsWith("Async")
        || owner.equals("java.util.concurrent.StructuredTaskScope") && name.equals("open")
        || name.matches("parallel(Stream)?") && owner.startsWith("java.util.");
  }

  private static boolean isConstructor(JavaAccess<?> access) {
    return access.getName().equals("<init>");
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        ? called.getRawParameterTypes().size()
        : -1;
  }
}
