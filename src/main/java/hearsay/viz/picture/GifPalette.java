package hearsay.viz.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// At most 256 colours for a film, found by cutting the colours in use at their medians (Heckbert,
/// "Color image quantization for frame buffer display", 1982, section 4), and the nearest of them
/// for any colour. Colours are told apart by five bits a channel, but those of areas (a card's
/// white on a background that is nearly so) are kept as they are.
final class GifPalette {
  static final int MAX_COLOURS = 256;

  private static final int CELLS = 1 << 15;

  /// What fills a thousandth of the pictures is an area.
  private static final int AREA_SHARE = 1_000;

  /// Areas leave that many colours at least to all else.
  private static final int MAX_AREAS = 64;

  private static final int OPAQUE = 0xFF000000;

  /// First those of areas.
  private final int[] colours;

  private final Map<Integer, Byte> areas = new HashMap<>();
  private final short[] nearest = new short[CELLS];

  /// Colours with the same leading bits: how many pixels, and their sums by channel.
  private record Cell(int index, long count, long red, long green, long blue) {
    int channel(int which) {
      return index >> 5 * which & 31;
    }
  }

  /// Colours asked for one after the other are mostly the same.
  private int lastAsked;

  private byte lastIndex;

  private GifPalette(int[] areas, int[] others) {
    colours = IntStream.concat(Arrays.stream(areas), Arrays.stream(others)).toArray();
    for (var i = 0; i < areas.length; i++) {
      this.areas.put(areas[i] | OPAQUE, (byte) i);
    }
    Arrays.fill(nearest, (short) -1);
    lastIndex = find(lastAsked);
  }

  /// @param pictures argb, opaque
  static GifPalette of(List<int[]> pictures) {
    var areas = areas(pictures);
    var boxes = new ArrayList<List<Cell>>();
    boxes.add(cells(pictures));
    while (boxes.size() < MAX_COLOURS - areas.length) {
      var widest =
          boxes.stream()
              .filter(box -> box.size() > 1)
              .max(Comparator.comparingDouble(GifPalette::need))
              .orElse(null);
      if (widest == null) {
        break;
      }
      boxes.remove(widest);
      split(widest, boxes);
    }
    return new GifPalette(areas, boxes.stream().mapToInt(GifPalette::mean).toArray());
  }

  /// The colours of areas, the largest first.
  private static int[] areas(List<int[]> pictures) {
    var counts = new HashMap<Integer, Long>();
    var all = 0L;
    for (var picture : pictures) {
      all += picture.length;
      var sorted = picture.clone();
      Arrays.sort(sorted);
      var from = 0;
      for (var i = 1; i <= sorted.length; i++) {
        if (i == sorted.length || sorted[i] != sorted[from]) {
          counts.merge(sorted[from] & ~OPAQUE, (long) i - from, Long::sum);
          from = i;
        }
      }
    }
    var least = all / AREA_SHARE;
    return counts.entrySet().stream()
        .filter(colour -> colour.getValue() > least)
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(MAX_AREAS)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static List<Cell> cells(List<int[]> pictures) {
    var sums = new long[CELLS][];
    for (var picture : pictures) {
      for (var pixel : picture) {
        var cell = cell(pixel);
        var sum = sums[cell] == null ? sums[cell] = new long[4] : sums[cell];
        sum[0]++;
        sum[1] += pixel >> 16 & 0xFF;
        sum[2] += pixel >> 8 & 0xFF;
        sum[3] += pixel & 0xFF;
      }
    }
    var cells = new ArrayList<Cell>();
    for (var i = 0; i < CELLS; i++) {
      if (sums[i] != null) {
        cells.add(new Cell(i, sums[i][0], sums[i][1], sums[i][2], sums[i][3]));
      }
    }
    return cells;
  }

  private static int cell(int pixel) {
    return pixel >> 9 & 0x7C00 | pixel >> 6 & 0x3E0 | pixel >> 3 & 0x1F;
  }

  /// Wide boxes first; that many pixels lie in one counts less, or thin lines would lose their
  /// colour to large areas.
  private static double need(List<Cell> box) {
    var count = box.stream().mapToLong(Cell::count).sum();
    return width(box, widest(box)) * Math.log1p(count);
  }

  private static int widest(List<Cell> box) {
    var widest = 0;
    for (var which = 1; which < 3; which++) {
      widest = width(box, which) > width(box, widest) ? which : widest;
    }
    return widest;
  }

  private static int width(List<Cell> box, int which) {
    var range = box.stream().mapToInt(cell -> cell.channel(which)).summaryStatistics();
    return range.getMax() - range.getMin();
  }

  private static void split(List<Cell> box, List<List<Cell>> boxes) {
    var which = widest(box);
    var sorted = box.stream().sorted(Comparator.comparingInt(cell -> cell.channel(which))).toList();
    var half = sorted.stream().mapToLong(Cell::count).sum() / 2;
    var passed = 0L;
    var cut = 0;
    while (cut < sorted.size() - 1 && (cut == 0 || passed + sorted.get(cut).count() <= half)) {
      passed += sorted.get(cut).count();
      cut++;
    }
    boxes.add(sorted.subList(0, cut));
    boxes.add(sorted.subList(cut, sorted.size()));
  }

  private static int mean(List<Cell> box) {
    var count = box.stream().mapToLong(Cell::count).sum();
    var red = box.stream().mapToLong(Cell::red).sum() / count;
    var green = box.stream().mapToLong(Cell::green).sum() / count;
    var blue = box.stream().mapToLong(Cell::blue).sum() / count;
    return (int) (red << 16 | green << 8 | blue);
  }

  /// The number of the colour nearest to this one.
  byte index(int argb) {
    if (argb != lastAsked) {
      lastAsked = argb;
      lastIndex = find(argb);
    }
    return lastIndex;
  }

  private byte find(int argb) {
    var area = areas.get(argb);
    if (area != null) {
      return area;
    }
    var cell = cell(argb);
    if (nearest[cell] < 0) {
      nearest[cell] = (short) nearest(argb);
    }
    return (byte) nearest[cell];
  }

  private int nearest(int argb) {
    var best = 0;
    for (var i = 1; i < colours.length; i++) {
      best = distance(colours[i], argb) < distance(colours[best], argb) ? i : best;
    }
    return best;
  }

  private static int distance(int one, int other) {
    var red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
    var green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
    var blue = (one & 0xFF) - (other & 0xFF);
    return red * red + green * green + blue * blue;
  }

  /// All colours, rgb.
  int[] colours() {
    return colours.clone();
  }
}
