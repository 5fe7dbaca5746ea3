package hearsay.journal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// A map: an object if its keys are texts, else a list of pairs.
///
/// @param collect makes the map of the mappings read
record MapShape<K, V, M extends Map<K, V>>(
    Shape<K> key, Shape<V> value, Function<Map<K, V>, M> collect) implements Shape<M> {
  @Override
  public void write(M map, JsonGenerator out) {
    if (key instanceof TextShape<K> text) {
      out.writeStartObject();
      map.forEach(
          (mapped, to) -> {
            out.writeName(text.text(mapped));
            value.write(to, out);
          });
      out.writeEndObject();
      return;
    }
    out.writeStartArray();
    map.forEach(
        (mapped, to) -> {
          out.writeStartArray();
          key.write(mapped, out);
          value.write(to, out);
          out.writeEndArray();
        });
    out.writeEndArray();
  }

  @Override
  public M read(Source in) {
    var mappings = new LinkedHashMap<K, V>();
    in.charge(Budget.COLLECTION_BYTES);
    if (key instanceof TextShape<K> text) {
      in.expect(JsonToken.START_OBJECT, "an object in braces");
      while (in.nextField()) {
        var name = in.name();
        var mapped = text.parse(name, in);
        in.next();
        put(mappings, mapped, readValue(name, in), in);
      }
    } else {
      in.expect(JsonToken.START_ARRAY, "a list in brackets");
      while (in.nextElement()) {
        readPair(mappings, in);
      }
    }
    return collect.apply(mappings);
  }

  private V readValue(String name, Source in) {
    try {
      return value.read(in);
    } catch (MalformedValueException e) {
      throw e.in(MalformedValueException.shown(name));
    }
  }

  private void readPair(Map<K, V> mappings, Source in) {
    try {
      in.expect(JsonToken.START_ARRAY, "a pair in brackets");
      in.next();
      var mapped = key.read(in);
      in.next();
      put(mappings, mapped, value.read(in), in);
      in.next();
      in.expect(JsonToken.END_ARRAY, "the end of the pair");
    } catch (MalformedValueException e) {
      throw e.in("[" + mappings.size() + "]");
    }
  }

  private static <K, V> void put(Map<K, V> mappings, K key, V value, Source in) {
    in.charge(Budget.MAPPING_BYTES);
    if (mappings.put(key, value) != null) {
      throw new MalformedValueException("it maps a key twice");
    }
  }
}
