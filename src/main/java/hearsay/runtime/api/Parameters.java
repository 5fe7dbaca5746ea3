package hearsay.runtime.api;

import hearsay.http.HttpRefusal;
import hearsay.http.Request;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the query of a request; what is wrong with it is a 400 that names the parameter.
final class Parameters {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,40}");

  private Parameters() {}

  /// The request has no query.
  static void none(Request request) {
    only(request);
  }

  /// The request has no other parameters than these.
  static void only(Request request, String... known) {
    for (var name : request.parameterNames()) {
      if (!Set.of(known).contains(name)) {
        throw HttpRefusal.badField(name, "there is no parameter '" + name + "' here");
      }
    }
  }

  /// How often something is to be done: 1 to `most`, 1 if it is not said.
  static long count(Request request, String name, long most) {
    var text = request.parameter(name).orElse("1");
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw HttpRefusal.badField(name, "'" + name + "' is not a whole number");
    }
    var count = new BigInteger(text);
    if (count.signum() < 1) {
      throw HttpRefusal.badField(name, "'" + name + "' is below 1");
    }
    if (count.compareTo(BigInteger.valueOf(most)) > 0) {
      throw HttpRefusal.badField(name, "'%s' is too large: at most %d".formatted(name, most));
    }
    return count.longValueExact();
  }
}
