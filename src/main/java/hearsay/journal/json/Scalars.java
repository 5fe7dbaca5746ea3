package hearsay.journal.json;

import hearsay.crdt.ActorId;
import hearsay.crdt.StateHash;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.PeerAddress;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// The shapes of what has no parts, or reads better as one text: actors as `n1#1f`, addresses as
/// `127.0.0.1:7001`, fingerprints as 32 digits.
final class Scalars {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,16}");
  private static final int WORD_DIGITS = 16;
  private static final int HEX_RADIX = 16;

  private static final Shape<Boolean> TRUTH =
      new Shape<>() {
        @Override
        public void write(Boolean value, JsonGenerator out) {
          out.writeBoolean(value);
        }

        @Override
        public Boolean read(Source in) {
          return in.truth();
        }
      };

  private static final Shape<Integer> INT =
      new Shape<>() {
        @Override
        public void write(Integer value, JsonGenerator out) {
          out.writeNumber(value);
        }

        @Override
        public Integer read(Source in) {
          return (int) in.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
      };

  private static final Shape<Long> LONG =
      new Shape<>() {
        @Override
        public void write(Long value, JsonGenerator out) {
          out.writeNumber(value);
        }

        @Override
        public Long read(Source in) {
          return in.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
        }
      };

  /// The shortest text that means just this double.
  private static final Shape<Double> DOUBLE =
      new Shape<>() {
        @Override
        public void write(Double value, JsonGenerator out) {
          out.writeNumber(value);
        }

        @Override
        public Double read(Source in) {
          return in.number();
        }
      };

  private static final Shape<BigInteger> BIG =
      new Shape<>() {
        @Override
        public void write(BigInteger value, JsonGenerator out) {
          out.writeNumber(value);
        }

        @Override
        public BigInteger read(Source in) {
          return in.bigNumber();
        }
      };

  /// Both numbers unsigned.
  private static final Shape<VersionedCounter> VERSIONED =
      new Shape<>() {
        @Override
        public void write(VersionedCounter value, JsonGenerator out) {
          out.writeStartObject();
          out.writeName("version");
          out.writeNumber(value.version());
          out.writeName("counter");
          out.writeNumber(value.value());
          out.writeEndObject();
        }

        @Override
        public VersionedCounter read(Source in) {
          in.expect(JsonToken.START_OBJECT, "an object in braces");
          var version = field("version", Integer.SIZE, in);
          var counter = field("counter", Long.SIZE, in);
          in.next();
          in.expect(JsonToken.END_OBJECT, "the end of the state");
          in.charge(Budget.OBJECT_BYTES * 2L);
          return new VersionedCounter(version.intValue(), counter.longValue());
        }
      };

  private Scalars() {}

  private static BigInteger field(String name, int bits, Source in) {
    if (!in.nextField() || !in.name().equals(name)) {
      throw new MalformedValueException("'" + name + "' is missing");
    }
    in.next();
    var number = in.bigNumber();
    if (number.signum() < 0 || number.bitLength() > bits) {
      throw new MalformedValueException("the number is out of range").in(name);
    }
    return number;
  }

  /// All of them by their types.
  static Map<Class<?>, Shape<?>> all() {
    return Map.ofEntries(
        Map.entry(boolean.class, TRUTH),
        Map.entry(Boolean.class, TRUTH),
        Map.entry(int.class, INT),
        Map.entry(Integer.class, INT),
        Map.entry(long.class, LONG),
        Map.entry(Long.class, LONG),
        Map.entry(double.class, DOUBLE),
        Map.entry(Double.class, DOUBLE),
        Map.entry(BigInteger.class, BIG),
        Map.entry(String.class, text(text -> text)),
        Map.entry(ActorId.class, text(Scalars::actor)),
        Map.entry(PeerAddress.class, text(PeerAddress::parse)),
        Map.entry(StateHash.class, text(Scalars::hash)),
        Map.entry(VersionedCounter.class, VERSIONED));
  }

  private static <T> TextShape<T> text(Function<String, T> parse) {
    return new TextShape<>() {
      @Override
      public String text(T value) {
        return String.valueOf(value);
      }

      @Override
      public T parse(String text) {
        return parse.apply(text);
      }
    };
  }

  private static ActorId actor(String text) {
    int mark = text.lastIndexOf('#');
    if (mark < 0) {
      throw new MalformedValueException(
          "'%s' is no actor, as n1#1f".formatted(MalformedValueException.shown(text)));
    }
    return new ActorId(text.substring(0, mark), word(text.substring(mark + 1)));
  }

  private static StateHash hash(String text) {
    if (text.length() != 2 * WORD_DIGITS) {
      throw new MalformedValueException("a fingerprint has 32 digits");
    }
    return new StateHash(word(text.substring(0, WORD_DIGITS)), word(text.substring(WORD_DIGITS)));
  }

  private static long word(String digits) {
    if (!HEX.matcher(digits).matches()) {
      throw new MalformedValueException(
          "'%s' is no number of 1 to 16 digits 0-9a-f"
              .formatted(MalformedValueException.shown(digits)));
    }
    return Long.parseUnsignedLong(digits, HEX_RADIX);
  }
}
