package hearsay.journal.json;

import java.util.LinkedHashMap;
import java.util.Map;

/// A constant by its name.
final class EnumShape<E extends Enum<E>> implements TextShape<E> {
  private final Map<String, E> constants = new LinkedHashMap<>();

  EnumShape(Class<E> type) {
    for (var constant : type.getEnumConstants()) {
      constants.put(constant.name(), constant);
    }
  }

  @Override
  public String text(E value) {
    return value.name();
  }

  @Override
  public E parse(String text) {
    var constant = constants.get(text);
    if (constant == null) {
      throw new MalformedValueException(
          "'%s' is none of %s"
              .formatted(
                  MalformedValueException.shown(text), String.join(", ", constants.keySet())));
    }
    return constant;
  }
}
