package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeshTest {
  private interface Start {
    Mesh of(int size) throws IOException;
  }

  static Stream<Named<Start>> contestants() {
    return Stream.of(
        Named.of("bare", BareMesh::start),
        Named.of("loose", LooseMesh::start),
        Named.of("journalled", ClusterMesh::start));
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void everyNodeComesToShowWhatWasCountedAnywhere(Start start) throws IOException {
    try (var mesh = start.of(4)) {
      mesh.increment(0);
      mesh.increment(3);
      mesh.burst(1, 5);

      mesh.awaitAll(7);

      assertThat(mesh.value(2)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @MethodSource("contestants")
  void closingTwiceIsHarmless(Start start) throws IOException {
    var mesh = start.of(2);

    mesh.close();

    assertThatCode(mesh::close).doesNotThrowAnyException();
  }
}
