package hearsay.viz;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be chosen about the nodes' memory: a log or none, and for experts the bug to be
/// watched.
final class LogMenu {
  static final String WITHOUT = "No log: a crash forgets";
  static final String WITH = "Keep a log: survives a crash";
  static final String AMNESIA = "Amnesia: broken on purpose";

  private final LabViewModel viewModel;

  LogMenu(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  /// "Log: on".
  static String text(boolean isLogged) {
    return isLogged ? "Log: on" : "Log: off";
  }

  /// As things are now; experts see more.
  List<MenuItem> items() {
    var items = new ArrayList<MenuItem>();
    items.add(item(WITHOUT, () -> viewModel.choice().askForLog(false)));
    items.add(item(WITH, () -> viewModel.choice().askForLog(true)));
    if (viewModel.appearance().levelProperty().get() == LabViewModel.Level.EXPERT) {
      items.add(new SeparatorMenuItem());
      items.add(amnesia());
    }
    return items;
  }

  private MenuItem amnesia() {
    var amnesia = viewModel.amnesia();
    var obstacle = amnesia.obstacleProperty().get();
    var words = amnesia.onProperty().get() ? "Mend it: amnesia off" : AMNESIA;
    var item = item(obstacle.isEmpty() ? words : words + " (" + obstacle + ")", amnesia::toggle);
    item.setDisable(!obstacle.isEmpty());
    item.getStyleClass().add("broken");
    return item;
  }

  private static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }
}
