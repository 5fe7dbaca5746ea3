import org.jspecify.annotations.NullMarked;

/// Hearsay, a desktop laboratory for eventual consistency. An application: it exports nothing, and
/// opens a package only to the library that must see into it.
@NullMarked
module hearsay {
  requires atlantafx.base;
  requires info.picocli;
  requires java.net.http;
  requires javafx.controls;
  requires javafx.fxml;
  requires jdk.httpserver;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.pcollections;
  requires org.slf4j;
  requires static org.jspecify;
  requires tools.jackson.databind;

  opens hearsay.cli to
      info.picocli;
  opens hearsay.viz to
      javafx.fxml,
      javafx.graphics,
      tools.jackson.databind;
}
