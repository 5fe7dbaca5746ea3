package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.journal.JournalEvent.Errand;
import hearsay.protocol.PeerAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final String URL = "http://127.0.0.1:8000";

  private final Story story = Story.of(CounterRule.PN, "n1", "n2");

  private Environment environment() {
    return story.snapshot().environment();
  }

  private DiscoverySnapshot discovery() {
    return Objects.requireNonNull(environment().discovery());
  }

  private void contact(String node, Errand errand, boolean isOk) {
    story.happens(new JournalEvent.DiscoveryContacted(node, errand, isOk, "said so"));
  }

  private void register(String... nodes) {
    story.happens(new JournalEvent.DiscoveryStarted(URL, true, ""));
    for (var node : nodes) {
      contact(node, Errand.REGISTER, true);
    }
  }

  @Test
  void aClusterHasLogsAndAmnesiaAsItSays() {
    assertThat(environment()).isEqualTo(Environment.NONE);

    story.happens(new JournalEvent.AmnesiaChanged(true));
    assertThat(environment().isAmnesiac()).isTrue();

    story.happens(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1, true));
    assertThat(environment()).isEqualTo(new Environment(true, false, null));
  }

  @Test
  void aNodeIsRegisteredOnceTheServerSaysSo() {
    register("n1");
    contact("n2", Errand.REGISTER, false);

    assertThat(discovery().registered()).isEqualTo(1);
    assertThat(discovery().contacts().get("n2").isOk()).isFalse();
    assertThat(discovery().contacts().get("n1").atNanos()).isPositive();
  }

  @Test
  void whatPeersItGotDoesNotTellWhetherItIsRegistered() {
    register("n1");
    contact("n1", Errand.PEERS, false);
    contact("n2", Errand.PEERS, true);

    assertThat(discovery().contacts().get("n1").isRegistered()).isTrue();
    assertThat(discovery().contacts().get("n2").isRegistered()).isFalse();
  }

  @Test
  void aHeartbeatThatIsNotAnsweredWellEndsARegistrationAndTheNextBeginsIt() {
    register("n1");

    contact("n1", Errand.HEARTBEAT, false);
    assertThat(discovery().registered()).isZero();

    contact("n1", Errand.HEARTBEAT, true);
    assertThat(discovery().registered()).isEqualTo(1);

    contact("n1", Errand.DEREGISTER, true);
    assertThat(discovery().registered()).isZero();
  }

  @Test
  void aStoppedServerKnowsNobodyAndARestartedOneIsEmpty() {
    register("n1", "n2");

    story.happens(new JournalEvent.DiscoveryStopped(URL));
    assertThat(discovery().isRunning()).isFalse();
    assertThat(discovery().registered()).isZero();

    story.happens(new JournalEvent.DiscoveryStarted(URL, true, ""));
    assertThat(discovery().isRunning()).isTrue();
    assertThat(discovery().registered()).isZero();
    assertThat(discovery().contacts()).containsOnlyKeys("n1", "n2");
  }

  @Test
  void aCrashedNodesRegistrationLapsesAndARemovedNodeHasNone() {
    register("n1", "n2");

    story.crash("n1").remove("n2");
    contact("n1", Errand.HEARTBEAT, true);
    contact("n2", Errand.DEREGISTER, true);

    assertThat(discovery().contacts()).containsOnlyKeys("n1");
    assertThat(discovery().contacts().get("n1").isRegistered()).isFalse();
    assertThat(discovery().contacts().get("n1").detail()).isEqualTo("crashed: lapses");
  }

  @Test
  void aForeignNodeIsKnownWhileItIsOnTheList() {
    var stranger = new PeerAddress("127.0.0.1", 9_001);
    var name = stranger.toString();
    register("n1");
    story.happens(
        new JournalEvent.NodeStarted(
            name, stranger, new ActorId(name, 0), PnCounter.empty(), true));

    story.happens(new JournalEvent.DiscoveryListed(name, true));
    assertThat(discovery().registeredNodes()).containsExactlyInAnyOrder("n1", name);
    assertThat(discovery().contacts()).as("we heard none of its exchanges").doesNotContainKey(name);

    story.happens(new JournalEvent.DiscoveryListed(name, false));
    assertThat(discovery().registered()).isEqualTo(1);
  }

  @Test
  void aListEndsWithItsServerAndANameWithItsNode() {
    var stranger = new PeerAddress("127.0.0.1", 9_001);
    var name = stranger.toString();
    register("n1");
    story.happens(
        new JournalEvent.NodeStarted(
            name, stranger, new ActorId(name, 0), PnCounter.empty(), true));

    story.happens(new JournalEvent.DiscoveryListed(name, true));
    story.happens(new JournalEvent.DiscoveryStopped(URL));
    assertThat(discovery().listed()).isEmpty();

    story.happens(new JournalEvent.DiscoveryStarted(URL, true, ""));
    story.happens(new JournalEvent.DiscoveryListed(name, true)).remove(name);
    assertThat(discovery().listed()).isEmpty();

    story.happens(new JournalEvent.DiscoveryListed(name, true));
    assertThat(discovery().listed()).as("it is not in the picture").isEmpty();
  }

  @Test
  void aWarningAboutNoNodeIsOnNoCard() {
    var before = story.snapshot().nodes();

    story.happens(new JournalEvent.Warned("", "no discovery"));

    assertThat(story.snapshot().nodes()).isEqualTo(before);
  }

  @Test
  void withoutAServerNobodyHasContactsWithIt() {
    contact("n1", Errand.REGISTER, true);
    story.happens(new JournalEvent.DiscoveryStopped(URL));

    assertThat(environment().discovery()).isNull();
  }
}
