/** The request of a model of Foundry, where it differs from the contract's own wire. */
import type { WireOptions } from "@ocr/core/compatible";
import { type Call, OcrError } from "@ocr/core/provider";
import type { FoundryModel } from "./models.ts";

/**
 * The options as a model takes them; `model` is undefined for deployments with names of their own, where only the vendor
 * can judge. Throws `Unsupported` that names what the model would refuse or leave out.
 */
export const toVendor = (options: WireOptions, call: Call, model: FoundryModel | undefined): WireOptions => {
  const { documentAnnotation: format, documentAnnotationPrompt: prompt } = call.options;
  const refuse = (what: string) =>
    new OcrError({
      reason: "Unsupported",
      message: `azure with ${call.model} cannot do ${what}`,
      provider: "azure",
      model: call.model,
    });
  if (prompt !== undefined && model?.takesNoPrompt) throw refuse("document_annotation_prompt");
  // Azure's schema has no `include_blocks`. A model that has blocks returns them anyway; core drops unwanted ones.
  const { include_blocks: _, ...wire } = options;
  if (format === undefined || !model?.annotatesOnlyStrictly) return wire;
  if (format.json_schema.strict === false)
    throw refuse("document_annotation_format with strict false: it would return no annotation");
  return {
    ...wire,
    document_annotation_format: { ...format, json_schema: { ...format.json_schema, strict: true } },
  };
};
