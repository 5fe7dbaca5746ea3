/// The program's commands: each a class of its own that reads its options, calls the room that does
/// the work, prints, and returns an exit code. The only package that may use standard output,
/// standard error and exit. No logic worth testing without a command line lives here.
///
/// To add a command, write its class and name it in [hearsay.cli.Main]'s `subcommands`. Start
/// reading there.
@NullMarked
package hearsay.cli;

import org.jspecify.annotations.NullMarked;
