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

/** Something in a request that does not fit. */
export interface Problem {
  /** Keys and places on the way to it. */
  readonly path: ReadonlyArray<string | number>;
  /** The word of JSON Schema that it breaks, such as `required`. */
  readonly keyword: string;
  readonly message: string;
}

const placesIn = (pointer: string): ReadonlyArray<string | number> =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));

const validRequest = ajv.compile(requestSchema);

/** What does not fit in a request, in parts; none when it fits. */
export const requestProblems = (value: unknown): ReadonlyArray<Problem> =>
  validRequest(value)
    ? []
    : (validRequest.errors ?? []).map(({ instancePath, keyword, message = "does not fit", params }) => {
        const { additionalProperty, missingProperty } = params as Readonly<Record<string, string | undefined>>;
        const key = additionalProperty ?? missingProperty;
        return { path: [...placesIn(instancePath), ...(key === undefined ? [] : [key])], keyword, message };
      });

/** What does not fit in the body of a response, each as a path and a sentence; none when it fits. */
export const responseFaults = validatorOf(responseSchema);

/** What does not fit in a request; none when it fits. */
export const requestFaults = validatorOf(requestSchema);
