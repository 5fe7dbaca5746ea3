package hearsay.journal.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// One of several records: an object whose first field says which.
final class SealedShape<S> implements Shape<S> {
  /// The name of that field.
  static final String TAG = "type";

  private final String noun;
  private final Map<String, RecordShape<S>> byName = new LinkedHashMap<>();

  /// @param records the shapes of all records of the interface, by their simple names
  SealedShape(Class<S> type, Map<String, RecordShape<S>> records) {
    noun = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    byName.putAll(records);
  }

  @Override
  public void write(S value, JsonGenerator out) {
    out.writeStartObject();
    out.writeName(TAG);
    out.writeString(value.getClass().getSimpleName());
    writeParts(value, out);
    out.writeEndObject();
  }

  /// The components, without their braces and without the tag.
  void writeParts(S value, JsonGenerator out) {
    var shape = byName.get(value.getClass().getSimpleName());
    if (shape == null) {
      throw new IllegalStateException(value.getClass() + " is none of " + byName.keySet());
    }
    shape.writeParts(value, out);
  }

  @Override
  public S read(Source in) {
    in.expect(JsonToken.START_OBJECT, "an object in braces");
    if (!in.nextField() || !in.name().equals(TAG)) {
      throw new MalformedValueException("it does not begin with its '" + TAG + "'");
    }
    in.next();
    var name = in.text();
    var shape = byName.get(name);
    if (shape == null) {
      throw new MalformedValueException(
          "a %s '%s' is not known".formatted(noun, MalformedValueException.shown(name)));
    }
    try {
      return shape.readParts(in);
    } catch (MalformedValueException e) {
      throw e.in(name);
    }
  }
}
