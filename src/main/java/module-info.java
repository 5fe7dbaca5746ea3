import org.jspecify.annotations.NullMarked;

/// Hearsay, a desktop laboratory for eventual consistency. An application: it exports nothing, and
/// opens a package only to the library that must see into it.
@NullMarked
module hearsay {
  requires atlantafx.base;
  requires info.picocli;
  requires java.desktop;
  requires java.net.http;
  requires javafx.controls;
  requires javafx.fxml;
  requires jdk.httpserver;
  // Not only for the compiler: a file's reader asks which part of a record may be missing.
  requires org.jspecify;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.pcollections;
  requires org.slf4j;
  requires tools.jackson.databind;

  opens hearsay.cli to
      info.picocli;
  opens hearsay.viz to
      javafx.fxml,
      javafx.graphics,
      tools.jackson.databind;
}
