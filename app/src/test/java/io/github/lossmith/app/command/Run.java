package io.github.lossmith.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command line, run in this process, with what it printed. */
record Run(int code, String out, String err) {
  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = LossmithCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
