package hearsay.viz.picture;

import hearsay.journal.Journal;
import hearsay.journal.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// A stretch of a session as an animated GIF, at the speed it happened, unless that takes too long.
final class Film {
  /// Who is sent a GIF looks at it so long at most.
  static final long MAX_MILLIS = 20_000;

  /// GIF counts in hundredths of a second: eleven pictures a second.
  static final int FRAME_CENTIS = 9;

  /// The end stays in sight before it begins anew.
  static final int LAST_CENTIS = 150;

  /// Nobody watches more of a silence, and the timeline shows no more of a pause.
  private static final long MAX_SILENCE_MILLIS = 2_000;

  /// From so many pictures the colours are chosen.
  private static final int SAMPLES = 5;

  private final Session session;
  private final PictureExport.View view;
  private final PictureExport.Options options;
  private final long millis;
  private final int frames;

  private Film(Session session, PictureExport.View view, PictureExport.Options options) {
    this.session = session;
    this.view = view;
    this.options = options;
    millis = Math.max(1, duration(session.journal(), options.from(), options.to()));
    frames = 1 + (int) (Math.min(millis, MAX_MILLIS) / (10 * FRAME_CENTIS));
  }

  /// @param progress told 0 to 1
  /// @return the file
  static byte[] of(
      Session session,
      PictureExport.View view,
      PictureExport.Options options,
      DoubleConsumer progress)
      throws IOException {
    Toolkit.start();
    return new Film(session, view, options).film(progress);
  }

  /// How long it took, without long silences.
  static long duration(Journal journal, long from, long to) {
    var entries = journal.read(from, (int) Math.clamp(to - from, 0, Integer.MAX_VALUE));
    var millis = 0L;
    for (var i = 1; i < entries.size(); i++) {
      var gap = entries.get(i).wallMillis() - entries.get(i - 1).wallMillis();
      millis += Math.clamp(gap, 0, MAX_SILENCE_MILLIS);
    }
    return millis;
  }

  private byte[] film(DoubleConsumer progress) throws IOException {
    try (var gif = new GifWriter(palette())) {
      switch (view) {
        case GRAPH -> filmGraph(gif, progress);
        case DIAGRAM -> filmDiagram(gif, progress);
      }
      return gif.bytes();
    }
  }

  private void filmGraph(GifWriter gif, DoubleConsumer progress) throws IOException {
    var set = Toolkit.get(() -> new GraphSet(session, options));
    var speed = Math.max(1, (double) millis / MAX_MILLIS);
    var first = Toolkit.get(() -> set.at(options.from()));
    add(gif, first, FRAME_CENTIS);
    Toolkit.get(
        () -> {
          set.play(speed);
          return true;
        });
    for (var frame = 1; frame < frames && set.position() < options.to(); frame++) {
      add(gif, Toolkit.get(() -> set.after(FRAME_CENTIS * 10_000_000L)), FRAME_CENTIS);
      progress.accept((double) frame / frames);
    }
    add(gif, Toolkit.get(() -> set.at(options.to())), LAST_CENTIS);
  }

  private void filmDiagram(GifWriter gif, DoubleConsumer progress) throws IOException {
    var set = Toolkit.get(() -> new DiagramSet(session, options));
    var moments = moments();
    for (var frame = 0; frame < moments.size(); frame++) {
      var at = moments.get(frame);
      var image = Toolkit.get(() -> set.at(at));
      add(gif, image, frame == moments.size() - 1 ? LAST_CENTIS : FRAME_CENTIS);
      progress.accept((double) frame / moments.size());
    }
  }

  /// The positions that the pictures show, evenly in time.
  private List<Long> moments() {
    var journal = session.journal();
    var entries = journal.read(options.from(), (int) (options.to() - options.from()));
    var moments = new ArrayList<Long>();
    var passed = 0L;
    for (var i = 0; i < entries.size(); i++) {
      var gap = i == 0 ? 0 : entries.get(i).wallMillis() - entries.get(i - 1).wallMillis();
      passed += Math.clamp(gap, 0, MAX_SILENCE_MILLIS);
      while (moments.size() < frames && passed * frames >= moments.size() * millis) {
        moments.add(options.from() + i + 1);
      }
    }
    moments.add(options.to());
    return moments;
  }

  /// Colours that serve all pictures, so that nothing flickers.
  private GifPalette palette() throws IOException {
    var samples = new ArrayList<int[]>();
    var moment =
        switch (view) {
          case GRAPH -> graphAt();
          case DIAGRAM -> diagramAt();
        };
    for (var i = 0; i < SAMPLES; i++) {
      var at = options.from() + (options.to() - options.from()) * i / (SAMPLES - 1);
      samples.add(pixels(Toolkit.get(() -> moment.apply(at))));
    }
    return GifPalette.of(samples);
  }

  private LongFunction<Image> graphAt() throws IOException {
    return Toolkit.get(() -> new GraphSet(session, options))::at;
  }

  private LongFunction<Image> diagramAt() throws IOException {
    return Toolkit.get(() -> new DiagramSet(session, options))::at;
  }

  private static void add(GifWriter gif, Image image, int centis) throws IOException {
    gif.add(pixels(image), (int) image.getWidth(), (int) image.getHeight(), centis);
  }

  private static int[] pixels(Image image) {
    var width = (int) image.getWidth();
    var height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }
}
