package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import java.util.List;

/** What one kind of file says: its fields, and how a row of it becomes a movement. */
interface Shape {

  String kind();

  String zh();

  String en();

  List<TargetField> fields();

  List<TargetSetting> settings();

  /** Kinds of master data its rows name. */
  List<String> masterData();

  /** Fills the draft's first half from the row. */
  void read(SourceLine line, LoadContext context, Draft draft);

  /** Last word before the amounts are completed, when the code's kind is known. */
  default void decide(Draft draft) {}
}
