package hearsay.journal.json;

import static hearsay.contract.Contract.require;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// A record as an object of its components. One that may be null is left out then.
final class RecordShape<R> implements Shape<R> {
  /// A component: how it is called, got, and what it looks like.
  record Part(String name, Method accessor, Shape<Object> shape, boolean isOptional) {}

  private final Constructor<R> constructor;
  private final List<Part> parts;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean isShared;

  /// @param isShared whether equal values are kept once when read
  RecordShape(Constructor<R> constructor, List<Part> parts, boolean isShared) {
    this.constructor = constructor;
    this.parts = List.copyOf(parts);
    this.isShared = isShared;
    parts.forEach(part -> indexes.put(part.name(), indexes.size()));
  }

  @Override
  public void write(R value, JsonGenerator out) {
    out.writeStartObject();
    writeParts(value, out);
    out.writeEndObject();
  }

  /// The components, without the braces.
  void writeParts(R value, JsonGenerator out) {
    for (var part : parts) {
      var component = get(part, value);
      if (component != null) {
        out.writeName(part.name());
        part.shape().write(component, out);
      } else {
        require(part.isOptional(), () -> part + " is never null");
      }
    }
  }

  private static @Nullable Object get(Part part, Object value) {
    try {
      return part.accessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part + " can't be asked", e);
    }
  }

  @Override
  public R read(Source in) {
    in.expect(JsonToken.START_OBJECT, "an object in braces");
    return readParts(in);
  }

  /// The components up to the closing brace.
  R readParts(Source in) {
    var values = new @Nullable Object[parts.size()];
    while (in.nextField()) {
      var name = in.name();
      var index = indexes.get(name);
      if (index == null) {
        throw new MalformedValueException(
            "'%s' is not known here".formatted(MalformedValueException.shown(name)));
      }
      if (values[index] != null) {
        throw new MalformedValueException("'%s' is there twice".formatted(name));
      }
      in.next();
      values[index] = readPart(parts.get(index), in);
    }
    for (int index = 0; index < values.length; index++) {
      if (values[index] == null && !parts.get(index).isOptional()) {
        throw new MalformedValueException("'%s' is missing".formatted(parts.get(index).name()));
      }
    }
    in.charge(Budget.OBJECT_BYTES + (long) Budget.REFERENCE_BYTES * values.length);
    var record = construct(values);
    return isShared ? in.shared(record) : record;
  }

  private static Object readPart(Part part, Source in) {
    try {
      return part.shape().read(in);
    } catch (MalformedValueException e) {
      throw e.in(part.name());
    }
  }

  private R construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw MalformedValueException.of(refusal);
      }
      throw new IllegalStateException(constructor + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " can't be called", e);
    }
  }
}
