import { openBrokenPlansFile } from "../../src/storage/broken-plans-file.ts";
import { brokenPlanListContract } from "../contracts/broken-plan-list.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
brokenPlanListContract("the file", () => openBrokenPlansFile(tempFolder({ quick: true })));
