package io.github.lossmith.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.command.machine.MachineReport;
import io.github.lossmith.app.command.output.DataReportJson;
import io.github.lossmith.app.command.output.DataReportText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.doctor.DataDoctor;
import io.github.lossmith.trainer.doctor.DataReport;
import io.github.lossmith.trainer.doctor.DoctorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith doctor}: checks data and machine before a run. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what is wrong with a data set or this machine, before a run.",
      "Ends with 0 if a run can start, 1 if it cannot, 2 if there is no data set."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a folder in Pascal VOC layout, or one with such folders in it; repeatable")
  private List<Path> data = List.of();

  @Option(
      names = "--experiment",
      paramLabel = "EXPERIMENT|PRESET",
      defaultValue = "bccd",
      description = "whose priors to use (default: ${DEFAULT-VALUE}, 300 x 300, 3000 priors)")
  private String experiment;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "NAME",
      description = "the classes that may occur (default: any)")
  private List<String> classes = List.of();

  @Option(names = "--headers-only", description = "do not decode the images; faster")
  private boolean headersOnly;

  @Option(
      names = "--all",
      description =
          "list also every object that no prior reaches, every image in no split, and the like, not"
              + " the first five")
  private boolean all;

  @Option(
      names = "--gpu",
      description = "say what this machine trains with: natives, oneDNN, room, graphics card")
  private boolean machine;

  @Option(names = "--json", description = "everything as JSON on stdout")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  DoctorCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    if (machine && json && data.isEmpty()) {
      return console.answer(
          new ObjectMapper()
                  .createObjectNode()
                  .set("machine", MachineReport.json())
                  .toPrettyString()
              + "\n");
    }
    if (machine && !json) {
      int printed = console.answer(MachineReport.print());
      return data.isEmpty() ? printed : examined(console);
    }
    if (data.isEmpty()) {
      return console.refuse(Problem.of("app.doctor.nothing"));
    }
    return examined(console);
  }

  private int examined(StandardStreams console) {
    Outcome<DataReport> report = ExperimentPresets.find(experiment).then(this::examine);
    return report.fold(found -> print(console, found), console::refuse);
  }

  private Outcome<DataReport> examine(Experiment chosen) {
    DoctorSettings settings =
        new DoctorSettings(Priors.of(chosen.detector()), classes, !headersOnly);
    return DataDoctor.examine(data, settings, (done, images) -> {});
  }

  private String json(DataReport report) {
    ObjectNode root = DataReportJson.of(report);
    if (machine) {
      root.set("machine", MachineReport.json());
    }
    return root.toPrettyString() + "\n";
  }

  private int print(StandardStreams console, DataReport report) {
    String text = json ? json(report) : DataReportText.print(report, all);
    int printed = console.answer(text);
    return report.canRun() ? printed : ExitCode.SOFTWARE;
  }
}
