import { runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2));
// A question to the network that nobody answers may keep the process for half a minute; what was found has been told.
if (process.argv[2] === "doctor") process.stdout.write("", () => process.exit());
