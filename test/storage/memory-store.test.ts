import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { describeLearnerStore } from "../contracts/learner-store.ts";

describeLearnerStore({ name: "The memory store", open: async () => openMemoryStore() });
