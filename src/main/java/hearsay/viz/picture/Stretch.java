package hearsay.viz.picture;

/// Wishes for a picture, brought within what the journal keeps.
///
/// @param note what was changed, for people; empty if nothing
record Stretch(PictureExport.Options options, String note) {
  static Stretch within(PictureExport.Options wished, long begin, long end) {
    var options =
        new PictureExport.Options(
            wished.width(),
            wished.height(),
            wished.isDark(),
            Math.clamp(wished.at(), begin, end),
            Math.clamp(wished.from(), begin, end - 1),
            Math.clamp(wished.to(), begin + 1, end));
    var note =
        options.equals(wished)
            ? ""
            : "Only positions %,d to %,d are kept: the picture shows what of them was asked for"
                .formatted(begin, end);
    return new Stretch(options, note);
  }
}
