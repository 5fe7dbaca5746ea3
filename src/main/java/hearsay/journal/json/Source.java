package hearsay.journal.json;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON texts, one after the other, as a [Shape] reads them: token by token, so that nothing is
/// built that is not wanted. Not thread-safe.
public final class Source {
  /// No type of ours nests so deep; nor are our numbers or names so long.
  private static final int MAX_NESTING = 40;

  private static final int MAX_NUMBER_LENGTH = 400;
  private static final int MAX_NAME_LENGTH = 2_000;

  /// Equal small values are kept once, as many as this: names, links, actors come again and again.
  private static final int MAX_SHARED = 100_000;

  private static final int MAX_SHARED_TEXT = 100;

  private final JsonFactory json;
  private final Budget budget;
  private final Map<Object, Object> shared = new HashMap<>();
  private @Nullable JsonParser parser;

  /// @param maxTextLength how long each text may be
  public Source(Budget budget, int maxTextLength) {
    this.budget = budget;
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(maxTextLength)
                    .build())
            .build();
  }

  /// Reads the whole text as one value.
  ///
  /// @throws MalformedValueException if it is no such value, or goes on after it
  public <T> T read(String text, Shape<T> shape) {
    try (var opened = json.createParser(ObjectReadContext.empty(), text)) {
      parser = opened;
      next();
      var value = shape.read(this);
      if (opened.nextToken() != null) {
        throw new MalformedValueException("there is more after the end of the value");
      }
      return value;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /// The name of the first field of the object that the text is, by which to know what it is before
  /// reading it; empty if it has none.
  ///
  /// @throws MalformedValueException if it begins no object
  public String firstName(String text) {
    try (var opened = json.createParser(ObjectReadContext.empty(), text)) {
      if (opened.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedValueException("no object in braces");
      }
      var name = opened.nextName();
      return name == null ? "" : name;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private static MalformedValueException notJson(JacksonException e) {
    var message = e.getOriginalMessage();
    var first = message == null ? "" : message.lines().findFirst().orElse("");
    return new MalformedValueException(
        "not JSON" + (first.isEmpty() ? "" : ": " + MalformedValueException.shown(first)));
  }

  private JsonParser parser() {
    var opened = parser;
    if (opened == null) {
      throw new IllegalStateException("no text is being read");
    }
    return opened;
  }

  /// The next token.
  public JsonToken next() {
    var token = parser().nextToken();
    if (token == null) {
      throw new MalformedValueException("it breaks off");
    }
    return token;
  }

  /// Passes over the value it stands at, whatever that is.
  public void skip() {
    parser().skipChildren();
  }

  /// The token it stands at.
  public JsonToken token() {
    var token = parser().currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  /// Stands at this token, or `what` is missing.
  public void expect(JsonToken expected, String what) {
    if (token() != expected) {
      throw new MalformedValueException("%s expected, not %s".formatted(what, found()));
    }
  }

  /// Goes on to the next element.
  ///
  /// @return whether there is one
  public boolean nextElement() {
    return next() != JsonToken.END_ARRAY;
  }

  /// Goes on to the next field's name.
  ///
  /// @return whether there is one
  public boolean nextField() {
    return next() != JsonToken.END_OBJECT;
  }

  /// The name of the field it stands at.
  public String name() {
    return keep(parser().currentName());
  }

  public String text() {
    expect(JsonToken.VALUE_STRING, "text");
    return keep(parser().getString());
  }

  public long wholeNumber(long min, long max) {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    var number = parser().getBigIntegerValue();
    if (number.bitLength() >= Long.SIZE || number.longValue() < min || number.longValue() > max) {
      throw new MalformedValueException("the number is out of range");
    }
    return number.longValue();
  }

  public BigInteger bigNumber() {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    budget.charge(Budget.TEXT_BYTES);
    return parser().getBigIntegerValue();
  }

  public double number() {
    return switch (token()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser().getDoubleValue();
      case VALUE_STRING -> special(parser().getString());
      default -> throw new MalformedValueException("a number expected, not " + found());
    };
  }

  /// What JSON has no number for.
  private static double special(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new MalformedValueException("a number expected, not text");
    };
  }

  public boolean truth() {
    return switch (token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new MalformedValueException("true or false expected, not " + found());
    };
  }

  /// An equal value that was read before, or this one from now on.
  @SuppressWarnings("unchecked")
  public <T> T shared(T value) {
    var known = shared.get(value);
    if (known != null && known.getClass() == value.getClass()) {
      return (T) known;
    }
    if (shared.size() < MAX_SHARED) {
      shared.put(value, value);
    }
    return value;
  }

  /// Counts memory that a value takes; see [Budget#charge].
  public void charge(long bytes) {
    budget.charge(bytes);
  }

  private String keep(String text) {
    if (text.length() > MAX_SHARED_TEXT) {
      budget.charge(Budget.TEXT_BYTES + 2L * text.length());
      return text;
    }
    var known = shared(text);
    if (known == text) {
      budget.charge(Budget.TEXT_BYTES + 2L * text.length());
    }
    return known;
  }

  private String found() {
    return switch (token()) {
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object in braces";
      case START_ARRAY, END_ARRAY -> "a list in brackets";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }
}
