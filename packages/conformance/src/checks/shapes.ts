/** The frozen schemas as a whole: everything that is claimed asked for at once, and every option with a value that is none. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Claims } from "../claims.ts";
import { requestFaults } from "../schema/validate.ts";
import { wrongOptions } from "../schema/wrong-options.ts";
import type { WireOptions } from "../wire.ts";
import { refused } from "./refusals.ts";

const schema = { type: "object", properties: { label: { type: "string" } }, required: ["label"] };
const format = { type: "json_schema", json_schema: { name: "label", schema } };

/** Everything that these claims allow to ask for. Scores come by one granularity at a time. */
const everything = (claims: Claims, granularity: "word" | "page" | "block" | undefined): WireOptions => ({
  include_blocks: claims.blocks ?? false,
  ...(claims.images === true ? { include_image_base64: true } : {}),
  ...(claims.tableFormats?.[0] === undefined ? {} : { table_format: claims.tableFormats[0] }),
  ...(claims.header === true ? { extract_header: true } : {}),
  ...(claims.footer === true ? { extract_footer: true } : {}),
  ...(claims.documentAnnotation === true ? { document_annotation_format: format } : {}),
  ...(claims.bboxAnnotation === true ? { bbox_annotation_format: format } : {}),
  ...(granularity === undefined ? {} : { confidence_scores_granularity: granularity }),
});

const contract = checksOf("contract", [
  {
    id: "full-schema",
    clause: "RES-1",
    title: "With everything asked for that is claimed, the response fits the frozen schema",
    run: async (context) => {
      const { claims } = context;
      const finest = (["word", "page"] as const).find((granularity) => claims.confidences?.includes(granularity));
      await context.read("single", everything(claims, finest));
      if (claims.confidences?.includes("block")) await context.read("single", everything(claims, "block"));
    },
  },
]);

const refusals = checksOf("refusals", [
  {
    id: "wrong-values",
    clause: "REF-3",
    title: "Every option refuses a value that is of another type, outside its list or below zero",
    run: async (context) => {
      for (const { name, options } of wrongOptions) {
        const request = await context.request("single", options);
        if (requestFaults(request).length === 0) throw new Error(`${name} is a question that fits`);
        const answer = await context.askRaw(request);
        expect(answer.failure !== undefined, `${name} was answered instead of refused`);
        refused(context, answer, { reasons: ["InvalidRequest"], statuses: [400, 422] });
      }
    },
  },
]);

export const shapeChecks = [...contract, ...refusals];
