import { openFileInbox } from "../../src/storage/file-inbox.ts";
import { describeInbox } from "../contracts/inbox.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

describeInbox({ name: "The inbox in a file", open: (config) => openFileInbox({ ...config, dir: tempFolder() }) });
