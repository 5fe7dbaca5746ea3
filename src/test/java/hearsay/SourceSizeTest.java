package hearsay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The hard ends of two smells: a file or a method this long holds more than one thought.
class SourceSizeTest {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 70;
  private static final Path SOURCES = Path.of("src", "main", "java");

  /// Text blocks, comments, strings and characters: whatever may hold a brace that is none.
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\".*?(?<!\\\\)\"\"\"|//[^\n"
              + "]*|/\\*.*?\\*/|\"(\\\\.|[^\"\\\\\n"
              + "])*\"|'(\\\\.|[^'\\\\\n"
              + "])+'",
          Pattern.DOTALL);

  private static final Pattern TYPE = Pattern.compile("\\b(class|interface|record|enum)\\s+\\w");
  private static final Pattern VALUE = Pattern.compile("(=|\\])\\s*$");

  record Method(String header, int lines) {}

  @Test
  void noFileIsLongerThanItsLimit() throws IOException {
    var tooLong = new ArrayList<String>();

    for (var file : sources()) {
      var lines = Files.readAllLines(file).size();
      if (lines > MAX_FILE_LINES) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }

    assertThat(tooLong).as("files over %d lines", MAX_FILE_LINES).isEmpty();
  }

  @Test
  void noMethodIsLongerThanItsLimit() throws IOException {
    var tooLong = new ArrayList<String>();

    for (var file : sources()) {
      methods(Files.readString(file)).stream()
          .filter(method -> method.lines() > MAX_METHOD_LINES)
          .map(method -> file + ": " + method.header() + " has " + method.lines() + " lines")
          .forEach(tooLong::add);
    }

    assertThat(tooLong).as("methods over %d lines", MAX_METHOD_LINES).isEmpty();
  }

  @Test
  void methodsAreMeasuredFromHeaderToClosingBrace() {
    var source =
        """
        package sample;

        /// A comment with { in it.
        final class Sample<T> {
          private static final int[] TABLE = {
            1, 2,
          };

          Sample() {}

          @Override
          public String text(
              int a) {
            if (a > '{') {
              return "{";
            }
            return new Object() {
              @Override
              public String toString() {
                return "inner";
              }
            }.toString();
          }

          record Inner(int value) {
            Inner {
              assert value > 0;
            }
          }
        }
        """;

    assertThat(methods(source))
        .containsExactly(
            new Method("Sample()", 1),
            new Method("@Override public String text( int a)", 13),
            new Method("Inner", 3));
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /// The blocks that stand directly in a type, found by counting braces.
  private static List<Method> methods(String source) {
    var code = NOT_CODE.matcher(source).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    var methods = new ArrayList<Method>();
    var open = new ArrayDeque<Block>();
    var headerStart = 0;
    for (var at = 0; at < code.length(); at++) {
      switch (code.charAt(at)) {
        case '{' -> {
          open.push(Block.of(code.substring(headerStart, at), headerStart, open.peek()));
          headerStart = at + 1;
        }
        case '}' -> {
          var block = open.pop();
          if (block.isMethod()) {
            methods.add(block.method(code, at));
          }
          headerStart = at + 1;
        }
        case ';' -> headerStart = at + 1;
        default -> {}
      }
    }
    return methods;
  }

  private record Block(String header, int start, boolean isType, boolean isMethod) {
    static Block of(String text, int start, Block parent) {
      var header = text.strip();
      var isMember = parent == null || parent.isType();
      var isType = isMember && TYPE.matcher(header).find();
      var isMethod = isMember && !isType && parent != null && !VALUE.matcher(header).find();
      return new Block(
          header.replaceAll("\\s+", " "),
          start + text.length() - text.stripLeading().length(),
          isType,
          isMethod);
    }

    Method method(String code, int end) {
      return new Method(header, (int) code.substring(start, end).lines().count());
    }
  }
}
