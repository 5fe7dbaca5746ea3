package hearsay.journal.json;

import java.util.regex.Pattern;

/// A text is not the value that it should be. The message is for people and begins with where in
/// the text that is, as "event.link.from: …".
public final class MalformedValueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What a text from elsewhere may take up in a message.
  private static final int MAX_SHOWN = 120;

  private static final Pattern STEERING = Pattern.compile("\\p{Cntrl}|\\p{Cs}");

  /// Where in our code a contract was broken; here that is the text's fault.
  private static final Pattern PLACE =
      Pattern.compile("(Precondition|Postcondition|Invariant) broken at [^ ]+: ");

  private final String where;
  private final String problem;

  public MalformedValueException(String problem) {
    this("", problem);
  }

  private MalformedValueException(String where, String problem) {
    super(where.isEmpty() ? problem : where + ": " + problem);
    this.where = where;
    this.problem = problem;
  }

  /// The value's own rules speak against it.
  public static MalformedValueException of(Throwable refusal) {
    var message = refusal.getMessage();
    var first = message == null ? "" : message.lines().findFirst().orElse("");
    return new MalformedValueException(
        first.isEmpty() ? "such a value can't be" : shown(PLACE.matcher(first).replaceFirst("")));
  }

  /// The same, one step further out.
  MalformedValueException in(String name) {
    return new MalformedValueException(where.isEmpty() ? name : name + "." + where, problem);
  }

  /// Foreign text as it may stand in a message: short, and with nothing that steers a terminal.
  public static String shown(String text) {
    var cut = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    return STEERING.matcher(cut).replaceAll("?");
  }
}
