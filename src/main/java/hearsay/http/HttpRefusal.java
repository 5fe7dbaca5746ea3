package hearsay.http;

import static hearsay.contract.Contract.require;

import org.jspecify.annotations.Nullable;

/// A handler's answer to a request that it can't serve: a status and a message for people, and
/// where one field is to blame, its name. Goes out as `{"error":"…","field":"…"}`. No bug of ours,
/// so it carries no stack trace.
public final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String field;

  private HttpRefusal(int status, @Nullable String field, String message) {
    super(message, null, false, false);
    require(status >= 400 && status <= 599, "a refusal has a status from 400 to 599");
    this.status = status;
    this.field = field;
  }

  /// Nothing that one field is to blame for.
  ///
  /// @param status 400 to 599
  public static HttpRefusal of(int status, String message) {
    return new HttpRefusal(status, null, message);
  }

  /// One field of the query or of the body is to blame.
  ///
  /// @param status 400 to 599
  public static HttpRefusal ofField(int status, String field, String message) {
    return new HttpRefusal(status, field, message);
  }

  /// 400: the value of one field of the query or of the body is wrong.
  public static HttpRefusal badField(String field, String message) {
    return ofField(400, field, message);
  }

  /// What goes out.
  public Response response() {
    var body = Json.object().put("error", getMessage());
    return Response.json(status, field == null ? body : body.put("field", field));
  }
}
