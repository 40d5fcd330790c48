import { cliRooms } from "./rooms/cli.ts";
import { conformanceRooms } from "./rooms/conformance.ts";
import { coreRooms } from "./rooms/core.ts";
import { fakesRooms } from "./rooms/fakes.ts";
import { providerAimlapiRooms } from "./rooms/provider-aimlapi.ts";
import { providerAzureRooms } from "./rooms/provider-azure.ts";
import { providerLocalRooms } from "./rooms/provider-local.ts";
import { providerMistralRooms } from "./rooms/provider-mistral.ts";

/**
 * The import law: which room may import which. A room is a folder (ending in `/`) or a file of a package's `src`; the
 * longest name that fits a file is its room. A file without a room breaks the law, and so does an import that its
 * room does not list. `#name` stands for a room of the same package.
 */
export const rooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  ...coreRooms,
  ...providerLocalRooms,
  ...providerMistralRooms,
  ...providerAimlapiRooms,
  ...fakesRooms,
  ...providerAzureRooms,
  ...conformanceRooms,
  ...cliRooms,
};
