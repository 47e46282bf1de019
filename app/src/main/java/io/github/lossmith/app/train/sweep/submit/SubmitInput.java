package io.github.lossmith.app.train.sweep.submit;

/** A field of what is asked of Slurm. */
enum SubmitInput {
  PACK("pack", "--pack"),
  GPUS("gpus", "--gpus"),
  TIME("time", "--time"),
  PARTITION("partition", "--partition"),
  MORE("more", "--");

  private final String word;
  private final String option;

  SubmitInput(String word, String option) {
    this.word = word;
    this.option = option;
  }

  /** The last part of its message keys. */
  String word() {
    return word;
  }

  /** Of the command line. */
  String option() {
    return option;
  }
}
