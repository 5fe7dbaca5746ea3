package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DiskFolderTest {
  @Test
  void folderIsOnADiskSaysWhereAndIsGoneWhenClosed() throws IOException {
    var folder = DiskFolder.create();
    var file = folder.path("log").resolve("segment");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "records");

    assertThat(Files.getFileStore(file).type()).isNotIn("tmpfs", "ramfs");
    assertThat(folder.where()).contains(Files.getFileStore(file).type());

    folder.close();

    assertThat(folder.path("")).doesNotExist();
  }
}
