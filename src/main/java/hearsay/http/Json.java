package hearsay.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees. Not as records: our module opens no package to the JSON library, which would have
/// to look into them.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /// A new object, to be filled.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A new array, to be filled.
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// The one JSON value that the bytes hold.
  ///
  /// @throws MalformedJsonException if they are not JSON, name a field twice, or go on after it
  public static JsonNode parse(byte[] bytes) {
    try {
      var value = MAPPER.readTree(bytes);
      if (value.isMissingNode()) {
        throw new MalformedJsonException("it is empty");
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedJsonException(e.getOriginalMessage());
    }
  }

  /// The value as UTF-8.
  public static byte[] bytes(JsonNode value) {
    return MAPPER.writeValueAsBytes(value);
  }
}
