package hearsay.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A request that passed the limits and the allow-list.
public final class Request {
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  /// @param query decoded
  /// @param headers names in lower case, the first value of each
  Request(Map<String, String> query, Map<String, String> headers, byte[] body) {
    this.query = Map.copyOf(query);
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /// A parameter of the query, decoded.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// The names of the query's parameters.
  public Set<String> parameterNames() {
    return query.keySet();
  }

  /// Whether a body came with it.
  public boolean hasBody() {
    return body.length > 0;
  }

  /// The first header of that name.
  ///
  /// @param name in lower case
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The body as JSON.
  ///
  /// @throws HttpRefusal 400 if it is none
  public JsonNode json() {
    try {
      return Json.parse(body);
    } catch (MalformedJsonException e) {
      throw HttpRefusal.of(400, "the body is not JSON: " + e.getMessage());
    }
  }

  /// A text field of the body, which is a JSON object.
  ///
  /// @throws HttpRefusal 400 if the body is no such object; where the field is to blame, it is
  ///   named
  public String text(String field) {
    var object = json();
    if (!object.isObject()) {
      throw HttpRefusal.of(400, "the body is not a JSON object");
    }
    var value = object.path(field);
    if (value.isMissingNode()) {
      throw HttpRefusal.badField(field, "'" + field + "' is missing");
    }
    if (!value.isString()) {
      throw HttpRefusal.badField(field, "'" + field + "' is not a text");
    }
    return value.stringValue();
  }
}
