package hearsay.journal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import tools.jackson.core.JsonGenerator;

/// The shape of every type, made from the type itself: a record's components, an interface's
/// records, a collection's elements. A type that contains itself has none; so no value nests deeper
/// than its type does. Immutable once its shapes are made; make them on one thread.
public final class Shapes {
  private final Map<Type, Shape<?>> known = new HashMap<>(Scalars.all());
  private final Set<Class<?>> shared;

  /// @param special the shapes of types that are to look otherwise than they would
  /// @param shared records of which equal ones are kept once when read
  public Shapes(Map<Class<?>, Shape<?>> special, Set<Class<?>> shared) {
    known.putAll(special);
    this.shared = Set.copyOf(shared);
  }

  /// The shape of a type; fails on one that it can't have, which is a mistake in our code.
  @SuppressWarnings("unchecked")
  public <T> Shape<T> of(Class<T> type) {
    return (Shape<T>) shape(type);
  }

  /// Writes the components of one of an interface's records, without the braces and without the
  /// name of the record.
  public <T> void writeParts(Class<T> sealed, T value, JsonGenerator out) {
    ((SealedShape<T>) of(sealed)).writeParts(value, out);
  }

  private Shape<?> shape(Type type) {
    var made = known.get(type);
    if (made == null) {
      made =
          type instanceof ParameterizedType generic ? collection(generic) : made((Class<?>) type);
      known.put(type, made);
    }
    return made;
  }

  @SuppressWarnings("unchecked")
  private Shape<Object> anyShape(Type type) {
    return (Shape<Object>) shape(type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Shape<?> made(Class<?> type) {
    if (type.isEnum()) {
      return new EnumShape(type);
    }
    if (type.isRecord()) {
      return record(type);
    }
    return type.isSealed() && type.isInterface() ? sealed(type) : proxy(type);
  }

  private <R> RecordShape<R> record(Class<R> type) {
    var parts = new ArrayList<RecordShape.Part>();
    for (var component : type.getRecordComponents()) {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      parts.add(
          new RecordShape.Part(
              component.getName(),
              accessor,
              anyShape(component.getGenericType()),
              component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
    }
    return new RecordShape<>(constructor(type), parts, shared.contains(type));
  }

  private static <R> Constructor<R> constructor(Class<R> type) {
    var types = new ArrayList<Class<?>>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  @SuppressWarnings("unchecked")
  private <S> Shape<S> sealed(Class<S> type) {
    var records = new LinkedHashMap<String, RecordShape<S>>();
    for (var permitted : type.getPermittedSubclasses()) {
      records.put(permitted.getSimpleName(), (RecordShape<S>) record(permitted));
    }
    return new SealedShape<>(type, records);
  }

  private Shape<Object> proxy(Class<?> type) {
    try {
      var saved = accessible(type.getDeclaredMethod(ProxyShape.SAVED));
      var proxy = saved.getReturnType();
      var restored = accessible(proxy.getDeclaredMethod(ProxyShape.RESTORED));
      return new ProxyShape(saved, anyShape(proxy), restored);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("no shape is known for " + type, e);
    }
  }

  private static Method accessible(Method method) {
    method.setAccessible(true);
    return method;
  }

  private Shape<?> collection(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    var first = anyShape(arguments[0]);
    if (type.getRawType() == List.class) {
      return new ListShape<Object, List<Object>>(first, false, List::copyOf);
    }
    if (type.getRawType() == Set.class) {
      return new ListShape<Object, Set<Object>>(first, true, Set::copyOf);
    }
    if (type.getRawType() == PVector.class) {
      return new ListShape<Object, PVector<Object>>(first, false, TreePVector::from);
    }
    if (type.getRawType() == PSet.class) {
      return new ListShape<Object, PSet<Object>>(first, true, HashTreePSet::from);
    }
    if (type.getRawType() == Map.class) {
      return new MapShape<Object, Object, Map<Object, Object>>(
          first, anyShape(arguments[1]), Map::copyOf);
    }
    if (type.getRawType() == PMap.class) {
      return new MapShape<Object, Object, PMap<Object, Object>>(
          first, anyShape(arguments[1]), HashTreePMap::from);
    }
    throw new IllegalStateException("no shape is known for " + type);
  }
}
