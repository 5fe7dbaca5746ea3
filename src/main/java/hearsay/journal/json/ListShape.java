package hearsay.journal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// Several values in brackets.
///
/// @param isSorted whether their order means nothing: then they are written in one that does not
///   change from run to run, and each may stand there only once
/// @param collect makes the collection of the elements read
record ListShape<E, C extends Collection<E>>(
    Shape<E> element, boolean isSorted, Function<List<E>, C> collect) implements Shape<C> {
  @Override
  public void write(C values, JsonGenerator out) {
    out.writeStartArray();
    var ordered =
        isSorted ? values.stream().sorted(Comparator.comparing(Object::toString)).toList() : values;
    for (var value : ordered) {
      element.write(value, out);
    }
    out.writeEndArray();
  }

  @Override
  public C read(Source in) {
    in.expect(JsonToken.START_ARRAY, "a list in brackets");
    in.charge(Budget.COLLECTION_BYTES);
    var elements = new ArrayList<E>();
    while (in.nextElement()) {
      in.charge(isSorted ? Budget.ELEMENT_BYTES : Budget.REFERENCE_BYTES * 2L);
      elements.add(readElement(in, elements.size()));
    }
    var collection = collect.apply(elements);
    if (collection.size() < elements.size()) {
      throw new MalformedValueException("an element is there twice");
    }
    return collection;
  }

  private E readElement(Source in, int index) {
    try {
      return element.read(in);
    } catch (MalformedValueException e) {
      throw e.in("[" + index + "]");
    }
  }
}
