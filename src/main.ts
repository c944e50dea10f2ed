import { runCommand } from "./run-command.ts";

process.stdout.write(`Slack is not part of this version yet.
Microsoft Teams is not part of this version yet.
The assistant can be talked to at a terminal: npm run chat
`);
if (process.stdin.isTTY && process.stdout.isTTY) process.exitCode = await runCommand(["chat"]);
