package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfStartTest {
  @Test
  void launcherOfAnImageNeedsNothingMore() {
    assertThat(SelfStart.command("/opt/hearsay/bin/hearsay", null, "", "hearsay", "hearsay.Main"))
        .containsExactly("/opt/hearsay/bin/hearsay");
  }

  @Test
  void javaGetsTheModulePathOfThisProcess() {
    assertThat(SelfStart.command("/jdk/bin/java", "a:b", "", "hearsay", "hearsay.Main"))
        .containsExactly("/jdk/bin/java", "--module-path", "a:b", "-m", "hearsay/hearsay.Main");
  }

  @Test
  void javaOfAnImageHasTheModulesInside() {
    assertThat(SelfStart.command("/image/bin/java", null, "", "hearsay", "hearsay.Main"))
        .containsExactly("/image/bin/java", "-m", "hearsay/hearsay.Main");
  }

  @Test
  void javaGetsTheClassPathWhereThereAreNoModules() {
    assertThat(SelfStart.command("/jdk/bin/java", null, "a:b", "", "hearsay.Main"))
        .containsExactly("/jdk/bin/java", "-cp", "a:b", "hearsay.Main");
  }
}
