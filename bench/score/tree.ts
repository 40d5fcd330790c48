/** Edit distance between ordered, labelled trees (Zhang and Shasha 1989); inserting or deleting a node costs 1. */

/** A tree; what a label means is the caller's business. */
export interface Tree<Label> {
  readonly label: Label;
  readonly children: ReadonlyArray<Tree<Label>>;
}

/** How many nodes a tree has. */
export const sizeOf = <Label>(tree: Tree<Label>): number =>
  tree.children.reduce((sum, child) => sum + sizeOf(child), 1);

interface Order<Label> {
  readonly labels: ReadonlyArray<Label>;
  /** For each node in postorder, the first leaf below it. */
  readonly firstLeaf: ReadonlyArray<number>;
  /** Nodes that have a left sibling, and the root. */
  readonly keyRoots: ReadonlyArray<number>;
}

const orderOf = <Label>(tree: Tree<Label>): Order<Label> => {
  const labels: Array<Label> = [];
  const firstLeaf: Array<number> = [];
  const visit = (node: Tree<Label>): number => {
    let first: number | undefined;
    for (const child of node.children) {
      const leaf = visit(child);
      first ??= leaf;
    }
    const own = labels.push(node.label) - 1;
    firstLeaf.push(first ?? own);
    return first ?? own;
  };
  visit(tree);
  const lastWithLeaf = new Map(firstLeaf.map((leaf, node) => [leaf, node]));
  return { labels, firstLeaf, keyRoots: [...lastWithLeaf.values()].toSorted((a, b) => a - b) };
};

/** The least cost of edits that turn one tree into the other. `rename` says what changing a label costs (0..1). */
export const treeDistance = <Label>(
  a: Tree<Label>,
  b: Tree<Label>,
  rename: (from: Label, to: Label) => number,
): number => {
  const [left, right] = [orderOf(a), orderOf(b)];
  const [rows, columns] = [left.labels.length, right.labels.length];
  const trees = new Float64Array(rows * columns);
  const renames = new Float64Array(rows * columns).fill(-1);
  const renameCost = (row: number, column: number): number => {
    const place = row * columns + column;
    if (renames[place]! < 0) renames[place] = rename(left.labels[row]!, right.labels[column]!);
    return renames[place]!;
  };
  const width = columns + 1;
  const forest = new Float64Array((rows + 1) * width);
  for (const rootRow of left.keyRoots) {
    for (const rootColumn of right.keyRoots) {
      const fromRow = left.firstLeaf[rootRow]!;
      const fromColumn = right.firstLeaf[rootColumn]!;
      // forest[i][j]: distance of the forests fromRow..fromRow+i-1 and fromColumn..fromColumn+j-1.
      forest[0] = 0;
      for (let i = 1; i <= rootRow - fromRow + 1; i += 1) forest[i * width] = i;
      for (let j = 1; j <= rootColumn - fromColumn + 1; j += 1) forest[j] = j;
      for (let row = fromRow; row <= rootRow; row += 1) {
        const i = row - fromRow + 1;
        for (let column = fromColumn; column <= rootColumn; column += 1) {
          const j = column - fromColumn + 1;
          const edited = Math.min(forest[(i - 1) * width + j]!, forest[i * width + j - 1]!) + 1;
          if (left.firstLeaf[row] === fromRow && right.firstLeaf[column] === fromColumn) {
            const best = Math.min(edited, forest[(i - 1) * width + j - 1]! + renameCost(row, column));
            forest[i * width + j] = best;
            trees[row * columns + column] = best;
          } else {
            const before = (left.firstLeaf[row]! - fromRow) * width + (right.firstLeaf[column]! - fromColumn);
            forest[i * width + j] = Math.min(edited, forest[before]! + trees[row * columns + column]!);
          }
        }
      }
    }
  }
  return trees[rows * columns - 1]!;
};
