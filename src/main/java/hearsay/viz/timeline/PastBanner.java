package hearsay.viz.timeline;

import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import hearsay.viz.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Says over the graph that it is not the present that is seen there. Application thread only.
public final class PastBanner extends HBox {
  private final LabViewModel model;
  private final Timeline timeline;
  private final Label words = new Label();
  private final Button leave = new Button();

  public PastBanner(LabViewModel model) {
    this.model = model;
    timeline = model.timeline();
    setId("pastBanner");
    getStyleClass().add("past-banner");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    var icon = new Region();
    icon.getStyleClass().addAll("icon", "past-icon");
    words.setId("pastWords");
    words.setWrapText(true);
    leave.setId("leavePast");
    leave.setMinWidth(USE_PREF_SIZE);
    leave.getStyleClass().addAll("flat", "link");
    leave.setOnAction(event -> leave());
    getChildren().addAll(icon, words, leave);
    setVisible(false);
    model.addPulseListener(this::pulsed);
  }

  private void pulsed(Showing showing) {
    setVisible(!showing.isLive());
    if (showing.isLive()) {
      return;
    }
    var text = text(showing);
    if (!text.equals(words.getText())) {
      words.setText(text);
      leave.setText(timeline.isRecording() ? "Close recording" : "Back to live");
    }
  }

  private String text(Showing showing) {
    if (timeline.isRecording()) {
      return "Recording: " + model.sessions().recordingProperty().get();
    }
    var position = showing.snapshot().position();
    var begin = timeline.beginProperty().get();
    var moment =
        "You look at the past: %s, event %,d of %,d."
            .formatted(timeline.timeText(), position, timeline.endProperty().get());
    return position > begin || begin == 0
        ? moment + " The cluster runs on."
        : moment + " History begins here; older events are forgotten.";
  }

  private void leave() {
    if (timeline.isRecording()) {
      model.sessions().close();
    } else {
      timeline.backToLive();
    }
  }
}
