/**
 * The edit distance of ordered trees: the cheapest way from one to the other by inserting, deleting and relabelling nodes.
 * The algorithm of Zhang and Shasha (1989), in time O(n·m·depth²).
 */

/** A node with its children in order. */
export interface Tree<T> {
  readonly label: T;
  readonly children: ReadonlyArray<Tree<T>>;
}

/** Nodes in post-order: label, and the number of the leftmost leaf below. */
interface Flat<T> {
  readonly labels: ReadonlyArray<T>;
  readonly leftmost: ReadonlyArray<number>;
  /** The last node of each leftmost leaf: the roots of the subproblems. */
  readonly keyRoots: ReadonlyArray<number>;
}

const flatten = <T>(tree: Tree<T>): Flat<T> => {
  const labels: Array<T> = [];
  const leftmost: Array<number> = [];
  const walk = ({ children, label }: Tree<T>): number => {
    let first = -1;
    for (const child of children) {
      const leaf = walk(child);
      if (first < 0) first = leaf;
    }
    labels.push(label);
    const own = first < 0 ? labels.length - 1 : first;
    leftmost.push(own);
    return own;
  };
  walk(tree);
  const last = new Map(leftmost.map((leaf, node) => [leaf, node]));
  return { labels, leftmost, keyRoots: [...last.values()].toSorted((a, b) => a - b) };
};

/** How many nodes a tree has. */
export const treeSize = (tree: Tree<unknown>): number => tree.children.reduce((sum, child) => sum + treeSize(child), 1);

/**
 * The distance: inserting or deleting a node costs 1, relabelling what `relabel` says, from 0 to 1. It is a metric when
 * `relabel` is one.
 */
export const treeDistance = <T>(a: Tree<T>, b: Tree<T>, relabel: (a: T, b: T) => number): number => {
  const left = flatten(a);
  const right = flatten(b);
  const width = right.labels.length;
  const trees = new Float64Array(left.labels.length * width);
  for (const i of left.keyRoots)
    for (const j of right.keyRoots) {
      const top = left.leftmost[i] ?? 0;
      const start = right.leftmost[j] ?? 0;
      const columns = j - start + 2;
      // The distance of forests: the nodes from `top` and `start` on, the first row and column being the empty forest.
      const forest = new Float64Array((i - top + 2) * columns);
      const at = (row: number, column: number): number => forest[row * columns + column] ?? 0;
      for (let row = 1; row <= i - top + 1; row += 1) forest[row * columns] = row;
      for (let column = 1; column < columns; column += 1) forest[column] = column;
      for (let row = 1; row <= i - top + 1; row += 1)
        for (let column = 1; column < columns; column += 1) {
          const node = top + row - 1;
          const other = start + column - 1;
          const leaf = left.leftmost[node] ?? 0;
          const otherLeaf = right.leftmost[other] ?? 0;
          const edit = Math.min(at(row - 1, column), at(row, column - 1)) + 1;
          if (leaf === top && otherLeaf === start) {
            const cost = relabel(left.labels[node] as T, right.labels[other] as T);
            const found = Math.min(edit, at(row - 1, column - 1) + cost);
            forest[row * columns + column] = found;
            trees[node * width + other] = found;
          } else {
            const below = at(leaf - top, otherLeaf - start) + (trees[node * width + other] ?? 0);
            forest[row * columns + column] = Math.min(edit, below);
          }
        }
    }
  return trees[trees.length - 1] ?? 0;
};
