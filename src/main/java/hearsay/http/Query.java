package hearsay.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a target behind the question mark.
final class Query {
  private Query() {}

  /// Names and decoded values.
  ///
  /// @param raw as it came; null where there is none
  /// @throws HttpRefusal 400 if a parameter is there twice, for nobody knows which one is meant
  static Map<String, String> parse(@Nullable String raw) {
    var parameters = new HashMap<String, String>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    for (var part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      var name = decoded(equals < 0 ? part : part.substring(0, equals));
      var value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      if (parameters.put(name, value) != null) {
        throw HttpRefusal.badField(name, "the query gives this parameter more than once");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpRefusal.of(400, "the query holds a broken % escape");
    }
  }
}
