package hearsay.bench;

import java.io.IOException;
import java.util.List;

/// The three that are measured against each other, all open at once and asked in turns, so that
/// what else the machine does hits them alike.
record Race(BareMesh bare, LooseMesh loose, ClusterMesh journalled) implements AutoCloseable {
  static Race start(int nodes) throws IOException {
    var bare = BareMesh.start(nodes);
    try {
      var loose = LooseMesh.start(nodes);
      try {
        return new Race(bare, loose, ClusterMesh.start(nodes));
      } catch (IOException | RuntimeException e) {
        loose.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      bare.close();
      throw e;
    }
  }

  List<Mesh> contestants() {
    return List.of(bare, loose, journalled);
  }

  @Override
  public void close() {
    contestants().forEach(Mesh::close);
  }
}
