package io.github.lossmith.trainer.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineSwitches;
import io.github.lossmith.trainer.engine.TrainingOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on each kind of Python, each a shell script that answers as one would. */
class PythonVerdictsTest {
  @TempDir private Path folder;
  private Path smi = Path.of("none");

  @BeforeEach
  void noDriver() {
    smi = folder.resolve("no-nvidia-smi");
  }

  private PytorchEngine engine(Duration patience) {
    return new PytorchEngine(
        new PythonPlaces(folder, Map.of()),
        new PythonCheck(patience),
        new PythonCheckCache(folder.resolve("cache").resolve("pythons.json")),
        new NvidiaSmi(smi.toString()),
        new TorchWheels(false, false));
  }

  private List<TrainingOffer> offers(Path python) throws InterruptedException {
    List<TrainingOffer> offers = new ArrayList<>();
    engine(Duration.ofSeconds(60)).examine(python, offers::add);
    return offers;
  }

  private TrainingOffer only(Path python) throws InterruptedException {
    List<TrainingOffer> offers = offers(python);
    assertThat(offers).hasSize(1);
    return offers.get(0);
  }

  private void refused(Path python, String verdict, String... words) throws InterruptedException {
    TrainingOffer offer = only(python);
    assertThat(offer.runs()).as(offer.reason().message()).isFalse();
    assertThat(offer.verdict()).isEqualTo(verdict);
    assertThat(offer.reason().message()).contains(words).doesNotContain("\n");
    assertThat(offer.reason().message(Locale.forLanguageTag("ru"))).matches(".*[а-я].*");
  }

  private Path script(String text) throws IOException {
    return FakePython.script(folder.resolve("python"), text);
  }

  private Path answering(String fields) throws IOException {
    return FakePython.answering(folder.resolve("python"), fields);
  }

  private void driver(String line) throws IOException {
    smi = FakePython.script(folder.resolve("nvidia-smi"), "echo '" + line + "'\n");
  }

  @Test
  void usableOneTrainsOnTheProcessor() throws Exception {
    TrainingOffer offer = only(answering(""));
    assertThat(offer.runs()).isTrue();
    assertThat(offer.choice().device()).isEqualTo(Device.CPU);
    assertThat(offer.title().message())
        .isEqualTo("PyTorch 2.11.0, processor, " + folder.resolve("python"));
    assertThat(offer.reason().message()).isEqualTo("Threads: 8.");
  }

  @Test
  void whatIsNoPythonSaysWhy() throws Exception {
    refused(folder, "folder", folder + " is a folder", "bin/python");
    refused(folder.resolve("nothing"), "gone", "no file");
    Path text = Files.writeString(folder.resolve("text"), "hello");
    refused(text, "not-started", "cannot be started", "ermission");
    refused(script("echo hello\n"), "not-python", "exit code 0", "hello");
    refused(script("echo broken >&2; exit 7\n"), "not-python", "exit code 7", "broken");
    refused(script("kill -9 $$\n"), "not-python", "exit code 137");
    refused(script("echo '{\"lossmith\": 1, \"pyth'\n"), "broken", "no JSON");
    refused(script("echo '{\"lossmith\": [1, 2]}'\n"), "broken", "no JSON");
  }

  @Test
  void tenMegabytesAreNotRead() throws Exception {
    refused(
        script("while true; do echo 0123456789012345678901234567890123456789; done\n"),
        "talks",
        "KiB");
  }

  @Test
  void hangingImportIsGivenUp() throws Exception {
    Path python = script("cat >/dev/null\nsleep 600\n");
    List<TrainingOffer> offers = new ArrayList<>();
    long start = System.nanoTime();
    engine(Duration.ofSeconds(1)).examine(python, offers::add);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    assertThat(offers.get(0).verdict()).isEqualTo("silent");
    assertThat(offers.get(0).reason().message()).contains("within 1 s", "hangs");
  }

  @Test
  void warningsOfLibrariesAreNoHindrance() throws Exception {
    Path python = script("cat >/dev/null\necho warning\necho '" + FakePython.answer("") + "'\n");
    assertThat(only(python).runs()).isTrue();
  }

  @Test
  void lineToInstallIsThatForTheProcessorWithoutACard() throws Exception {
    Path python = answering("\"torch\": \"\", \"problem\": \"none\", \"text\": \"no torch\"");
    refused(
        python,
        "none",
        "has no PyTorch",
        python + " -m pip install torch --index-url https://download.pytorch.org/whl/cpu");
  }

  @Test
  void lineToInstallIsRightForTheCard() throws Exception {
    Path python = answering("\"torch\": \"\", \"problem\": \"none\", \"text\": \"no torch\"");
    Map<String, String> builds =
        Map.of(
            "NVIDIA H200, 570.86, 9.0, 143771, 143000", "cu128",
            "NVIDIA B200, 580.65, 10.0, 183359, 183000", "cu130",
            "Tesla P100, 535.54, 6.0, 16384, 16000", "cu126",
            "Tesla T4, 470.82, 7.5, 15360, 15000", "cu118");
    for (Map.Entry<String, String> build : builds.entrySet()) {
      driver(build.getKey());
      refused(python, "none", "https://download.pytorch.org/whl/" + build.getValue());
    }
  }

  @Test
  void oldOnesAndMissingModulesAreNamed() throws Exception {
    refused(answering("\"torch\": \"1.11.0\""), "old", "1.11.0", "1.12");
    refused(answering("\"python\": \"3.7.17\""), "old-python", "3.7.17", "3.8");
    refused(
        answering("\"torch\": \"\", \"problem\": \"import\", \"text\": \"OSError: libcudart\""),
        "import",
        "libcudart");
    refused(
        answering("\"numpy\": \"\", \"pillow\": \"\""), "lacks", "numpy, pillow", "pip install");
    TrainingOffer withoutH5py = only(answering("\"h5py\": \"\""));
    assertThat(withoutH5py.runs()).isTrue();
    assertThat(withoutH5py.verdict()).isEqualTo("no-h5py");
    assertThat(withoutH5py.reason().message()).contains("Keras", "pip install h5py");
  }

  @Test
  void cardIsJudgedByTheArchitectures() throws Exception {
    judged("NVIDIA H200", 9, 0, "\"sm_80\", \"sm_90\"", true, "covered");
    judged("RTX 4090", 8, 9, "\"sm_80\", \"sm_86\", \"sm_90\"", true, "compatible");
    judged("RTX 5090", 12, 0, "\"sm_90\", \"compute_90\"", true, "compiled");
    judged("NVIDIA B200", 10, 0, "\"sm_80\", \"sm_90a\"", false, "too_new");
    judged("GTX 1080", 6, 1, "\"sm_75\", \"sm_120\"", false, "too_old");
  }

  private void judged(String name, int major, int minor, String archs, boolean runs, String verdict)
      throws Exception {
    List<TrainingOffer> offers = offers(answering(FakePython.card(name, major, minor, archs)));
    assertThat(offers).hasSize(2);
    TrainingOffer card = offers.get(0);
    assertThat(card.choice().device()).isEqualTo(new Device("cuda:0"));
    assertThat(card.runs()).as(name).isEqualTo(runs);
    assertThat(card.verdict()).isEqualTo(verdict.replace('_', '-'));
    assertThat(card.title().message()).contains(name);
    if (!runs) {
      assertThat(card.reason().message()).contains("pip install torch --index-url");
    }
    assertThat(offers.get(1).runs()).as("the processor").isTrue();
  }

  @Test
  void switchesSayWhereTheyMakeNoSense() throws Exception {
    switches("NVIDIA H200", 9, 0, "2.11.0", "", "");
    switches("Tesla T4", 7, 5, "2.11.0", "emulates bfloat16", "");
    switches("Tesla P100", 6, 0, "2.11.0", "emulates bfloat16", "needs compute capability 7.0");
    switches("NVIDIA A100", 8, 0, "1.13.1", "", "--compile needs PyTorch 2.0 or newer");
    EngineSwitches processor = only(answering("")).switches().orElseThrow();
    assertThat(processor.amp().orElseThrow().message()).contains("on a processor");
    assertThat(processor.compile()).isEmpty();
  }

  private void switches(String name, int major, int minor, String torch, String amp, String compile)
      throws Exception {
    String card = FakePython.card(name, major, minor, "\"sm_60\", \"sm_75\", \"sm_80\", \"sm_90\"");
    TrainingOffer offer = offers(answering("\"torch\": \"" + torch + "\", " + card)).get(0);
    EngineSwitches switches = offer.switches().orElseThrow();
    assertThat(switches.amp().map(Problem::message).orElse("")).contains(amp);
    assertThat(switches.amp().isPresent()).isEqualTo(!amp.isEmpty());
    assertThat(switches.compile().map(Problem::message).orElse("")).contains(compile);
    assertThat(switches.compile().isPresent()).isEqualTo(!compile.isEmpty());
  }

  @Test
  void cardThatPytorchDoesNotSeeIsExplained() throws Exception {
    driver("NVIDIA H200, 570.86, 9.0, 143771, 143000");
    TrainingOffer blind = offers(answering("\"cuda\": \"\"")).get(0);
    assertThat(blind.runs()).isFalse();
    assertThat(blind.reason().message()).contains("processor alone", "cu128");
    TrainingOffer old = offers(answering("\"cardProblem\": \"driver too old\"")).get(0);
    assertThat(old.reason().message()).contains("does not see", "570.86", "driver too old");
  }

  @Test
  void answerIsRememberedUntilPytorchIsInstalledAnew() throws Exception {
    Path version = Files.writeString(folder.resolve("version.py"), "1");
    Path count = folder.resolve("count");
    String answer = FakePython.answer("\"torchFile\": \"" + version + "\"");
    Path python = script("cat >/dev/null\necho x >>" + count + "\necho '" + answer + "'\n");
    only(python);
    assertThat(only(python).runs()).isTrue();
    assertThat(Files.readAllLines(count)).hasSize(1);
    Files.setLastModifiedTime(version, java.nio.file.attribute.FileTime.fromMillis(1));
    only(python);
    assertThat(Files.readAllLines(count)).hasSize(2);
    Files.writeString(folder.resolve("cache").resolve("pythons.json"), "{");
    only(python);
    assertThat(Files.readAllLines(count)).hasSize(3);
  }
}
