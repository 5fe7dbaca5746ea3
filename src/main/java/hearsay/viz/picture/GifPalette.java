package hearsay.viz.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// At most 256 colours for a film, found by cutting the colours in use at their medians (Heckbert,
/// "Color image quantization for frame buffer display", 1982, section 4), and the nearest of them
/// for any colour. Colours are told apart by five bits a channel.
final class GifPalette {
  static final int MAX_COLOURS = 256;

  private static final int CELLS = 1 << 15;

  private final int[] colours;
  private final short[] nearest = new short[CELLS];

  /// Colours with the same leading bits: how many pixels, and their sums by channel.
  private record Cell(int index, long count, long red, long green, long blue) {
    int channel(int which) {
      return index >> 5 * which & 31;
    }
  }

  private GifPalette(int[] colours) {
    this.colours = colours;
    Arrays.fill(nearest, (short) -1);
  }

  /// @param pictures argb, opaque
  static GifPalette of(List<int[]> pictures) {
    var boxes = new ArrayList<List<Cell>>();
    boxes.add(cells(pictures));
    while (boxes.size() < MAX_COLOURS) {
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
    return new GifPalette(boxes.stream().mapToInt(GifPalette::mean).toArray());
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
    var cell = cell(argb);
    if (nearest[cell] < 0) {
      nearest[cell] = (short) find(argb);
    }
    return (byte) nearest[cell];
  }

  private int find(int argb) {
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
