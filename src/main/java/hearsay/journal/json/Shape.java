package hearsay.journal.json;

import tools.jackson.core.JsonGenerator;

/// What values of one type look like in JSON.
public interface Shape<T> {
  void write(T value, JsonGenerator out);

  /// Reads one value: `in` stands at its first token before, at its last one after.
  ///
  /// @throws MalformedValueException if it is no such value
  T read(Source in);
}
