package hearsay.journal.session;

import hearsay.journal.json.MalformedValueException;
import hearsay.journal.json.Shape;
import hearsay.journal.json.Source;
import tools.jackson.core.JsonGenerator;

/// Just the version that a header tells, whatever else a newer program may write there.
final class VersionShape implements Shape<Integer> {
  @Override
  public void write(Integer version, JsonGenerator out) {
    throw new UnsupportedOperationException("a header is written whole");
  }

  @Override
  public Integer read(Source in) {
    Integer version = null;
    while (in.nextField()) {
      var name = in.name();
      in.next();
      switch (name) {
        case "hearsay" -> {
          if (!in.text().equals(Header.KIND)) {
            throw new MalformedValueException("this is no Hearsay session");
          }
        }
        case "version" -> version = (int) in.wholeNumber(0, Integer.MAX_VALUE);
        default -> in.skip();
      }
    }
    if (version == null) {
      throw new MalformedValueException("it does not say of which version it is");
    }
    return version;
  }
}
