package hearsay.journal.json;

import tools.jackson.core.JsonGenerator;

/// A value that is one text in JSON, and so can name a field.
public interface TextShape<T> extends Shape<T> {
  String text(T value);

  /// The reverse of [#text].
  ///
  /// @throws RuntimeException if the text is none of such a value, with a message for people
  T parse(String text);

  @Override
  default void write(T value, JsonGenerator out) {
    out.writeString(text(value));
  }

  @Override
  default T read(Source in) {
    return parse(in.text(), in);
  }

  /// As [#parse], with the fault in the words of this package.
  default T parse(String text, Source in) {
    try {
      return in.shared(parse(text));
    } catch (MalformedValueException e) {
      throw e;
    } catch (RuntimeException e) {
      throw MalformedValueException.of(e);
    }
  }
}
