import { openMemoryInbox } from "../../src/storage/memory-inbox.ts";
import { describeInbox } from "../contracts/inbox.ts";

describeInbox({ name: "The inbox in memory", open: async (config) => openMemoryInbox(config) });
