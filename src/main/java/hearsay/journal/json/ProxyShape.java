package hearsay.journal.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import tools.jackson.core.JsonGenerator;

/// A class that is no record, by the record that stands for it (Bloch, Effective Java, item 90:
/// serialization proxies): its method `saved()` gives one, whose method `restored()` gives an equal
/// object again.
///
/// @param saved of the class
/// @param restored of the record
record ProxyShape(Method saved, Shape<Object> proxy, Method restored) implements Shape<Object> {
  /// What such an object takes where a short text stands for it: the largest set of operations.
  private static final long MAX_BYTES = 8 << 10;

  static final String SAVED = "saved";
  static final String RESTORED = "restored";

  @Override
  public void write(Object value, JsonGenerator out) {
    proxy.write(call(saved, value), out);
  }

  @Override
  public Object read(Source in) {
    in.charge(MAX_BYTES);
    return in.shared(call(restored, proxy.read(in)));
  }

  private static Object call(Method method, Object on) {
    try {
      return method.invoke(on);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw MalformedValueException.of(refusal);
      }
      throw new IllegalStateException(method + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " can't be called", e);
    }
  }
}
