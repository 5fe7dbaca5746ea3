package hearsay.viz.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEvent.Errand;
import org.junit.jupiter.api.Test;

class ServerModelTest {
  @Test
  void serverSaysWhereItIsAndWhoIsRegistered() {
    var server = server(GraphWorld.mesh(3).discovery(true).register("n1", "n2"));

    assertThat(server.state()).isEqualTo(ServerModel.State.RUNNING);
    assertThat(server.address()).isEqualTo("127.0.0.1:8000");
    assertThat(server.registered()).containsExactlyInAnyOrder("n1", "n2");
    assertThat(server.registeredText()).isEqualTo("2 registered");
    assertThat(server.onClick()).isEqualTo("Click: stop discovery; gossip goes on");
  }

  @Test
  void stoppedServerKnowsNobodyAndAClickStartsIt() {
    var server = server(GraphWorld.mesh(2).discovery(true).register("n1", "n2").stopDiscovery());

    assertThat(server.isStopped()).isTrue();
    assertThat(server.registeredText()).isEqualTo("none registered");
    assertThat(server.onClick()).startsWith("Click: start discovery");
    assertThat(server.spoken()).contains("stopped");
  }

  @Test
  void heartbeatsRepopulateAServerThatWasStartedAgain() {
    var world = GraphWorld.mesh(2).discovery(true).register("n1", "n2").stopDiscovery();

    world.discovery(true);
    assertThat(server(world).registered()).isEmpty();

    world.contact("n1", Errand.HEARTBEAT, false, "unknown here: registers again").register("n1");
    assertThat(server(world).registered()).containsExactly("n1");
  }

  @Test
  void serverOfSomebodyElseIsNotOursToStop() {
    var server = server(GraphWorld.mesh(1).discovery(false).register("n1"));

    assertThat(server.state()).isEqualTo(ServerModel.State.EXTERNAL);
    assertThat(server.onClick()).isEqualTo("Runs elsewhere: stop and start it there");
  }

  @Test
  void refusedAndCrashedNodesAreNotRegistered() {
    var world = GraphWorld.mesh(3).discovery(true).register("n1", "n3");

    world.contact("n2", Errand.REGISTER, false, "503: full").crash("n3");

    assertThat(server(world).registered()).containsExactly("n1");
  }

  private static ServerModel server(GraphWorld world) {
    return ServerModel.of(requireNonNull(world.snapshot().environment().discovery()));
  }
}
