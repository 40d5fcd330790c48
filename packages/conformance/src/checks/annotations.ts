/** Annotations by a JSON schema. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";

const schema = {
  type: "object",
  properties: { label: { type: "string" } },
  required: ["label"],
  additionalProperties: false,
};
const format = { type: "json_schema", json_schema: { name: "label", schema, strict: true } };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const annotationChecks = checksOf("annotations", [
  {
    id: "document",
    clause: "ANN-1",
    title: "The annotation of a document is JSON, as a text",
    applies: (claims) => claims.documentAnnotation ?? false,
    run: async (context) => {
      const { document_annotation: text } = await context.read("single", { document_annotation_format: format });
      expect(typeof text === "string", "the annotation of the document is missing");
      const value = parsed(text ?? "");
      expect(typeof value === "object" && value !== null, "the annotation of the document is no JSON object");
    },
  },
  {
    id: "images",
    clause: "ANN-2",
    title: "The annotation of a picture is JSON, as a text",
    applies: (claims) => claims.bboxAnnotation ?? false,
    run: async (context) => {
      const { pages } = await context.read("single", { bbox_annotation_format: format });
      const images = pages.flatMap((page) => page.images);
      expect(images.length > 0, "no picture was found");
      for (const { id, image_annotation: text } of images) {
        const value = parsed(text ?? "");
        expect(typeof value === "object" && value !== null, `the annotation of ${id} is no JSON object`);
      }
    },
  },
  {
    id: "document-only",
    clause: "ANN-3",
    title: "Who asks for the annotation of the document gets none of pictures",
    applies: (claims) => claims.documentAnnotation ?? false,
    run: async (context) => {
      const { pages } = await context.read("single", { document_annotation_format: format });
      const images = pages.flatMap((page) => page.images);
      expect(
        images.every((image) => (image.image_annotation ?? null) === null),
        "a picture was annotated too",
      );
    },
  },
  {
    id: "text-stays",
    clause: "ANN-4",
    title: "An annotation does not change the text",
    applies: (claims) => claims.documentAnnotation ?? false,
    run: async (context) => {
      const plain = await context.read("single");
      const annotated = await context.read("single", { document_annotation_format: format });
      expect(annotated.pages[0]?.markdown === plain.pages[0]?.markdown, "the text changes with an annotation");
    },
  },
]);
