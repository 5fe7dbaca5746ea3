package hearsay.http;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What came of a call.
public sealed interface Answer {
  /// The server answered, whatever it said.
  ///
  /// @param headers names in lower case, the first value of each
  /// @param body not copied
  @SuppressWarnings("ArrayRecordComponent") // no two answers are compared
  record Received(int status, Map<String, String> headers, byte[] body) implements Answer {
    public Received {
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /// The body as JSON.
    ///
    /// @throws MalformedJsonException if it is none
    public JsonNode json() {
      return Json.parse(body);
    }
  }

  /// No answer, or none that is within the bounds.
  ///
  /// @param reason for people; names the target, such as `no answer from http://…: connection
  ///   refused`
  record Failed(String reason) implements Answer {}
}
