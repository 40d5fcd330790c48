/** Holds values against the frozen schemas. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { requestSchema } from "./request.ts";
import { responseSchema } from "./response.ts";

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true });

const validatorOf = (schema: object): ((value: unknown) => ReadonlyArray<string>) => {
  const validate = ajv.compile(schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message = "does not fit" }) => `${instancePath || "/"} ${message}`,
        );
};

/** What does not fit in the body of a response, each as a path and a sentence; none when it fits. */
export const responseFaults = validatorOf(responseSchema);

/** What does not fit in a request; none when it fits. */
export const requestFaults = validatorOf(requestSchema);
