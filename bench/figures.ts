/** What a bench measured. */

/** Figures of a run, ready for JSON. Shares are percent unless a name says otherwise. */
export interface Figures {
  readonly [name: string]: Figure;
}
export type Figure = string | number | boolean | null | ReadonlyArray<Figure> | Figures;
